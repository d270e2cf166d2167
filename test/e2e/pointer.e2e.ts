import type { Place } from '../browser/driver.ts';
import type { Flavour, Person } from '../sandbox-lms/main.ts';
import { connect } from '../stack/connect.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { type Seat, signInAt } from '../stack/seat.ts';
import { EVERYWHERE, expect } from './fixtures.ts';
import { PLACES, test } from './seats.ts';

const FIRST = 'Ask the cook the same question.';
const SECOND = 'Count the bins before and after lunch.';
/** The LMS is told once a release can no longer be undone. */
const SOON = { timeout: 40_000 };

const commentsOn = (lms: Flavour, { id }: Person) => {
  const { assignment } = firstAssignment(lms);
  const learner = lms.people.find((each) => each.id === id);
  const said = learner && lms.submission(assignment, learner)?.comments;
  return (said ?? []).map(({ author, attempt, html }) => ({ author: author.name, attempt, html }));
};
const pointer = (teacher: Person, attempt: number) => ({
  ...{ author: teacher.name, attempt },
  html: expect.stringMatching(/^You have new feedback in Waymark/),
});

async function beside({ tab, lms }: Seat, learner: Person): Promise<Place> {
  const { course, assignment } = firstAssignment(lms);
  await tab.goto(lms.url.grader(course, assignment, learner));
  const panel = await tab.panel();
  await panel.role('textbox', 'Next step').see();
  return panel;
}

async function release(panel: Place, learner: Person, words: string): Promise<void> {
  await panel.role('textbox', 'Next step').fill(words);
  await panel.button(`Release to ${learner.name}`).press();
  await panel.text(`Released to ${learner.name}`).see();
}

// The others are Chromium's.
const HERE = PLACES.filter(
  (place) => place.flavour === 'canvas' && (EVERYWHERE || place.browser === 'firefox'),
);
for (const { browser, flavour, name } of HERE) {
  test(`${name}: what is released together is told by one comment on its draft, which goes with the last of it`, async ({
    stack,
    sit,
  }) => {
    test.setTimeout(120_000);
    const lms = stack.lms(flavour);
    lms.reset();
    const { assignment } = firstAssignment(lms);
    const seat = await sit(browser, lms, 'okafor');
    await connect(seat);
    const learner = lms.people.find(({ key }) => key === 'amara');
    if (learner === undefined) throw new Error('Nobody to write to.');
    const panel = await beside(seat, learner);
    await panel.role('textbox', 'Next step').fill(FIRST);
    await panel.button('Keep draft').press();
    await panel.text('Draft kept. Only you see it.').see();
    // What is on the screen is the first version, and stays it.
    lms.handIn(assignment, learner, '<p>Another essay.</p>');
    await release(panel, learner, FIRST);
    await release(panel, learner, SECOND);
    await expect.poll(() => commentsOn(lms, learner), SOON).toEqual([pointer(seat.person, 1)]);

    const back = panel.button('Take it back');
    await back.press();
    await panel.text(`Taken back. ${learner.name} no longer sees it.`).see();
    // A press that is made again, because nothing was seen of it, may have taken both.
    if (await back.isSeen()) await back.press();
    await back.seeNot();
    await expect.poll(() => commentsOn(lms, learner), SOON).toEqual([]);
  });
}

test('chromium, canvas: what is undone, or not to be told, is not told', async ({ stack, sit }) => {
  test.setTimeout(120_000);
  const lms = stack.lms('canvas');
  lms.reset();
  const seat = await sit('chromium', lms, 'okafor');
  await connect(seat);
  const [undone, untold, told] = ['amara', 'lucia', 'priya'].map((key) =>
    lms.people.find((each) => each.key === key),
  );
  if (!undone || !untold || !told) throw new Error('Nobody to write to.');
  for (const person of [undone, untold, told])
    lms.handIn(firstAssignment(lms).assignment, person, `<p>By ${person.key}.</p>`);

  const panel = await beside(seat, undone);
  await release(panel, undone, FIRST);
  await panel.button('Undo').press();
  await panel.text('Taken back. It is your draft again.').see();

  const quiet = await beside(seat, untold);
  await quiet.role('checkbox', /Tell .* in Canvas too/).press();
  await release(quiet, untold, FIRST);
  await quiet.role('checkbox', /Tell .* in Canvas too/).press();

  // Later than both, so that both would have been told by then.
  await release(await beside(seat, told), told, FIRST);
  const latest = lms.submission(firstAssignment(lms).assignment, told)?.attempts.length ?? 0;
  await expect.poll(() => commentsOn(lms, told), SOON).toEqual([pointer(seat.person, latest)]);
  expect(commentsOn(lms, undone)).toEqual([]);
  expect(commentsOn(lms, untold)).toEqual([]);
});

test('chromium, canvas: nobody else leaves the comment, and it comes when its writer is back', async ({
  stack,
  sit,
}) => {
  test.setTimeout(120_000);
  const lms = stack.lms('canvas');
  lms.reset();
  const seat = await sit('chromium', lms, 'okafor');
  const elsewhere = await sit('chromium', lms, 'okafor');
  await Promise.all([connect(seat), connect(elsewhere)]);
  const [learner, other] = ['amara', 'lucia'].map((key) =>
    lms.people.find((each) => each.key === key),
  );
  if (!learner || !other) throw new Error('Nobody to write to.');
  await release(await beside(seat, learner), learner, FIRST);
  await signInAt(seat, other);
  await seat.tab.goto(lms.url.dashboard());
  // At the same person's other computer, and later: by then the first would have been told as well.
  await release(await beside(elsewhere, other), other, SECOND);
  await expect
    .poll(() => commentsOn(lms, other), SOON)
    .toMatchObject([{ author: seat.person.name }]);
  expect(commentsOn(lms, learner)).toEqual([]);
  await signInAt(seat, seat.person);
  await seat.tab.goto(lms.url.dashboard());
  await expect
    .poll(() => commentsOn(lms, learner), SOON)
    .toMatchObject([{ author: seat.person.name }]);
});
