import { expect, it } from 'vitest';
import { forgetOtherDocuments, forgetTab, panelKeys, tickets } from './pages.ts';

const until = 1;

it('keeps what stands in a tab’s document through its later words, and nothing of the one before', async () => {
  await tickets.change(() => ({
    old: { tab: 1, document: 'before', until },
    new: { tab: 1, document: 'now', until },
    elsewhere: { tab: 2, document: 'before', until },
  }));
  await panelKeys.change(() => ({
    old: { tab: 1, document: 'before' },
    new: { tab: 1, document: 'now' },
  }));
  // Two words of one load, each of which still saw the document before.
  await Promise.all([forgetOtherDocuments(1, 'now'), forgetOtherDocuments(1, 'now')]);
  expect(Object.keys(await tickets.get())).toEqual(['new', 'elsewhere']);
  expect(Object.keys(await panelKeys.get())).toEqual(['new']);

  await forgetTab(1);
  expect(Object.keys(await tickets.get())).toEqual(['elsewhere']);
  expect(await panelKeys.get()).toEqual({});
});
