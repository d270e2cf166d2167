import { allowHosts, pressToolbarButton } from '../browser/chromium.ts';
import { attachToPopup, attachToSidePanel, type Popup } from '../browser/popup.ts';
import { until } from '../browser/until.ts';
import { connectByClick, type Desk, personOf, signIn } from '../stack/desk.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { expect, test } from './fixtures.ts';
import { panelOf } from './panel.ts';
import { closePopup, press, shows } from './popup.ts';

test.use({ school: 'side-panel' });

const HERS = 'Name the street before I describe it.';
const THEIRS = 'Measure twice and write it down.';

async function setGoal(desk: Desk, next: string): Promise<void> {
  const { course, assignment } = firstAssignment(desk.lms);
  await desk.page.goto(desk.lms.url.assignment(course, assignment));
  const panel = await panelOf(desk);
  await panel.getByRole('button', { name: 'Set a goal' }).click();
  await panel.getByRole('button', { name: 'Next question' }).click();
  await panel.getByLabel('What am I working to do next?').fill(next);
  await panel.getByRole('button', { name: 'Done' }).click();
  await expect(panel.getByText('Saved at school')).toBeVisible();
}

async function openAtSide(desk: Desk): Promise<Popup> {
  await closePopup(desk.browser);
  await pressToolbarButton(desk.browser, desk.page);
  const popup = await until('the popup', () => attachToPopup(desk.browser));
  await press(popup, 'Open at the side');
  await popup.close();
  return until('the side panel', () => attachToSidePanel(desk.browser));
}

test('the side panel follows the tab in front, and keeps nothing of the one before', async ({
  stack,
  seat,
}) => {
  const first = await seat(stack.sandbox.moodle, 'meiling');
  await connectByClick(first);
  await setGoal(first, HERS);
  const lms = stack.sandbox.canvas;
  const person = personOf(lms, 'soren');
  const second: Desk = { ...first, lms, person, page: await first.browser.context.newPage() };
  await allowHosts(first.browser, [lms.origin]);
  await signIn(second.page, lms, person);
  await connectByClick(second);
  await setGoal(second, THEIRS);

  await first.page.bringToFront();
  const side = await openAtSide(first);
  await test.step('one panel, not two', async () => {
    await shows(side, HERS);
    const beside = await panelOf(first);
    await expect(beside.getByRole('button', { name: 'Open Waymark' })).toBeVisible();
    await expect(beside.getByText(HERS).first()).toBeHidden();
  });

  await test.step('each tab’s own person, and nobody in between', async () => {
    await side.evaluate(`globalThis.said = []; new MutationObserver(() => {
      globalThis.said.push(document.body.innerText);
    }).observe(document, { childList: true, characterData: true, subtree: true })`);
    await second.page.bringToFront();
    await shows(side, THEIRS);
    const elsewhere = await first.browser.context.newPage();
    await elsewhere.goto('about:blank');
    await elsewhere.bringToFront();
    await shows(side, 'Nothing here for Waymark');
    await elsewhere.close();
    await second.page.bringToFront();
    await shows(side, THEIRS);
    const said = JSON.stringify(await side.evaluate('globalThis.said'));
    expect(said).toContain(THEIRS);
    // What was on the screen before the first change is the last that may have been hers.
    expect(said).not.toContain(HERS);
    await first.page.bringToFront();
    await shows(side, HERS);
  });

  await test.step('a page that is left takes its words along', async () => {
    await first.page.goto('about:blank');
    await shows(side, 'Nothing here for Waymark');
    await first.page.goBack();
    await shows(side, HERS);
  });

  await test.step('opened in the page again, the side panel goes', async () => {
    await (await panelOf(first)).getByRole('button', { name: 'Open Waymark' }).click();
    await expect((await panelOf(first)).getByText(HERS).first()).toBeVisible();
    await until('no side panel', async () =>
      (await attachToSidePanel(first.browser)) === null ? true : undefined,
    );
  });
});
