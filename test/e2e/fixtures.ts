import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import { type BrowserOptions, shownIn } from '../browser/chromium.ts';
import type { Settings } from '../real-lms/settings.ts';
import { startRealStack } from '../real-lms/stack.ts';
import type { Flavour, PersonKey } from '../sandbox-lms/main.ts';
import { type Desk, sitDown } from '../stack/desk.ts';
import { newDatabase, preparedIn } from '../stack/prepared.ts';
import { type Stack, startStack } from '../stack/stack.ts';
import { tellOf } from './told.ts';

export type FlavourName = 'moodle' | 'canvas';
export const FLAVOURS: readonly FlavourName[] = ['moodle', 'canvas'];

/** Everything everywhere: on demand (CONTRIBUTING.md). */
export const EVERYWHERE = process.env.WAYMARK_PLACES === 'all';

/** One LMS: for what has been seen not to hang on which. */
export const flavourFor = (name: FlavourName): readonly FlavourName[] =>
  EVERYWHERE ? FLAVOURS : [name];

type SitDown = (lms: Flavour, key: PersonKey, options?: Partial<BrowserOptions>) => Promise<Desk>;

/** A server with both LMSs, for one file after the other. */
type House = { of(file: string): Promise<Stack>; close(): Promise<void> };
type HouseOptions = {
  database: 'embedded' | 'PostgreSQL';
  moodlePath: string;
  realLms: Settings | null;
  worker: number;
};

async function build({ database, moodlePath, realLms, worker }: HouseOptions, folder: string) {
  if (realLms !== null) return { stack: await startRealStack(realLms, folder), again: false };
  const ports = { server: 0, canvas: 0, moodle: 0 };
  const { WAYMARK_PREPARED: all = folder, WAYMARK_CLUSTER = '' } = process.env;
  const cluster = database === 'embedded' ? '' : WAYMARK_CLUSTER;
  const place = path.join(all, `${database.toLowerCase()}_${worker}`);
  // Registered at the usual addresses; Moodle elsewhere is registered anew.
  const prepared = moodlePath === '' ? await preparedIn(place, cluster) : null;
  const env = prepared === null && cluster !== '' ? await newDatabase(cluster) : {};
  const stack = await startStack({ folder, ports, moodlePath, prepared, env });
  return { stack, again: prepared !== null && cluster !== '' };
}

/** No file meets what another's people did. */
function createHouse(options: HouseOptions): House {
  let now: { file: string; folder: string; stack: Stack; again: boolean } | null = null;
  const close = async (): Promise<void> => {
    const before = now;
    now = null;
    await before?.stack.close();
    if (before) await rm(before.folder, { recursive: true, force: true });
  };
  return {
    close,
    of: async (file) => {
      if (now?.file === file) return now.stack;
      if (now?.again) {
        now.file = file;
        await now.stack.beginAnew();
        return now.stack;
      }
      await close();
      const folder = await mkdtemp(path.join(tmpdir(), 'waymark-e2e-'));
      now = { file, folder, ...(await build(options, folder)) };
      return now.stack;
    },
  };
}

/**
 * `database`: embedded, as at `npm start`, or PostgreSQL, as at a school; it is the quicker one. `moodlePath`: Moodle in a
 * sub-path. `realLms`: not ours, instead of both. `stack`: its server and both LMSs, as nobody has met them before this file.
 * `seat`: a fresh browser profile each, closed at the end.
 */
export const test = base.extend<
  { stack: Stack; seat: SitDown },
  Omit<HouseOptions, 'worker'> & { house: House }
>({
  database: ['PostgreSQL', { scope: 'worker', option: true }],
  moodlePath: ['', { scope: 'worker', option: true }],
  realLms: [null, { scope: 'worker', option: true }],
  house: [
    async ({ database, moodlePath, realLms }, use, { parallelIndex: worker }) => {
      const house = createHouse({ database, moodlePath, realLms, worker });
      await use(house);
      await house.close();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  stack: [
    async ({ house }, use, { file }) => {
      await use(await house.of(file));
    },
    { scope: 'test', timeout: 90_000 },
  ],
  seat: async ({ stack }, use, info) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'waymark-profile-'));
    const open: Desk[] = [];
    await use(async (lms, key, options) => {
      const profile = path.join(folder, `${key}-${open.length}`);
      const desk = await sitDown(stack, lms, key, { profile, headless: true, ...options });
      open.push(desk);
      return desk;
    });
    for (const { browser, person } of open) {
      await tellOf(info, person.name, () => shownIn(browser.context.pages()));
      await browser.context.close();
    }
    await rm(folder, { recursive: true, force: true });
  },
});
export const { expect } = test;
