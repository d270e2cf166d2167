import type { Frame } from '@playwright/test';
import { connect } from '../stack/connect.ts';
import { openInCourse, personOf } from '../stack/desk.ts';
import { launchUnseen } from '../stack/launch.ts';
import { expect } from './fixtures.ts';
import { pullAll } from './school-api.ts';
import { placeIn, test } from './seats.ts';

const GOAL = 'Answer the best case against me';
const REASON = 'I do not want to read this here.';
const ANSWER = 'Thank you. I will talk with them today.';
const MEANT = 'Ask one stranger a question';
const SHOWN = 'Say one thing in three sentences';
const OWN = 'Wait three breaths after each question';
const BRAVE = 'You read your first line to all of us, and your voice shook.';
const TRIED = 'I read it out although my voice shook.';

async function setGoal(home: Frame, words: string): Promise<void> {
  await home.getByRole('button', { name: 'Set a goal' }).click();
  await home.getByRole('button', { name: 'Next question' }).click();
  await home.getByLabel('What am I working to do next?').fill(words);
  await home.getByRole('button', { name: 'Done' }).click();
  await home.getByRole('button', { name: `Open your goal: ${words}` }).click();
}
const saved = (home: Frame): Promise<void> =>
  expect(home.getByText('Saved at school', { exact: true })).toBeVisible();

for (const { browser, flavour, name } of placeIn('chromium'))
  test(`a class ${name}: sees what is shown to it, reports it, and is answered`, async ({
    stack,
    sit,
    visit,
  }) => {
    test.setTimeout(180_000);
    const lms = stack.lms(flavour);
    const [course] = lms.courses;
    if (course === undefined) throw new Error('No course to try in.');
    const teacher = await visit(lms, 'okafor');
    const board = await openInCourse(teacher);
    const owner = await openInCourse(await visit(lms, 'amara'));
    await setGoal(owner, GOAL);
    await owner.getByRole('button', { name: `Everyone in ${course.title}` }).click();
    await expect(owner.getByText(`everyone in ${course.title} can see this`)).toBeVisible();
    await saved(owner);

    const classmate = await sit(browser, lms, 'meiling');
    await connect(classmate);
    await classmate.tab.goto(lms.url.course(course));
    const panel = await classmate.tab.panel();
    await panel.button('Open Waymark').press();
    await panel.button(`See what ${course.title} shares`).press();
    await panel.text(GOAL).see();
    // The class list is its teachers' to read.
    await panel.button('Report this: Someone in this class: a goal').press();
    await panel.field(/^What is not right/).fill(REASON);
    await panel.button('Report it').press();
    await panel.text('You reported 1 thing').see();
    await panel.text(GOAL).seeNot();

    const report = board.getByRole('article', { name: `${classmate.person.name} reported this` });
    await expect(report.getByText(REASON)).toBeVisible();
    await expect(report.getByText(GOAL)).toBeVisible();
    await report.getByRole('button', { name: `Answer ${classmate.person.name}` }).click();
    await report.getByLabel(`Write to ${classmate.person.name}`).fill(ANSWER);
    await report.getByRole('button', { name: 'Send' }).click();
    await report.getByRole('button', { name: 'I have seen to it' }).click();
    await expect(board.getByText('1 report seen to')).toBeVisible();
    await panel.text(ANSWER).see();
    await panel.text(/A teacher has seen to it/).see();
  });

for (const { browser, flavour, name } of placeIn('chromium').filter(
  ({ flavour }) => flavour === 'canvas',
)) {
  test(`a teacher ${name}: has a goal of their own that neither learners nor other teachers see`, async ({
    stack,
    visit,
  }) => {
    const lms = stack.lms(flavour);
    const [course] = lms.courses;
    if (course === undefined) throw new Error('No course to try in.');
    const teacher = await openInCourse(await visit(lms, 'okafor'));
    await teacher.getByRole('link', { name: 'My own learning' }).click();
    await expect(teacher.getByText(/^This is yours\. Nobody sees it/)).toBeVisible();
    await setGoal(teacher, OWN);
    await saved(teacher);
    await expect(teacher.getByText('Only you can see this.').first()).toBeVisible();

    const classmate = await openInCourse(await visit(lms, 'priya'));
    await setGoal(classmate, SHOWN);
    await classmate.getByRole('button', { name: `Everyone in ${course.title}` }).click();
    await saved(classmate);

    const colleague = await openInCourse(await visit(lms, 'wisniewski'));
    await colleague.getByRole('button', { name: 'See what this class shares' }).click();
    const learner = await openInCourse(await visit(lms, 'amara'));
    await learner.getByRole('link', { name: 'My class' }).click();
    for (const page of [colleague, learner]) {
      // What is shown to the class has come; this has not.
      await expect(page.getByText(SHOWN)).toBeVisible();
      await expect(page.getByText(OWN)).toHaveCount(0);
    }
    // Not what a screen shows: what the school would send.
    for (const who of ['wisniewski', 'lucia'] as const) {
      const { access } = await launchUnseen(stack, lms, personOf(lms, who));
      const sent = JSON.stringify(await pullAll(stack.url, access));
      expect(sent).toContain(SHOWN);
      expect(sent).not.toContain(OWN);
    }
  });

  test(`a class under thirteen ${name}: is shown what a teacher lets go there`, async ({
    stack,
    sit,
    visit,
  }) => {
    test.setTimeout(180_000);
    const lms = stack.lms(flavour);
    const [course] = lms.courses;
    if (course === undefined) throw new Error('No course to try in.');
    const board = await openInCourse(await visit(lms, 'okafor'));
    const classmate = await sit(browser, lms, 'meiling');
    await connect(classmate);
    await classmate.tab.goto(lms.url.course(course));
    const panel = await classmate.tab.panel();
    await panel.button('Open Waymark').press();
    await panel.button(`See what ${course.title} shares`).press();

    await board.getByText('What holds for this class').click();
    await board.getByLabel('Learners here are minors').check();
    await board.getByLabel(/^Some are under 13/).check();
    await board.getByLabel('Whom to turn to when something is not right').fill('Ms Vale, room 4');
    await saved(board);
    const young = await openInCourse(await visit(lms, 'olena'));
    await setGoal(young, MEANT);
    await young
      .getByRole('button', { name: `Everyone in ${course.title}, when a teacher says yes` })
      .click();
    await saved(young);
    await expect(young.getByText(/It waits for a teacher/).first()).toBeVisible();
    const waiting = board.getByRole('article').filter({ hasText: MEANT });
    await expect(waiting).toBeVisible();
    await panel.text(/Ms Vale, room 4/).see();
    await panel.text(MEANT).seeNot();
    await waiting.getByRole('button', { name: /^Not yet/ }).click();
    await expect(young.getByText(/says: not yet/).first()).toBeVisible();
    await panel.text(MEANT).seeNot();
    await board.getByText('Not yet: 1').click();
    await waiting.getByRole('button', { name: /^Let the class see/ }).click();
    await panel.text(MEANT).see();
  });

  test(`a brave moment ${name}: is offered by a teacher, and kept in its learner’s own words`, async ({
    stack,
    visit,
  }) => {
    const lms = stack.lms(flavour);
    const teacher = await openInCourse(await visit(lms, 'okafor'));
    const brave = await visit(lms, 'soren');
    const learner = await openInCourse(brave);
    await teacher.getByRole('button', { name: brave.person.name }).click();
    await teacher.getByRole('button', { name: 'I saw a brave moment' }).click();
    await teacher.getByLabel(/^What did you see/).fill(BRAVE);
    await teacher.getByRole('button', { name: 'Send' }).click();
    await expect(teacher.getByText(`Offered to ${brave.person.name}`)).toBeVisible();

    await expect(learner.getByText(BRAVE)).toBeVisible();
    await learner.getByRole('button', { name: 'Yes, I will write about it' }).click();
    await learner.getByLabel('What I tried').fill(TRIED);
    await learner.getByRole('button', { name: 'Done' }).click();
    await expect(learner.getByRole('article', { name: /^A brave moment/ })).toContainText(TRIED);
    await saved(learner);
    // Whom it is shown to is still their own to say.
    await expect(teacher.getByText(TRIED)).toHaveCount(0);
  });
}
