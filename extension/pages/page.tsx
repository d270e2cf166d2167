import { type ComponentChildren, render } from 'preact';
import { loadPhrases } from '../../shared/locales/load.ts';
import { languageOf, type Phrases } from '../../shared/locales/phrases.ts';
import type { Client } from '../../shared/store/client.ts';
import { WaymarkSetting } from '../../shared/ui/setting.tsx';

/** Popup and options have no records on screen. */
const NO_STORE: Client = {
  watch: () => undefined,
  run: async () => ({ ok: false, code: 'not_allowed' }),
};

/** A page of the extension itself: it follows the browser's language and the system's theme. */
export async function showPage(page: (phrases: Phrases) => ComponentChildren): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) return;
  const phrases = await loadPhrases(languageOf(navigator.languages), ['browser']);
  document.documentElement.lang = phrases.language;
  document.documentElement.dir = phrases.dir;
  render(
    <WaymarkSetting phrases={phrases} client={NO_STORE}>
      {page(phrases)}
    </WaymarkSetting>,
    root,
  );
}
