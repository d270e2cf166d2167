import type { Frame } from '@playwright/test';
import { openInCourse } from '../stack/desk.ts';
import { expect, FLAVOURS } from './fixtures.ts';
import { test } from './visitors.ts';

const NOTICED = 'Three of your five paragraphs end on the same word. It is a good word once.';
const STEP = 'Read the endings aloud and keep the word where it lands hardest.';
const QUESTION = 'Which ending would you miss?';
const EVIDENCE = 'I kept it in the fourth paragraph and cut it from the others.';
const ASKED = 'May the title keep it too?';
const ANSWERED = 'Yes. A title may echo the end.';
const GOAL = 'End each paragraph on the idea that matters.';

/** CSS px by which the page is wider than its window. */
const overflow = (frame: Frame): Promise<number> =>
  frame.evaluate(() => {
    const page = document.scrollingElement ?? document.documentElement;
    return Math.max(0, page.scrollWidth - page.clientWidth);
  });

const PHONES = { moodle: { width: 320, height: 640 }, canvas: { width: 390, height: 844 } };

for (const flavour of FLAVOURS) {
  const { width } = PHONES[flavour];
  test(`J3 ${flavour}: the loop without the extension, on a phone of ${width} px`, async ({
    stack,
    visit,
  }) => {
    const lms = stack.sandbox[flavour];
    const teacher = await visit(lms, 'okafor');
    const learner = await visit(lms, 'amara', { viewport: PHONES[flavour] });
    const board = await openInCourse(teacher);
    const phone = await openInCourse(learner);
    await expect(phone.getByRole('heading', { name: 'No open steps' })).toBeVisible();
    expect(await overflow(phone)).toBe(0);

    await board.getByRole('button', { name: learner.person.name }).click();
    await board.getByLabel('What I notice').fill(NOTICED);
    await board.getByLabel('Next step', { exact: true }).fill(STEP);
    await board.getByLabel('Question').fill(QUESTION);
    await board.getByRole('button', { name: `Release to ${learner.person.name}` }).click();

    const step = phone.getByRole('article', { name: STEP });
    await expect(step).toBeVisible();
    await expect(step.getByText(NOTICED)).toBeVisible();
    await expect(step.getByText(QUESTION)).toBeVisible();
    await step.getByRole('button', { name: 'I’ll do this' }).click();
    const theirs = board.getByRole('article', { name: STEP });
    await expect(theirs.getByText('Will do it')).toBeVisible();
    await step.getByRole('button', { name: 'Did it' }).click();
    await step.getByLabel('What I did').fill(EVIDENCE);
    await expect(theirs.getByText('Did it', { exact: true })).toBeVisible();
    await expect(theirs.getByText(EVIDENCE)).toBeVisible();

    await step.getByRole('button', { name: 'Write a message' }).click();
    await step.getByRole('textbox', { name: `Write to ${teacher.person.name}` }).fill(ASKED);
    await step.getByRole('button', { name: 'Send' }).click();
    await expect(theirs.getByText(ASKED)).toBeVisible();
    await theirs.getByRole('button', { name: 'Write a message' }).click();
    await theirs.getByRole('textbox', { name: `Write to ${learner.person.name}` }).fill(ANSWERED);
    await theirs.getByRole('button', { name: 'Send' }).click();
    await expect(step.getByText(ANSWERED)).toBeVisible();
    expect(await overflow(phone)).toBe(0);

    await phone.getByRole('button', { name: 'Set a goal' }).click();
    await phone.getByRole('button', { name: 'Next question' }).click();
    await phone.getByLabel('What am I working to do next?').fill(GOAL);
    expect(await overflow(phone)).toBe(0);
    await phone.getByRole('button', { name: 'All five' }).click();
    expect(await overflow(phone)).toBe(0);
    await phone.getByRole('button', { name: 'Done' }).click();
    await expect(phone.getByRole('heading', { name: GOAL })).toBeVisible();
    await expect(phone.getByText('Saved at school', { exact: true })).toBeVisible();
    await phone.getByRole('link', { name: 'My browsers' }).click();
    await expect(phone.getByRole('heading', { name: 'Connected browsers' })).toBeVisible();
    expect(await overflow(phone)).toBe(0);

    // Opened again, everything is there.
    const again = await openInCourse(learner);
    await expect(again.getByRole('article', { name: STEP }).getByText(ANSWERED)).toBeVisible();
    await expect(again.getByRole('heading', { name: GOAL })).toBeVisible();
  });
}
