import type { Page } from '@playwright/test';
import { connectDesk } from '../stack/connect.ts';
import { connectByClick, type Desk, openInCourse } from '../stack/desk.ts';
import { expectNoViolations } from './axe.ts';
import { openOptions } from './connect-by-code.ts';
import { expect } from './fixtures.ts';
import { panelOf } from './panel.ts';
import { test } from './visitors.ts';

const BOTH = 'course and assignment';

test.use({ actionTimeout: 15_000 });

/** The popup's page in a tab, where it can be looked at. */
async function openPopupPage({ browser }: Desk): Promise<Page> {
  const popup = await browser.context.newPage();
  await keepStill(popup);
  await popup.goto(`chrome-extension://${browser.extensionId}/popup.html`);
  return popup;
}

// Screens where they live, by day; each of them by night, and every other, in the gallery.

/** A colour that is on its way from one to another has no contrast yet. */
const keepStill = (page: Page): Promise<void> => page.emulateMedia({ reducedMotion: 'reduce' });

test('axe finds nothing in the extension', async ({ stack, seat }) => {
  test.setTimeout(180_000);
  const lms = stack.sandbox.moodle;
  const [course] = lms.courses;
  const [assignment] = course?.assignments ?? [];
  if (course === undefined || assignment === undefined) throw new Error(`No ${BOTH}.`);
  const teacher = await seat(lms, 'okafor');
  const learner = await seat(lms, 'soren');
  const { name } = learner.person;

  const early = await openOptions(learner);
  await expect(early.getByText('Nobody is connected yet')).toBeVisible();
  await expectNoViolations(early, 'options, nobody connected');
  await early.getByRole('button', { name: 'Go on' }).click();
  await expectNoViolations(early, 'options, a form with mistakes');
  await early.close();
  const notYet = await openPopupPage(learner);
  await expect(notYet.getByText('Not connected here')).toBeVisible();
  await expectNoViolations(notYet, 'popup, not connected');
  await notYet.close();

  await connectDesk(teacher);
  await connectByClick(learner);
  await keepStill(learner.page);
  await learner.page.goto(lms.url.assignment(course, assignment));
  const beside = await panelOf(learner);
  await expect(beside.getByText('No next step yet')).toBeVisible();
  await expect(beside.locator('html')).toHaveAttribute('data-theme', 'light');
  await expectNoViolations(beside, 'panel, a learner with nothing yet');
  // The popup in a tab that is not in front asks about the tab that is.
  const popup = await openPopupPage(learner);
  await learner.page.bringToFront();
  await popup.reload();
  await expect(popup.getByText(name)).toBeVisible();
  await expectNoViolations(popup, 'popup, connected');
  await popup.close();

  const options = await openOptions(learner);
  await expect(options.getByRole('article', { name })).toBeVisible();
  await expectNoViolations(options, 'options, connected');
  await options.getByRole('button', { name: 'Delete what is on this computer' }).click();
  await expectNoViolations(options, 'options, before deleting');
  await options.close();

  await beside.getByRole('button', { name: 'Set a goal' }).click();
  await beside.getByRole('button', { name: 'Next question' }).click();
  await beside.getByLabel('What am I working to do next?').fill('Say one thing at a time.');
  await expectNoViolations(beside, 'goal, one question at a time');
  await beside.getByRole('button', { name: 'All five' }).click();
  await expectNoViolations(beside, 'goal, all five questions');
  const opened = learner.browser.context.waitForEvent('page');
  await beside.getByRole('button', { name: 'Share it…' }).click();
  const alone = await opened;
  await alone.getByRole('button', { name: 'My teachers in' }).click();
  await expect(alone.getByText(/can see this/)).toBeVisible();
  await expectNoViolations(alone, 'goal on a page of its own');
  await alone.close();
  await beside.getByRole('button', { name: 'Done' }).click();

  await keepStill(teacher.page);
  await teacher.page.goto(lms.url.grader(course, assignment, learner.person));
  const grader = await panelOf(teacher);
  await expect(grader.getByRole('heading', { name: 'Say one thing at a time.' })).toBeVisible();
  await grader.getByLabel('What I notice').fill('Your first line asks a real question.');
  await grader.getByLabel('Next step', { exact: true }).fill('Answer it in the last line.');
  await grader.getByRole('textbox', { name: 'Question' }).fill('x'.repeat(2001));
  await expectNoViolations(grader, 'grader, too many words');
  await grader.getByRole('textbox', { name: 'Question' }).fill('Who asked it first?');
  await grader.getByRole('button', { name: 'Keep draft' }).click();
  await expect(grader.getByText('Draft kept.')).toBeVisible();
  await expectNoViolations(grader, 'grader with a draft');
  await grader.getByRole('button', { name: `Release to ${name}` }).click();
  await expect(grader.getByText(`Released to ${name}`)).toBeVisible();
  await expectNoViolations(grader, 'grader with released feedback');
  await grader.getByRole('button', { name: /^Suggest a change/ }).click();
  await expectNoViolations(grader, 'grader, a suggestion');
  await grader.getByLabel('What to work on').fill('Say one thing, then prove it.');
  await grader.getByRole('button', { name: 'Send' }).click();

  await expect(beside.getByText('Say one thing, then prove it.')).toBeVisible();
  await beside.getByRole('button', { name: 'Need help' }).click();
  await beside.getByRole('textbox', { name: 'What would help you?' }).fill('An example.');
  await beside.getByRole('button', { name: 'Send' }).click();
  await expectNoViolations(beside, 'panel, a step that needs help and a suggestion');
  for (const answer of ['I’ll do this', 'Another way', 'Did it']) {
    await beside.getByRole('button', { name: answer }).click();
    await expectNoViolations(beside, `panel, ${answer}`);
  }
  await expect(grader.getByText('Did it', { exact: true })).toBeVisible();
  await expectNoViolations(grader, 'grader, the learner answered');
  await beside.getByRole('button', { name: 'Close Waymark' }).click();
  await expect(beside.getByRole('button', { name: 'Open Waymark' })).toBeVisible();
  await expectNoViolations(beside, 'panel, closed');
});

test('axe finds nothing where the panel holds back', async ({ stack, seat }) => {
  const lms = stack.sandbox.moodle;
  const [course] = lms.courses;
  const [assignment] = course?.assignments ?? [];
  if (course === undefined || assignment === undefined) throw new Error(`No ${BOTH}.`);
  const teacher = await seat(lms, 'okafor');
  await connectDesk(teacher);
  await keepStill(teacher.page);

  // The grader's content comes late on Moodle; here it does not come.
  await teacher.page.route('**/lib/ajax/service.php**', (route) => route.abort());
  await teacher.page.goto(lms.url.grader(course, assignment));
  const switching = await panelOf(teacher);
  await expect(switching.getByText('One moment')).toBeVisible();
  await expectNoViolations(switching, 'panel, switching');

  const address = lms.url.assignment(course, assignment);
  await teacher.page.route(address, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(' class="', ' class="userloggedinas ');
    await route.fulfill({ response: answer, body });
  });
  await teacher.page.goto(address);
  const locked = await panelOf(teacher);
  await expect(locked.getByText('Somebody else is signed in here')).toBeVisible();
  await expectNoViolations(locked, 'panel, locked');
});

test('axe finds nothing on the LTI pages', async ({ stack, visit }) => {
  const lms = stack.sandbox.canvas;
  const teacher = await visit(lms, 'okafor');
  const learner = await visit(lms, 'kaiulani', {
    viewport: { width: 390, height: 844 },
  });
  for (const { page } of [teacher, learner]) await keepStill(page);
  const board = await openInCourse(teacher);
  await expect(board.getByRole('button', { name: learner.person.name })).toBeVisible();
  await expectNoViolations(board, 'teacher home');
  const home = await openInCourse(learner);
  await expect(home.getByText('No open steps')).toBeVisible();
  await expectNoViolations(home, 'learner home with nothing yet');

  await board.getByRole('button', { name: learner.person.name }).click();
  await expect(board.getByLabel('What I notice')).toBeVisible();
  await expectNoViolations(board, 'learner page');
  await board.getByLabel('Next step', { exact: true }).fill('Name the street.');
  await board.getByRole('button', { name: 'Release to' }).click();
  await expect(home.getByRole('article', { name: 'Name the street.' })).toBeVisible();
  await home.getByRole('button', { name: 'Need help' }).click();
  await home.getByRole('button', { name: 'Set a goal' }).click();
  await home.getByLabel('What do I know and do well already?').fill('I listen well.');
  await expectNoViolations(home, 'learner home with a step and a goal');
  await expect(board.getByText('Needs help')).toBeVisible();
  await expectNoViolations(board, 'learner page with a step');
  await board.getByLabel('Question').pressSequentially('/zoom');
  await expect(board.getByText('No prompt has these words.')).toBeVisible();
  await expectNoViolations(board, 'a list of prompts with nothing in it');
  await board.getByLabel('Question').fill('');
  await board.getByLabel('Question').pressSequentially('/');
  await expect(board.getByRole('option').first()).toBeVisible();
  await expectNoViolations(board, 'a list of prompts');
  await board.getByRole('option', { name: 'Manage prompts' }).click();
  await board.getByRole('button', { name: 'Starters (60)' }).click();
  await expect(board.getByText('Thinking: found').first()).toBeAttached();
  await expectNoViolations(board, 'the prompts');

  await home.getByRole('link', { name: 'My browsers' }).click();
  await home.getByRole('button', { name: 'Get a code' }).click();
  await expectNoViolations(home, 'my browsers');
  const opened = learner.context.waitForEvent('page');
  await home.getByRole('link', { name: 'Open the connect page' }).click();
  const connect = await opened;
  await connect.locator('#waymark-pairing').waitFor({ state: 'attached' });
  await connect.getByText('No button? Type the code').click();
  await expectNoViolations(connect, 'connect page');
  await connect.goto(`${stack.url}/connect`);
  await expect(connect.getByText('This page needs a code')).toBeVisible();
  await expectNoViolations(connect, 'connect page without a code');
  await connect.goto(`${stack.url}/lti/login?iss=https://nowhere.example`);
  await expect(connect.getByText('give this number')).toBeVisible();
  await expectNoViolations(connect, 'launch error page');
  await connect.goto(`${stack.url}/ui/home.html`);
  await expect(connect.getByText('Open Waymark from your course')).toBeVisible();
  await expectNoViolations(connect, 'a home page nobody launched');
});
