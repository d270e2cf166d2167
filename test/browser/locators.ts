import { expect, type Frame, type Locator, type Page } from '@playwright/test';
import type { Finder, Place, Role, Thing, Words } from './driver.ts';
import { LIMIT_MS } from './until.ts';

const exact = (words: Words) => ({ exact: typeof words === 'string' });

/** What a document shows, by Playwright's own locators. */
export function placeAt(place: Page | Frame): Place {
  return {
    ...finder(place),
    words: () => place.evaluate(() => document.body?.innerText ?? ''),
    // Playwright's own type lets handles through and looks inside what is given; ours are plain JSON.
    run: (work, given) => place.evaluate(work as never, given as never),
  };
}

function finder(inside: Page | Frame | Locator): Finder {
  const role = (name: Role) => (words: Words) =>
    thing(inside.getByRole(name, { name: words, ...exact(words) }));
  return {
    button: role('button'),
    link: role('link'),
    heading: role('heading'),
    article: role('article'),
    field: (label) => thing(inside.getByLabel(label, exact(label))),
    text: (words) => thing(inside.getByText(words, exact(words))),
    role: (name, words) =>
      words === undefined ? thing(inside.getByRole(name)) : role(name)(words),
    css: (selector) => thing(inside.locator(selector)),
  };
}

function thing(all: Locator): Thing {
  const one = all.filter({ visible: true }).first();
  return {
    ...finder(all),
    press: () => one.click({ timeout: LIMIT_MS }),
    fill: (words) => one.fill(words, { timeout: LIMIT_MS }),
    see: (timeout = LIMIT_MS) => expect(one).toBeVisible({ timeout }),
    seeNot: (timeout = LIMIT_MS) => expect(one).toHaveCount(0, { timeout }),
    holds: (value, timeout = LIMIT_MS) => expect(one).toHaveValue(value, { timeout }),
    isSeen: async () => (await one.count()) > 0,
    words: () => one.innerText({ timeout: LIMIT_MS }),
  };
}
