import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { built } from '../bench/anchoring/bundle.ts';
import { openPlainChromium } from '../browser/plain.ts';
import type { Anchoring } from './anchoring-page.ts';

let profile: string;
let browser: BrowserContext;
let page: Page;

test.beforeAll(async () => {
  profile = await mkdtemp(path.join(tmpdir(), 'waymark-words-'));
  browser = await openPlainChromium({ profile });
  page = await browser.newPage();
  const script = await built(path.join(import.meta.dirname, 'anchoring-page.ts'), 'iife', []);
  await page.addScriptTag({ content: script });
});
test.afterAll(async () => {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
});

const show = (markup: string): Promise<void> =>
  page.evaluate((shown) => document.body.setHTMLUnsafe(shown), markup);
const text = (skip = ''): Promise<string> =>
  page.evaluate(
    (one) => (globalThis as unknown as { anchoring: Anchoring }).anchoring.text(one),
    skip,
  );
const marked = (words: string, after: string): Promise<string> =>
  page.evaluate(
    ([quote, markup]) =>
      (globalThis as unknown as { anchoring: Anchoring }).anchoring.marked(quote, markup),
    [words, after] as const,
  );

test('what nobody reads is no text: scripts, styles, what is hidden, and what is not the learner\u2019s', async () => {
  await show(
    '<p>One</p><script>two</script><style>p{}</style><p hidden>three</p><p style="display:none">four</p><aside class="ours">five</aside><p>six</p>',
  );
  expect(await text('.ours')).toBe('One six');
});

test('blocks and line breaks part words, inline elements do not', async () => {
  await show('<div>One<p>two<br>three</p></div><ul><li>fo<b>ur</b></li><li>five</li></ul>');
  expect(await text()).toBe('One two three four five');
});

test('words over a line break are found in other markup and typography', async () => {
  await show('<p>He said "it\'s late" and<br>went home before dark.</p>');
  expect(
    await marked(
      '"it\'s late" and went home',
      '<div>He  said \u201cit\u2019s <i>late</i>\u201d\u00a0and</div><div>went home before dark.</div>',
    ),
  ).toBe('anchored: \u201cit\u2019s late\u201d\u00a0andwent home');
});

test('words in an open shadow tree are found, and slotted ones once', async () => {
  const essay =
    '<div><template shadowrootmode="open"><p>Inside we wrote of <slot></slot> today.</p></template>bridges</div>';
  await show(essay);
  expect(await text()).toBe('Inside we wrote of bridges today.');
  expect(await marked('bridges', `<h1>New</h1>${essay}`)).toBe('anchored: bridges');
});

test('a text field is read by its value', async () => {
  await show('<textarea>The tide turns at noon.</textarea>');
  expect(await marked('turns', '<textarea>Today the tide turns at noon.</textarea>')).toBe(
    'anchored: turns',
  );
});

test('a sentence that was taken out is not found in its neighbours', async () => {
  await show('<p>The tide turns at noon. Gulls wait on the wall. We count the boats.</p>');
  expect(
    await marked('Gulls wait on the wall.', '<p>The tide turns at noon. We count the boats.</p>'),
  ).toBe('gone');
});

test('letters written in two parts are marked whole', async () => {
  await show('<p>We met at the caf\u00e9 by the river.</p>');
  expect(await marked('caf\u00e9', '<p>We met at the cafe\u0301 by the river.</p>')).toBe(
    'anchored: cafe\u0301',
  );
});

test('a character of two halves is marked whole', async () => {
  await show('<p>She drew a whale \u{1f40b} on the wall.</p>');
  expect(
    await marked('whale \u{1f40b}', '<p>Then she drew a whale \u{1f40b} on the wall.</p>'),
  ).toBe('anchored: whale \u{1f40b}');
});
