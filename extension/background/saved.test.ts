import * as v from 'valibot';
import { expect, it } from 'vitest';
import browser from 'webextension-polyfill';
import { saved } from './saved.ts';

const Numbers = v.array(v.number());

it('keeps a value, one change after another', async () => {
  for (const area of ['local', 'session'] as const) {
    const numbers = saved<number[]>(area, 'numbers', Numbers, []);
    await Promise.all([1, 2, 3].map((n) => numbers.change((all) => [...all, n])));
    expect(await saved<number[]>(area, 'numbers', Numbers, []).get()).toEqual([1, 2, 3]);
  }
});

it('takes for absent what it cannot read', async () => {
  await saved<string>('local', 'shape', v.string(), '').change(() => 'words');
  expect(await saved<number[]>('local', 'shape', Numbers, [7]).get()).toEqual([7]);
});

it('puts aside what it cannot read before it is written over', async () => {
  await saved<string>('local', 'older', v.string(), '').change(() => 'words');
  const numbers = saved<number[]>('local', 'older', Numbers, []);
  expect(await numbers.change((all) => [...all, 1])).toEqual([1]);
  expect(await saved<string>('local', 'older aside', v.string(), '').get()).toBe('words');
});

it('leaves nothing that lasts where a script on a page could read it', async () => {
  await saved<string>('local', 'token', v.string(), '').change(() => 'secret');
  expect(await browser.storage.local.get(null)).toEqual({});
});
