import browser from 'webextension-polyfill';
import type { KEYS } from '../background/keys.ts';

/** Which keys do it in this browser, as its person set them; '' where none does. */
export type Keys = Record<Exclude<(typeof KEYS)[keyof typeof KEYS], 'comment'>, string>;

/** Phones have no keys and no such API. */
export async function readKeys(): Promise<Keys> {
  const all = (await browser.commands?.getAll()) ?? [];
  const keyOf = (name: keyof Keys) => all.find((each) => each.name === name)?.shortcut ?? '';
  return { hide: keyOf('hide'), presenter: keyOf('presenter') };
}
