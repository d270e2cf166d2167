import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Frame, type Page } from '@playwright/test';
import { panelOf } from '../e2e/panel.ts';
import { connectByClick, type Desk, openInCourse, sitDown } from '../stack/desk.ts';
import type { Stack } from '../stack/stack.ts';

const LIMIT = 250_000;
const SIZE = { width: 1280, height: 920 };
const PHONE = { width: 390, height: 844 };

const FIRST = {
  on: 'Studies show',
  notice: 'You timed the line yourself, eleven minutes and nine. That is why I believe you.',
  step: '“Studies show” asks me to trust you. Find one study or one more voice, and say where it comes from.',
  question: 'What would the cook say to you?',
};
const SECOND = {
  on: 'Mr Hale',
  notice: 'Mr Hale is a strong witness: I can hear him say it.',
  step: 'Let one person speak who is against thirty-five minutes, and answer them.',
  question: 'What would the school have to give up?',
};
const GOAL = {
  know: 'I notice small things, and people like to talk to me.',
  next: 'Back up each claim so that a stranger would believe me',
  evidence: 'Every claim has a number or a voice',
};

/** On the first sentence of the work with these words in it, found as somebody without a mouse finds it. */
async function write(panel: Frame, words: typeof FIRST): Promise<void> {
  await panel.getByRole('button', { name: 'Mark words with the keyboard' }).click();
  const chosen = panel.getByRole('spinbutton', { name: 'Words of the work' });
  await expect(async () => {
    if ((await chosen.innerText()).includes(words.on)) return;
    await chosen.press('ArrowDown');
    throw new Error(`“${words.on}” is further on.`);
  }).toPass({ intervals: [100] });
  await chosen.press('Enter');
  await expect(panel.getByRole('figure').first()).toContainText(words.on);
  await panel.getByLabel('What I notice').fill(words.notice);
  await panel.getByLabel('Next step', { exact: true }).fill(words.step);
  await panel.getByRole('textbox', { name: 'Question' }).fill(words.question);
}

async function setGoal(page: Frame): Promise<void> {
  await page.getByRole('button', { name: 'Set a goal' }).click();
  await page.getByRole('button', { name: 'All five' }).click();
  await page.getByLabel('What do I know').fill(GOAL.know);
  await page.getByLabel('What am I working').fill(GOAL.next);
  await page.getByLabel('How will I know').fill(GOAL.evidence);
  await page.getByRole('button', { name: 'How is it going?', exact: true }).click();
  await page.getByRole('button', { name: 'Trying', exact: true }).click();
  await page.getByRole('button', { name: 'Done for today' }).click();
  await page.getByRole('button', { name: /^My teachers in/ }).click();
  await expect(page.getByText('can see this')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
}

async function picture(page: Page, file: string): Promise<void> {
  // Nothing is pointed at, and no news covers the page.
  await page.mouse.move(0, 0);
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  const { size } = await stat(file);
  if (size > LIMIT) throw new Error(`${file} has ${size} bytes; ${LIMIT} are allowed.`);
  console.log(`${path.basename(file)}  ${Math.round(size / 1000)} kB`);
}

/** One loop at the Moodle-like LMS, photographed: the learner's assignment, the learner's phone, the teacher's grader. */
export async function takePictures(stack: Stack, folder: string, docs: string): Promise<void> {
  await mkdir(docs, { recursive: true });
  const lms = stack.sandbox.moodle;
  const [course] = lms.courses;
  const [assignment] = course?.assignments ?? [];
  if (course === undefined || assignment === undefined) throw new Error('The LMS is empty.');
  const seat = (key: 'okafor' | 'lucia'): Promise<Desk> =>
    sitDown(stack, lms, key, { profile: path.join(folder, key), headless: true, viewport: SIZE });
  const teacher = await seat('okafor');
  const learner = await seat('lucia');
  await connectByClick(teacher);
  await connectByClick(learner);

  await teacher.page.goto(lms.url.grader(course, assignment, learner.person));
  const grader = await panelOf(teacher);
  await write(grader, FIRST);
  await grader.getByRole('button', { name: /^Release to/ }).click();
  await grader.getByRole('button', { name: 'Close', exact: true }).click();

  await setGoal(await openInCourse(learner));
  await learner.page.goto(lms.url.assignment(course, assignment));
  const beside = await panelOf(learner);
  await beside.getByText('Tie a goal you have').click();
  await beside.getByRole('button', { name: /^Tie to this work/ }).click();
  await beside.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(beside.getByText('Saved at school')).toBeVisible();
  await beside.locator('body').evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    window.scrollTo(0, 0);
  });
  await picture(learner.page, path.join(docs, 'learner.png'));
  await beside.getByRole('button', { name: 'I’ll do this' }).click();
  await expect(beside.getByLabel('My plan')).toBeVisible();

  await learner.page.setViewportSize(PHONE);
  const home = await openInCourse(learner);
  await expect(home.getByText(FIRST.step)).toBeVisible();
  await picture(learner.page, path.join(docs, 'phone.png'));

  await write(grader, SECOND);
  await expect(grader.getByRole('heading', { name: GOAL.next })).toBeVisible();
  await grader.getByRole('button', { name: 'Keep draft' }).click();
  await expect(grader.getByText('Draft kept.')).toBeVisible();
  await grader.locator('body').evaluate(() => window.scrollTo(0, 0));
  await picture(teacher.page, path.join(docs, 'teacher.png'));

  await learner.browser.context.close();
  await teacher.browser.context.close();
}
