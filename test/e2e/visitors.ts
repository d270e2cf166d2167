import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
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

/** `visit`: a browser without the extension, its person signed in at the LMS, closed at the end. */
export const test = base.extend<{ visit: Visit }>({
  visit: async ({ stack }, use, info) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'waymark-visitor-'));
    const open: Visitor[] = [];
    await use(async (lms, key, options) => {
      const profile = path.join(folder, `${key}-${open.length}`);
      const context = await openPlainChromium({ profile, ...options });
      const page = context.pages()[0] ?? (await context.newPage());
      const visitor = { context, page, lms, person: personOf(lms, key), stack };
      open.push(visitor);
      await signIn(page, lms, visitor.person);
      return visitor;
    });
    for (const { context, person } of open) {
      await tellOf(info, person.name, () => shownIn(context.pages()));
      await context.close();
    }
    await rm(folder, { recursive: true, force: true });
  },
});
