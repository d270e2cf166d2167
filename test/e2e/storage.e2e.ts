import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame } from '@playwright/test';
import { until } from '../browser/until.ts';
import { connectByClick, type Desk, sitDown } from '../stack/desk.ts';
import { expect, test } from './fixtures.ts';
import { panelOf } from './panel.ts';
import { launchSession, pullAll } from './school-api.ts';

test.use({ school: 'storage' });

const BEFORE = 'Measure twice before I write a number down.';
const UNSENT = 'Say which reading I trust, and why.';

async function setGoal(panel: Frame, words: string): Promise<void> {
  await panel
    .getByRole('button', { name: /^(Set a goal|New goal)$/ })
    .last()
    .click();
  await panel.getByRole('button', { name: 'Next question' }).click();
  await panel.getByLabel('What am I working to do next?').fill(words);
  await panel.getByRole('button', { name: 'Done' }).click();
}

/** The browser's own process, by the profile only it has. It gets no chance to put anything away. */
async function killBrowser({ browser }: Desk, profile: string): Promise<void> {
  const closed = browser.context.waitForEvent('close');
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const line = await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '');
    const isBrowser = line.includes(`--user-data-dir=${profile}\0`) && !line.includes('--type=');
    if (isBrowser) process.kill(Number(entry), 'SIGKILL');
  }
  await closed;
}

/** Ids of the records whose writes wait, as they lie in the extension's database. */
const waiting = ({ browser }: Desk): Promise<string[]> =>
  browser.worker.evaluate(async () => {
    const asked = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const db = await asked(indexedDB.open(names.find((name) => name.includes('http')) ?? ''));
    const rows = await asked(db.transaction('outbox').objectStore('outbox').getAll());
    db.close();
    return rows.flatMap((row) => (row.status === 'applied' ? [] : [row.record]));
  });

/** Every LevelDB file of the extension's IndexedDB, overwritten in its middle, as a failing disk would. */
async function damage(profile: string, extensionId: string): Promise<void> {
  const folder = path.join(
    profile,
    `Default/IndexedDB/chrome-extension_${extensionId}_0.indexeddb.leveldb`,
  );
  for (const name of await readdir(folder)) {
    if (!/\.(ldb|log)$|^MANIFEST/.test(name)) continue;
    const bytes = await readFile(path.join(folder, name));
    await writeFile(path.join(folder, name), bytes.fill(0xa5, Math.min(16, bytes.length)));
  }
}

test('words on a computer that is killed or damaged are kept and sent, or said to be in danger', async ({
  stack,
}) => {
  test.setTimeout(180_000);
  const lms = stack.sandbox.moodle;
  const [, course] = lms.courses;
  const [assignment] = course?.assignments ?? [];
  if (course === undefined || assignment === undefined) throw new Error('No course to try in.');
  const address = lms.url.assignment(course, assignment);
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-storage-'));
  const profile = path.join(folder, 'profile');
  const sit = () => sitDown(stack, lms, 'fatima', { profile, headless: true });
  let desk = await sit();
  let unsent: string[] = [];

  await test.step('the browser is killed with words only here, and the school away', async () => {
    await connectByClick(desk);
    await desk.page.goto(address);
    const panel = await panelOf(desk);
    await setGoal(panel, BEFORE);
    await expect(panel.getByText('Saved at school')).toBeVisible();
    await stack.killServer();
    await setGoal(panel, UNSENT);
    unsent = await until('words that wait on the disk', async () => {
      const ids = await waiting(desk);
      return ids.length > 0 ? ids : undefined;
    });
    await killBrowser(desk, profile);
  });

  await test.step('started again, everything is at school once, before anybody opens a page', async () => {
    await stack.startServer();
    desk = await sit();
    // At the browser's start, or at the latest with the alarm that rings each minute.
    await until(
      'an empty outbox',
      async () => ((await waiting(desk)).length === 0 ? true : undefined),
      75_000,
    );
    const { access } = await launchSession(desk);
    const records = await pullAll(stack.url, access);
    const goals = records.filter(({ kind }) => kind === 'goal');
    expect(goals.map(({ fields }) => fields.next).sort()).toEqual([BEFORE, UNSENT].sort());
    const ids = records.map(({ id }) => id);
    for (const id of new Set(unsent)) expect(ids).toContain(id);
  });

  await test.step('damaged files: it is said, and all that was at school comes again', async () => {
    const { extensionId, context } = desk.browser;
    await context.close();
    await damage(profile, extensionId);
    desk = await sit();
    await desk.page.goto(`chrome-extension://${extensionId}/options.html`);
    await expect(desk.page.getByText(/could not be read/)).toBeVisible();
    await connectByClick(desk);
    await desk.page.goto(address);
    const panel = await panelOf(desk);
    for (const name of [BEFORE, UNSENT])
      await expect(panel.getByRole('heading', { name })).toBeVisible();
  });
  await desk.browser.context.close();
  await rm(folder, { recursive: true, force: true });
});
