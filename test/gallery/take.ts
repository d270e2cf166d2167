import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { NOW } from '../../shared/ui/gallery/people.ts';
import { HOMES_OF_SCREENS, type Look, SERVER_PAGES } from './looks.ts';
import { listStates, showState } from './serve.ts';
import { PAGES } from './server-pages.ts';

/** One picture to take; `why`: it could not be taken. */
export type Picture = { group: string; state: string; look: string; file: string; why?: string };
type Task = Picture & {
  width: number;
  height: number;
  forcedColors?: true;
  contrast?: 'more';
  open: (page: Page) => Promise<void>;
};

/** Pages side by side: pictures wait for the browser more than for the computer. */
const HANDS = 3;
const fileOf = (state: string, look: string): string => `${state}-${look.replace(/\W+/g, '-')}.png`;

async function screens(page: Page, address: string): Promise<Task[]> {
  return (await listStates(page, address)).flatMap(({ name, home }) => {
    const { title, width, height, looks } = HOMES_OF_SCREENS[home];
    return looks.map((look: Look) => ({
      group: title,
      state: name,
      look: look.name,
      file: fileOf(name, look.name),
      width: look.width ?? width,
      height,
      ...(look.forcedColors ? { forcedColors: look.forcedColors } : {}),
      ...(look.contrast ? { contrast: look.contrast } : {}),
      open: (at: Page) => showState(at, address, name, look.address),
    }));
  });
}

function serverPages(address: string): Task[] {
  const { title, width, height } = SERVER_PAGES;
  return PAGES.flatMap((state) =>
    ['light', 'dark', 'right-to-left', '320 px'].map((look) => ({
      group: title,
      state,
      look,
      file: fileOf(state, look),
      width: look === '320 px' ? 320 : width,
      height,
      open: async (page: Page) => {
        await page.emulateMedia({ colorScheme: look === 'dark' ? 'dark' : 'light' });
        await page.setExtraHTTPHeaders({
          'accept-language': look === 'right-to-left' ? 'ar' : 'en',
        });
        await page.goto(`${address}/${state}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        if (state === 'launch-new-tab')
          await page.evaluate(() => {
            document.getElementById('new-tab')?.removeAttribute('hidden');
            document.getElementById('waiting')?.setAttribute('hidden', '');
          });
      },
    })),
  );
}

async function take(page: Page, folder: string, task: Task): Promise<Picture> {
  const { open, width, height, forcedColors, contrast, ...picture } = task;
  try {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({
      colorScheme: 'light',
      reducedMotion: 'reduce',
      forcedColors: forcedColors ? 'active' : 'none',
      contrast: contrast ?? 'no-preference',
    });
    await open(page);
    // As tall as all of it, so that the foot that stays in sight stands under what it belongs to.
    const all = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height: Math.max(height, all) });
    await page.evaluate(() => {
      window.scrollTo(0, 0);
      return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    });
    await page.screenshot({
      path: path.join(folder, picture.file),
      animations: 'disabled',
      caret: 'hide',
    });
    return picture;
  } catch (error) {
    return { ...picture, why: error instanceof Error ? error.message : String(error) };
  }
}

/** Every screen in every look, into `folder`. What could not be taken says why; the rest is taken all the same. */
export async function takeGallery(
  context: BrowserContext,
  address: string,
  folder: string,
): Promise<Picture[]> {
  await mkdir(folder, { recursive: true });
  const first = context.pages()[0] ?? (await context.newPage());
  // "3 days ago" is the same in every picture, whenever it is taken.
  await context.clock.setFixedTime(NOW);
  const tasks = [...(await screens(first, address)), ...serverPages(address)];
  const pictures: Picture[] = new Array(tasks.length);
  let next = 0;
  const work = async (page: Page): Promise<void> => {
    page.setDefaultTimeout(15_000);
    for (let at = next++; at < tasks.length; at = next++) {
      const task = tasks[at];
      if (task !== undefined) pictures[at] = await take(page, folder, task);
    }
  };
  const others = Array.from({ length: HANDS - 1 }, () => context.newPage());
  await Promise.all([work(first), ...others.map(async (page) => work(await page))]);
  return pictures;
}
