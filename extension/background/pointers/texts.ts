import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { LANGUAGES } from '../../../shared/locales/phrases.ts';

const TextsSchema = v.object(v.entriesFromList(LANGUAGES, v.string()));

/** What the comment says, in each language: written beside the extension when it is built (wxt.config.ts). */
export async function texts(): Promise<v.InferOutput<typeof TextsSchema>> {
  const file = await fetch(browser.runtime.getURL('pointer.json'));
  return v.parse(TextsSchema, await file.json());
}
