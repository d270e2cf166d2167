import type { Page } from '@playwright/test';
import { usualCanvasManners } from '../sandbox-lms/canvas/manners.ts';
import { usualMoodleManners } from '../sandbox-lms/moodle/manners.ts';
import { connectDesk } from '../stack/connect.ts';
import { connectByClick, type Desk, personOf, signIn } from '../stack/desk.ts';
import { expect, FLAVOURS, test } from './fixtures.ts';
import { type MapRow, mannersOf, readPageMap } from './page-map.ts';
import { panelOf } from './panel.ts';
import { inWords, recognisedIn } from './recognised.ts';

// Moodle's addresses stand below its path: what holds here holds in a sub-path.
test.use({ moodlePath: '/moodle' });

type Seat = { desk: Desk; asked: Page };

/** The browser of somebody who is connected, and a page of the extension in it. */
async function seatAt(desk: Desk): Promise<Seat> {
  const asked = await desk.browser.context.newPage();
  await asked.goto(`chrome-extension://${desk.browser.extensionId}/options.html`);
  await desk.page.bringToFront();
  return { desk, asked };
}

/** Who sits there for this row; the way back to themselves. */
async function sitAs({ desk }: Seat, row: MapRow): Promise<() => Promise<void>> {
  const { page, lms } = desk;
  const post = async (address: string) => {
    const answer = await page.request.post(address);
    if (!answer.ok()) throw new Error(`${address}: ${answer.status()}`);
  };
  const [course] = lms.courses;
  if (row.who === 'observer') await signIn(page, lms, personOf(lms, 'carmen'));
  else if (row.who === 'teacher as Amara') await post(lms.url.actAs(personOf(lms, 'amara')));
  else if (row.who === 'teacher as a student' && course) await post(lms.url.viewAsStudent(course));
  else if (row.who === 'teacher' || row.who === 'learner') return async () => {};
  else throw new Error(`Nobody is called ${row.who}.`);
  return () =>
    row.who === 'observer' ? signIn(page, lms, desk.person) : post(lms.url.actAsMyself());
}

/** What the panel is headed by; a panel that is a tab yet is opened. */
async function headings(desk: Desk): Promise<string[]> {
  const panel = await panelOf(desk);
  const open = panel.getByRole('button', { name: 'Open Waymark' });
  if (await open.isVisible()) await open.click();
  return panel.getByRole('heading').allInnerTexts();
}

async function checkRow(seat: Seat, row: MapRow): Promise<void> {
  const { desk, asked } = seat;
  const { page, lms } = desk;
  const back = await sitAs(seat, row);
  await page.goto(lms.origin + lms.path + row.address);
  const seen = () => recognisedIn(asked, new URL(lms.origin).hostname);
  await expect.poll(async () => inWords(await seen()), row.page).toBe(row.recognised);
  const isBeside = row.where === 'beside';
  await expect(page.locator('waymark-panel')).toHaveCount(isBeside ? 1 : 0);
  const context = await seen();
  if (!isBeside) expect(context?.inPage === false ? 'side panel' : 'nothing').toBe(row.where);
  if (isBeside) await expect.poll(() => headings(desk), row.page).toContain(row.headed);
  await back();
}

for (const flavour of FLAVOURS) {
  test(`${flavour}: the page map is true`, async ({ stack, seat }) => {
    test.setTimeout(240_000);
    const rows = await readPageMap(flavour === 'canvas' ? 'Canvas' : 'Moodle');
    const { canvas, moodle } = stack.sandbox;
    const lms = stack.sandbox[flavour];
    const desks = await Promise.all([seat(lms, 'okafor'), seat(lms, 'amara')]);
    await Promise.all([connectDesk(desks[0]), connectByClick(desks[1])]);
    const teacher = await seatAt(desks[0]);
    const learner = await seatAt(desks[1]);
    for (const row of rows) {
      await test.step(`${row.who}: ${row.page}`, async () => {
        if (flavour === 'canvas') canvas.manners.set({ ...usualCanvasManners, ...mannersOf(row) });
        else moodle.manners.set({ ...usualMoodleManners, ...mannersOf(row) });
        await checkRow(row.who.startsWith('teacher') ? teacher : learner, row);
      });
    }
  });
}
