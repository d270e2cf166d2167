import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { type BrowserOptions, shownIn } from '../browser/chromium.ts';
import { openPlainChromium } from '../browser/plain.ts';
import type { Flavour, Person, PersonKey } from '../sandbox-lms/main.ts';
import { personOf, signIn } from '../stack/desk.ts';
import type { Stack } from '../stack/stack.ts';
import { test as base } from './fixtures.ts';
import { tellOf } from './told.ts';

/** One person at a browser without the extension. */
export type Visitor = {
  context: BrowserContext;
  page: Page;
  lms: Flavour;
  person: Person;
  stack: Stack;
};

type Options = Partial<Pick<BrowserOptions, 'viewport' | 'colorScheme'>>;
type Visit = (lms: Flavour, key: PersonKey, options?: Options) => Promise<Visitor>;

/** Chromium as most people have it, begun when somebody needs it; each visitor has a place of their own in it. */
type Plain = { open(options?: Options): Promise<BrowserContext> };

/**
 * One process for a page and its frames, as on a phone with little memory: in a frame that another process takes over Playwright
 * (1.65) now and then goes on with a document that is gone. What another process is for, `page-process` has a browser for.
 */
const TOGETHER = '--disable-site-isolation-trials';

async function openPlain(profile: string): Promise<Browser> {
  const browser = (await openPlainChromium({ profile, args: [TOGETHER] })).browser();
  if (browser === null) throw new Error('No browser: not a Chromium we started.');
  return browser;
}

/**
 * `visit`: a browser without the extension that nobody has used, its person signed in at the LMS, closed at the end. It is
 * a window of its own in one Chromium a worker: a Chromium takes two seconds of processor time to begin.
 */
export const test = base.extend<{ visit: Visit }, { plain: Plain }>({
  plain: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that nothing is needed.
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'waymark-visitor-'));
      const begun: Browser[] = [];
      await use({
        open: async (options) => {
          let browser = begun.find((each) => each.isConnected());
          if (browser === undefined) {
            browser = await openPlain(await mkdtemp(path.join(folder, 'profile-')));
            begun.push(browser);
          }
          return browser.newContext({
            viewport: { width: 1280, height: 900 },
            colorScheme: 'light',
            ...options,
          });
        },
      });
      for (const browser of begun) await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  visit: async ({ stack, plain }, use, info) => {
    const open: Visitor[] = [];
    await use(async (lms, key, options) => {
      const context = await plain.open(options);
      const page = await context.newPage();
      const visitor = { context, page, lms, person: personOf(lms, key), stack };
      open.push(visitor);
      await signIn(page, lms, visitor.person);
      return visitor;
    });
    for (const { context, person } of open) {
      await tellOf(info, person.name, () => shownIn(context.pages()));
      await context.close();
    }
  },
});
