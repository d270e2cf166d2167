import { part } from '../browser/driver.ts';
import type { Course } from '../sandbox-lms/main.ts';
import { connect } from '../stack/connect.ts';
import { expect } from './fixtures.ts';
import { focusOn, tabTo } from './keyboard.ts';
import { markedIn } from './marking.ts';
import { placeIn, test } from './seats.ts';

/** Each learner’s own words, so that a mark on another’s would be seen. */
const essay = (name: string): string =>
  `<p>My name is ${name}. I think that school should start at nine. Everybody is tired at eight.</p>`;
/** A whole class, in a row. */
const WORKS = 30;

for (const { browser, flavour, name } of placeIn('chromium')) {
  test(`${name}: ${WORKS} works are marked and released without a mouse`, async ({
    stack,
    sit,
  }) => {
    test.setTimeout(180_000);
    const lms = stack.lms(flavour);
    lms.reset();
    const teacher = await sit(browser, lms, 'okafor');
    await connect(teacher);
    const { tab } = teacher;
    const learnersOf = (course: Course) => course.members.filter(({ post }) => post === 'learner');
    const all = lms.courses.flatMap((course) =>
      course.assignments.map((assignment) => ({ course, assignment })),
    );
    const released = new Map<Course, Map<string, number>>();
    let marked = 0;
    for (const { course, assignment } of all) {
      const learners = learnersOf(course).slice(0, WORKS - marked);
      if (learners.length === 0) break;
      for (const learner of learnersOf(course))
        lms.handIn(assignment, learner, essay(learner.name));
      await tab.goto(lms.url.grader(course, assignment, learners[0]));
      const panel = await tab.panel();
      const seen = new Set<string>();
      for (const _ of learners) {
        await panel.button('Mark words with the keyboard').see();
        const who = await panel.heading(/./).words();
        expect(seen).not.toContain(who);
        seen.add(who);
        await tabTo(tab, panel, /^button Mark words with the keyboard/);
        await tab.key('Enter');
        await focusOn(tab, panel, /^spinbutton Words of the work/);
        await tab.key('ArrowDown');
        await panel.text(part('school should start at nine')).see();
        await tab.key('Enter');
        await focusOn(tab, panel, /Next step/);
        await tab.type('Ask two people.');
        await expect
          .poll(() => markedIn(tab, flavour))
          .toEqual({ draft: ['I think that school should start at nine.'] });
        await tab.key('Control+Enter');
        await panel.text('Draft kept. On to the next.').see();
        marked += 1;
        await tab.key('Alt+PageDown');
        await focusOn(tab, panel, new RegExp(`^h1 (?!${who})`));
      }
      const here = released.get(course) ?? new Map<string, number>();
      released.set(course, here.set(assignment.title, learners.length));
    }
    expect(marked).toBe(WORKS);

    for (const [course, assignments] of released) {
      await tab.goto(lms.url.course(course));
      const panel = await tab.panel();
      // From the second on it is as the first was left.
      if (course === lms.courses[0]) {
        await tabTo(tab, panel, /^button Open Waymark/);
        await tab.key('Enter');
      }
      await panel.heading('Your drafts for this class').see();
      for (const [title, n] of assignments) {
        await tabTo(tab, panel, new RegExp(`^summary ${title}`));
        await tab.key('Enter');
        await tabTo(tab, panel, new RegExp(`^button Release to ${n} learner`));
        await tab.key('Enter');
        await panel.text(part(`Released to ${n} learner`)).see();
      }
      await panel.heading('Your drafts for this class').seeNot();
    }
  });
}
