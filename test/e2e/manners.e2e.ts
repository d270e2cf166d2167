import type { Page } from '@playwright/test';
import { connectDesk } from '../stack/connect.ts';
import type { Desk } from '../stack/desk.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { violationsIn } from './axe.ts';
import { openOptions } from './connect-by-code.ts';
import { expect, FLAVOURS, test } from './fixtures.ts';
import {
  coveredByPanel,
  expectPushed,
  expectTab,
  focusMoves,
  mainBox,
  panelBox,
  recordFocus,
  traces,
} from './lms-page.ts';
import { FULL_SCREEN, NEIGHBOURS } from './neighbours.ts';
import { panelOf } from './panel.ts';

test.use({ actionTimeout: 10_000 });

/** Hides us on this site, or shows us again, as the popup does. */
async function hide(options: Page, desk: Desk, hidden: boolean): Promise<void> {
  await options.evaluate(
    ([origin, value]) =>
      (
        globalThis as unknown as {
          chrome: { runtime: { sendMessage(m: object): Promise<unknown> } };
        }
      ).chrome.runtime.sendMessage({ type: 'site.hide', origin, hidden: value }),
    [desk.lms.origin, hidden] as const,
  );
}

const resize = (page: Page, width: number, height = 800) => page.setViewportSize({ width, height });

for (const flavour of FLAVOURS) {
  test(`${flavour}: the panel is a good neighbour`, async ({ stack, seat }) => {
    test.setTimeout(180_000);
    const lms = stack.sandbox[flavour];
    const { course, assignment } = firstAssignment(lms);
    const learner = await seat(lms, 'lucia');
    const teacher = await seat(lms, 'okafor');
    await Promise.all([connectDesk(teacher), connectDesk(learner)]);
    const { page } = learner;

    await test.step('arriving, it takes no focus and makes room for all it stands on', async () => {
      await recordFocus(page);
      await page.goto(lms.url.assignment(course, assignment));
      const link = page
        .getByRole('main')
        .getByRole('link')
        .or(page.getByRole('main').getByRole('button'));
      await link.first().focus();
      await focusMoves(page);
      const panel = await panelOf(learner);
      await expect(panel.getByText('No next step yet')).toBeVisible();
      await expectPushed(page, 'assignment');
      expect(await focusMoves(page)).toEqual([]);
      await expect(link.first()).toBeFocused();
      expect(await traces(page)).toEqual({ hosts: 1, misplaced: 0, sheets: 1 });
    });

    await test.step('no room: a tab, which covers only while it is opened', async () => {
      const panel = await panelOf(learner);
      for (const [width, height] of [
        [768, 800],
        [640, 400],
      ] as const) {
        await resize(page, width, height);
        await expectTab(page, `${width}`);
        await expect.poll(() => coveredByPanel(page), { message: `${width}` }).toEqual([]);
        await panel.getByRole('button', { name: 'Open Waymark' }).click();
        await expect.poll(async () => (await panelBox(page))?.width).toBe(340);
        await panel.getByRole('button', { name: 'Close Waymark' }).press('Escape');
        await expectTab(page, 'Escape in the panel');
        await panel.getByRole('button', { name: 'Open Waymark' }).press('Enter');
        await expect(panel.getByRole('button', { name: 'Close Waymark' })).toBeFocused();
        const before = await mainBox(page);
        await page.mouse.click(120, 300);
        await expectTab(page, 'a press beside it');
        expect(await mainBox(page)).toEqual(before);
      }
      await resize(page, 320);
      await panel.getByRole('button', { name: 'Open Waymark' }).click();
      await expect.poll(async () => (await panelBox(page))?.width).toBe(320);
      await page.screenshot({ path: `.test-results/manners-${flavour}-320-open.png` });
      await panel.getByRole('button', { name: 'Close Waymark' }).click();
      await expectTab(page, 'closed at 320');
      await page.screenshot({ path: `.test-results/manners-${flavour}-320.png` });
      await resize(page, 1280);
      await expectPushed(page, 'closing over a narrow page is not remembered');
    });

    await test.step('it steps aside, nothing jumps, and it comes back', async () => {
      const before = await mainBox(page);
      for (const { name, open, close } of NEIGHBOURS[flavour]) {
        await page.evaluate(`void (${open})`);
        await expect.poll(() => panelBox(page), { message: name }).toBeNull();
        if (name !== FULL_SCREEN.name) expect(await mainBox(page), name).toEqual(before);
        await page.evaluate(`void (${close})`);
        await expectPushed(page, `after ${name}`);
        expect(await mainBox(page), name).toEqual(before);
      }
    });

    if (flavour === 'moodle')
      await test.step('next to blocks that stay open it waits as a tab, or stands where there is room for both', async () => {
        await page.locator('.drawer-toggles [data-toggler=drawers]').click();
        await expectTab(page, 'blocks');
        expect((await panelBox(page))?.x).toBe(1280 - 315 - 32);
        await expect.poll(() => coveredByPanel(page), { message: 'blocks' }).toEqual([]);
        await resize(page, 1600);
        await expectPushed(page, 'blocks and room');
        expect((await panelBox(page))?.x).toBe(1600 - 315 - 340);
        await page.screenshot({ path: '.test-results/manners-moodle-blocks.png' });
        await page.locator('.drawer-right [data-action=closedrawer]').click();
        await resize(page, 1280);
        await expectPushed(page, 'after blocks');
      });

    const table = lms.url.grading(course, assignment);
    if (table !== undefined)
      await test.step('a table wider than the page is seen to its end, and the page is told of its new width', async () => {
        await teacher.page.addInitScript(() => {
          addEventListener('resize', () => document.documentElement.classList.add('resized'));
        });
        await teacher.page.goto(table);
        await expect.poll(async () => (await panelBox(teacher.page))?.width).toBe(340);
        await expect(teacher.page.locator('html.resized')).toBeAttached();
        const { wide, end } = await teacher.page.evaluate(() => {
          const { scrollWidth } = document.documentElement;
          scrollTo(scrollWidth, 0);
          const { right } = document.querySelector('#submissions')?.getBoundingClientRect() ?? {};
          return { wide: scrollWidth, end: right };
        });
        expect(wide).toBeGreaterThan(1280 + 340);
        expect(end).toBeLessThanOrEqual(1280 - 340);
      });

    await test.step('it follows the page into the dark, not the system', async () => {
      const theme = (await panelOf(learner)).locator('html');
      await page.emulateMedia({ colorScheme: 'dark' });
      await expect(theme).toHaveAttribute('data-theme', 'light');
      await page.evaluate(() => {
        document.body.style.background = '#14181c';
      });
      await expect(theme).toHaveAttribute('data-theme', 'dark');
      await page.screenshot({ path: `.test-results/manners-${flavour}-dark.png` });
      await page.evaluate(() => document.body.removeAttribute('style'));
      await expect(theme).toHaveAttribute('data-theme', 'light');
      await page.emulateMedia({ colorScheme: 'light' });
    });

    await test.step('the page may be built anew: one panel, with the words in it', async () => {
      const panel = await panelOf(learner);
      await panel.getByRole('button', { name: 'Set a goal' }).click();
      await panel.getByRole('button', { name: 'Next question' }).click();
      await panel.getByLabel('What am I working to do next?').fill('Half a thought');
      await page.evaluate('sandbox.replaceBody()');
      await expect(async () => {
        const again = await panelOf(learner);
        await expect(again.getByText('Half a thought').first()).toBeVisible({ timeout: 1000 });
      }).toPass();
      expect(await traces(page)).toEqual({ hosts: 1, misplaced: 0, sheets: 1 });
      await expectPushed(page, 'after the page was built anew');
    });

    await test.step('axe finds nothing in the page that it does not find without us; then no trace is left', async () => {
      const options = await openOptions(learner);
      const withUs = await violationsIn(page);
      await focusMoves(page);
      await hide(options, learner, true);
      await expect.poll(() => traces(page)).toEqual({ hosts: 0, misplaced: 0, sheets: 0 });
      expect(withUs).toEqual(await violationsIn(page));
      await hide(options, learner, false);
      await expectPushed(page, 'shown again');
      await options.close();
      expect(await focusMoves(page)).toEqual([]);
    });

    await test.step('right to left, all of it is mirrored', async () => {
      const address = new URL(lms.url.assignment(course, assignment));
      address.searchParams.set(flavour === 'moodle' ? 'lang' : 'session_locale', 'ar');
      await page.goto(address.href);
      const panel = await panelOf(learner);
      await expect(panel.locator('html')).toHaveAttribute('dir', 'rtl');
      await expectPushed(page, 'right to left');
      expect((await panelBox(page))?.x).toBe(0);
      await page.screenshot({ path: `.test-results/manners-${flavour}-rtl.png` });
      await resize(page, 768);
      await expectTab(page, 'right to left');
      expect((await panelBox(page))?.x).toBe(0);
      await resize(page, 1280);
    });

    await test.step('in the grader: room, and keys pressed in the panel are nobody else’s', async () => {
      const { page: marking } = teacher;
      await recordFocus(marking);
      await marking.goto(lms.url.grader(course, assignment, learner.person));
      const panel = await panelOf(teacher);
      const notice = panel.getByLabel('What I notice');
      await expect(notice).toBeVisible();
      await expectPushed(marking, 'grader');
      expect(await focusMoves(marking)).toEqual([]);
      await marking.evaluate(() => {
        const keys: string[] = [];
        Object.assign(window, { keysHeard: keys });
        window.addEventListener('keydown', ({ key }) => keys.push(key), true);
      });
      const heard = () =>
        marking.evaluate(() => (window as unknown as { keysHeard: string[] }).keysHeard);
      const { href } = new URL(marking.url());
      await notice.click();
      await marking.keyboard.type('jkpncgr');
      await expect(notice).toHaveValue('jkpncgr');
      expect(await heard()).toEqual([]);
      expect(marking.url()).toBe(href);
      await notice.fill('');
      for (const width of [768, 640]) {
        await resize(marking, width);
        await expectTab(marking, `grader ${width}`);
        await expect
          .poll(() => coveredByPanel(marking), { message: `grader ${width}` })
          .toEqual([]);
      }
      await resize(marking, 1280);
      await marking.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await marking.keyboard.press('j');
      expect(await heard()).toContain('j');
      if (flavour === 'canvas') await expect.poll(() => marking.url()).not.toBe(href);
    });
  });
}
