import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';
import type { BrowserOptions } from '../browser/chromium.ts';
import type { Settings } from '../real-lms/settings.ts';
import { startRealStack } from '../real-lms/stack.ts';
import type { Flavour, PersonKey } from '../sandbox-lms/main.ts';
import { type Desk, sitDown } from '../stack/desk.ts';
import { newDatabase, preparedIn } from '../stack/prepared.ts';
import { type Stack, startStack } from '../stack/stack.ts';

export type FlavourName = 'moodle' | 'canvas';
export const FLAVOURS: readonly FlavourName[] = ['moodle', 'canvas'];

type SitDown = (lms: Flavour, key: PersonKey, options?: Partial<BrowserOptions>) => Promise<Desk>;

/**
 * `school`: each file names one of its own, so that no file meets what another's people did. `database`: embedded, as at
 * `npm start`, or PostgreSQL, as at a school; it is the quicker one. `moodlePath`: Moodle in a sub-path. `realLms`: not ours, instead of both. `stack`: its server and both LMSs. `seat`: a fresh browser profile each, closed at the end.
 */
export const test = base.extend<
  { seat: SitDown },
  {
    school: string;
    database: 'embedded' | 'PostgreSQL';
    moodlePath: string;
    realLms: Settings | null;
    stack: Stack;
  }
>({
  school: ['', { scope: 'worker', option: true }],
  database: ['PostgreSQL', { scope: 'worker', option: true }],
  moodlePath: ['', { scope: 'worker', option: true }],
  realLms: [null, { scope: 'worker', option: true }],
  stack: [
    async ({ school, database, moodlePath, realLms }, use, { parallelIndex }) => {
      if (school === '') throw new Error('A test file names its school: test.use({ school: … }).');
      const folder = await mkdtemp(path.join(tmpdir(), `waymark-${school}-`));
      if (realLms !== null) {
        const stack = await startRealStack(realLms, folder);
        await use(stack);
        await stack.close();
        return rm(folder, { recursive: true, force: true });
      }
      const ports = { server: 0, canvas: 0, moodle: 0 };
      const { WAYMARK_PREPARED: all = folder, WAYMARK_CLUSTER = '' } = process.env;
      const cluster = database === 'embedded' ? '' : WAYMARK_CLUSTER;
      const place = path.join(all, `${database.toLowerCase()}_${parallelIndex}`);
      // Registered at the usual addresses; Moodle elsewhere is registered anew.
      const prepared = moodlePath === '' ? await preparedIn(place, cluster) : null;
      const env = prepared === null && cluster !== '' ? await newDatabase(cluster) : {};
      const stack = await startStack({ folder, ports, moodlePath, prepared, env });
      await use(stack);
      await stack.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  seat: async ({ stack }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'waymark-profile-'));
    const open: Desk[] = [];
    await use(async (lms, key, options) => {
      const profile = path.join(folder, `${key}-${open.length}`);
      const desk = await sitDown(stack, lms, key, { profile, headless: true, ...options });
      open.push(desk);
      return desk;
    });
    for (const desk of open) await desk.browser.context.close();
    await rm(folder, { recursive: true, force: true });
  },
});
export const { expect } = test;
