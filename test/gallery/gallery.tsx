import { render } from 'preact';
import { learnAdmin } from '../../lti-server/web/admin/words.ts';
import { loadPhrases } from '../../shared/locales/load.ts';
import type { Phrases } from '../../shared/locales/phrases.ts';
import { languageOf } from '../../shared/locales/phrases.ts';
import { learnBeside } from '../../shared/ui/beside/live.ts';
import { Gallery } from '../../shared/ui/gallery/Gallery.tsx';
import type { GalleryState } from '../../shared/ui/gallery/state.ts';
import { STATES } from '../../shared/ui/gallery/states.ts';
import { learnGoal } from '../../shared/ui/goal/live.ts';
import { learnOnOwn } from '../../shared/ui/onown/live.ts';
import { learnReflect } from '../../shared/ui/reflect/live.ts';
import { ADMIN_PAGES } from './admin-states.tsx';
import { harmed, harmedState } from './harm.ts';
import { EXTENSION_PAGES } from './page-states.tsx';
import { PANEL } from './panel-states.tsx';
import { answers } from './stand-in.ts';
import { giveVoices } from './voices.ts';

/** Each home with the style its own page has. */
const STYLES: Record<GalleryState['home'], () => Promise<unknown>> = {
  page: () => import('../../shared/ui/waymark.css'),
  handle: () => import('../../extension/panel/panel.css'),
  panel: () => import('../../extension/panel/panel.css'),
  side: () => import('../../extension/panel/panel.css'),
  tab: () => import('../../extension/panel/panel.css'),
  popup: () => import('../../extension/popup/popup.css'),
  options: () => import('../../extension/options/options.css'),
};

/** What is fetched once a screen is shown. */
const LATER: readonly ((phrases: Phrases) => Promise<unknown>)[] = [
  learnBeside,
  learnGoal,
  learnOnOwn,
  learnReflect,
];

const all: Record<string, GalleryState> = {
  ...STATES,
  ...PANEL,
  ...EXTENSION_PAGES,
  ...ADMIN_PAGES,
};

/** One state, as it is or with every word in it meant to do harm; what was put in stands in `window.said`. */
function statesFor(name: string, harm: boolean): Record<string, GalleryState> {
  const state = all[name];
  if (!harm || state === undefined) return all;
  const said = new Set<string>();
  Reflect.set(window, 'said', said);
  const twisted = harmedState(state, said);
  const show: GalleryState['show'] = (phrases) => {
    const shown = twisted.show(phrases);
    Object.assign(answers, harmed({ ...answers }, said));
    return shown;
  };
  return { [name]: { ...twisted, show } };
}

/** What the address names, begun anew. */
async function show(): Promise<void> {
  const asked = new URLSearchParams(window.location.search);
  const name = asked.get('state') ?? '';
  const theme = asked.get('theme');
  if (theme !== null) document.documentElement.dataset.theme = theme;
  const language = asked.get('lang') ?? 'en';
  await STYLES[all[name]?.home ?? 'page']();
  const phrases = await loadPhrases(languageOf([language]), ['browser', 'server', 'phone']);
  if (Object.hasOwn(ADMIN_PAGES, name)) await learnAdmin(phrases);
  document.documentElement.lang = phrases.language;
  document.documentElement.dir = phrases.dir;
  // Their files are here before the screen stands still; its sentences are left to who needs them.
  const others = await loadPhrases(phrases.language);
  await Promise.all(LATER.map((learn) => learn(others)));
  render(
    <Gallery
      key={name}
      states={statesFor(name, asked.has('harm'))}
      name={name}
      phrases={phrases}
      presenter={asked.has('presenter')}
    />,
    document.getElementById('app') ?? document.body,
  );
  // It is drawn with the second picture, as effects run after the first.
  for (let at = 0; at < 3; at += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  document.documentElement.dataset.state = name;
}

giveVoices();
window.addEventListener('popstate', () => void show());
await show();
