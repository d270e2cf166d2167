import { part } from '../browser/driver.ts';
import { connect } from '../stack/connect.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { expect } from './fixtures.ts';
import { markedIn, pressInBar, pressMarked, redrawWork, selectInWork } from './marking.ts';
import { PAIRS, test } from './seats.ts';

const FIRST =
  '<h3>Lunch</h3><p>The bins are full of sandwiches with one bite in them. We stand in a line for eleven minutes. Everybody knows it is not enough.</p>';
/** The first sentence is gone, the second has grown. */
const SECOND =
  '<h3>Lunch</h3><p>We stand in a line for eleven minutes each day. Everybody knows it is not enough.</p><p>I asked the cook about it, and he says that nobody ever asked him before.</p>';

for (const { browser, flavour, name } of PAIRS) {
  test(`${name}: a comment stands where its words are, for both; on the next draft it finds them, or says that they are gone`, async ({
    stack,
    sit,
  }) => {
    const lms = stack.lms(flavour);
    lms.reset();
    const { course, assignment } = firstAssignment(lms);
    const [teacher, own] = await Promise.all([
      sit(browser, lms, 'okafor'),
      sit(browser, lms, 'priya'),
    ]);
    const learner = own.person;
    lms.handIn(assignment, learner, FIRST);
    await Promise.all([connect(teacher), connect(own)]);
    const { tab } = teacher;
    const grader = lms.url.grader(course, assignment, learner);
    const marked = (marks: Record<string, string[]>) =>
      expect.poll(() => markedIn(tab, flavour), { timeout: 10_000 }).toEqual(marks);
    const writeAt = async (from: number, to: number, button: number, words: string) => {
      const panel = await tab.panel();
      await panel.role('textbox', 'Next step').see();
      const selected = await selectInWork(tab, flavour, from, to);
      await pressInBar(tab, button);
      await panel.text(selected).see();
      await panel
        .role('textbox', ['Next step', 'What I notice', 'Next step', 'Question'][button])
        .fill(words);
      return selected;
    };

    await tab.goto(grader);
    const kept = await writeAt(11, 18, 0, 'Say how you counted.');
    // A second selection keeps what was begun.
    const lost = await writeAt(0, 10, 3, 'How many bins?');
    await marked({ draft: [kept, lost] });
    const panel = await tab.panel();
    await panel.text('1 more draft').see();
    await panel.button('Release all 2 drafts').press();
    await panel.text(`All released to ${learner.name}`).see();
    await marked({ step: [kept], question: [lost] });
    await panel.text('Saved at school').see();

    await own.tab.goto(lms.url.assignment(course, assignment));
    const beside = await own.tab.panel();
    await beside.text(kept).see();
    const seen = () =>
      expect
        .poll(() => markedIn(own.tab, flavour), { timeout: 10_000 })
        .toEqual({ step: [kept], question: [lost] });
    await seen();
    const details = lms.url.submission(course, assignment, learner);
    if (details !== undefined) {
      await own.tab.goto(details);
      await (await own.tab.panel()).text(kept).see();
      await seen();
    }

    lms.handIn(assignment, learner, SECOND);
    await tab.goto(grader);
    const again = await tab.panel();
    await again.text('These words are not in the work any more.').see();
    const now = await markedIn(tab, flavour);
    expect([...(now.step ?? []), ...(now.moved ?? [])].join()).toContain('line for eleven minutes');
    expect(now.question).toBeUndefined();

    // A proposal is confirmed, or it was none.
    if (now.moved !== undefined) await again.button('Yes, it is here').press();
    await expect
      .poll(async () => (await markedIn(tab, flavour)).step?.join())
      .toContain('line for eleven minutes');
    expect((await markedIn(tab, flavour)).moved).toBeUndefined();

    // The one that is gone is given another place, by its teacher.
    await again.button('Give it a new place').press();
    const found = await selectInWork(tab, flavour, 8, 9);
    await pressInBar(tab, 3);
    await again.text('It has a new place.').see();
    await expect.poll(async () => (await markedIn(tab, flavour)).question).toEqual([found]);

    // The LMS draws its page anew: the marks are there again, and nothing of ours has been left in it.
    const errors = await tab.errors();
    await redrawWork(tab, flavour);
    await expect.poll(async () => (await markedIn(tab, flavour)).question).toEqual([found]);
    expect(errors()).toEqual([]);

    // From the words to their card.
    // A browser without a screen tells nobody of a focus before its window has one.
    await tab.key('Shift');
    await pressMarked(tab, flavour, 'question');
    await expect
      .poll(() => again.run(() => document.activeElement?.textContent ?? '', null))
      .toContain('How many bins?');
    // Its card has the focus, so the words stand out; the mouse is over the words, so the card does.
    await expect.poll(async () => (await markedIn(tab, flavour)).shown).toEqual([found]);
    const lit = () => again.run(() => document.querySelector('.wm-lit')?.textContent ?? '', null);
    await expect.poll(lit).toContain('How many bins?');

    // The second draft, comment by comment.
    await again.button('Go through your 2 comments on drafts before').press();
    await again.text(part('1 of 2')).see();
    await again.button('Next').press();
    await again.text(part('2 of 2')).see();
    await again.button('Back to all').press();
    await again.role('textbox', 'Next step').see();
  });
}

/** What is to be selected in each, as words of it; and what is then commented on. */
const SCRIPTS = [
  {
    name: 'Arabic',
    html: '<p dir="rtl">نقف في الطابور إحدى عشرة دقيقة كل يوم.</p>',
    from: 1,
    to: 3,
    on: 'في الطابور إحدى',
  },
  {
    name: 'Japanese',
    html: '<p>私は学校に行きます。</p>',
    from: 0,
    to: 0,
    on: '私は学校に行きます',
  },
  {
    name: 'emoji and marks',
    html: '<p>We 👩‍👩‍👧 ate at the cafe\u0301 twice.</p>',
    from: 1,
    to: 5,
    on: 'ate at the caf\u00e9 twice',
  },
  {
    name: 'one letter in pieces',
    html: '<p>So<b>m</b>e of <i>us</i> stay.</p>',
    from: 0,
    to: 0,
    on: 'Some',
  },
];

test('chromium, moodle: words of any script are taken whole, and a page of them is too long', async ({
  stack,
  sit,
}) => {
  const lms = stack.lms('moodle');
  lms.reset();
  const { course, assignment } = firstAssignment(lms);
  const teacher = await sit('chromium', lms, 'okafor');
  const learner = lms.people.find(({ key }) => key === 'priya');
  if (learner === undefined) throw new Error('Nobody to write for.');
  await connect(teacher);
  const { tab } = teacher;
  for (const { name, html, from, to, on } of SCRIPTS)
    await test.step(name, async () => {
      lms.handIn(assignment, learner, html);
      await tab.goto(lms.url.grader(course, assignment, learner));
      await (await tab.panel()).text('Select words in the work to comment on them.').see();
      await selectInWork(tab, 'moodle', from, to);
      await pressInBar(tab, 0);
      await expect.poll(() => markedIn(tab, 'moodle')).toEqual({ draft: [on] });
    });

  lms.handIn(assignment, learner, `<p>${'word '.repeat(20_000)}</p>`);
  await tab.goto(lms.url.grader(course, assignment, learner));
  const panel = await tab.panel();
  await panel.text('Select words in the work to comment on them.').see();
  await selectInWork(tab, 'moodle', 0, 2000, 'by script');
  await pressInBar(tab, 0);
  await panel.text(part('That is too long for one comment.')).see();
  expect(await markedIn(tab, 'moodle')).toEqual({});
});
