import { type ComponentChild, render } from 'preact';
import { loadPhrases } from '../../shared/locales/load.ts';
import { languageOf, type Phrases } from '../../shared/locales/phrases.ts';

/** Speaks the first of the wanted languages we have, on the whole page, and shows the app in `#app`. */
export async function mount(
  wanted: readonly string[],
  app: (phrases: Phrases) => ComponentChild,
  /** What this page says besides. */
  learn: (phrases: Phrases) => Promise<void> = async () => {},
): Promise<void> {
  const phrases = await loadPhrases(languageOf(wanted), ['server', 'phone']);
  await learn(phrases);
  document.documentElement.lang = phrases.language;
  document.documentElement.dir = phrases.dir;
  document.title = phrases.say('app.name');
  const place = document.getElementById('app') ?? document.body;
  render(app(phrases), place);
}
