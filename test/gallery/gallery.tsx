import { mount } from '../../lti-server/web/mount.tsx';
import { loadPhrases } from '../../shared/locales/load.ts';
import { languageOf } from '../../shared/locales/phrases.ts';
import { learnBeside } from '../../shared/ui/beside/live.ts';
import { Gallery } from '../../shared/ui/gallery/Gallery.tsx';
import type { GalleryState } from '../../shared/ui/gallery/state.ts';
import { STATES } from '../../shared/ui/gallery/states.ts';
import { learnReflect } from '../../shared/ui/reflect/live.ts';
import { EXTENSION_PAGES } from './page-states.tsx';
import { PANEL } from './panel-states.tsx';

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

const all = { ...STATES, ...PANEL, ...EXTENSION_PAGES };

/** What the address names, begun anew. */
async function show(): Promise<void> {
  const asked = new URLSearchParams(window.location.search);
  const name = asked.get('state') ?? '';
  const theme = asked.get('theme');
  if (theme !== null) document.documentElement.dataset.theme = theme;
  const language = asked.get('lang') ?? 'en';
  await STYLES[all[name]?.home ?? 'page']();
  // What is fetched once a screen is shown is here before it stands still.
  const early = await loadPhrases(languageOf([language]));
  await Promise.all([learnBeside(early), learnReflect(early)]);
  await mount([language], (phrases) => (
    <Gallery
      key={name}
      states={all}
      name={name}
      phrases={phrases}
      presenter={asked.has('presenter')}
    />
  ));
  // It is drawn with the second picture, as effects run after the first.
  for (let at = 0; at < 3; at += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  document.documentElement.dataset.state = name;
}

window.addEventListener('popstate', () => void show());
await show();
