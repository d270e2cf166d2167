import { Options } from '../../extension/options/Options.tsx';
import { CodeForm } from '../../extension/pages/CodeForm.tsx';
import { createPairingState, type PairingState } from '../../extension/pages/pairing-state.ts';
import { Popup } from '../../extension/popup/Popup.tsx';
import type { ConnectedPerson, PairingStatus, SiteStatus } from '../../shared/protocol/runtime.ts';
import { Shell } from '../../shared/ui/base/Shell.tsx';
import { okafor } from '../../shared/ui/gallery/people.ts';
import type { GalleryState } from '../../shared/ui/gallery/state.ts';
import { answers } from './stand-in.ts';

const server = 'https://waymark.riverside.example';
const origin = 'https://moodle.riverside.example';
const place = { tab: 1, window: 1, url: `${origin}/mod/assign/view.php?id=7` };
const offered: PairingStatus = {
  server,
  claimed: { name: okafor.name, tenant: 'Riverside School', origins: [origin] },
  problem: null,
};
const known: SiteStatus = {
  known: true,
  origin,
  hidden: false,
  allHidden: false,
  presenter: false,
  panel: true,
  server,
  person: okafor.name,
  othersUnsent: 0,
  toAllow: [],
};
const keys = { hide: 'Alt+Shift+W', presenter: 'Alt+Shift+O' };
const person: ConnectedPerson = {
  server,
  person: okafor.id,
  name: okafor.name,
  school: 'Riverside School',
  lmsOrigins: [origin],
  silent: false,
  unsent: 3,
};

function pairing(now: PairingStatus | null, more?: (state: PairingState) => void): PairingState {
  const state = createPairingState(now);
  more?.(state);
  return state;
}
const popup = (site: SiteStatus | null, state = pairing(null)): GalleryState => ({
  home: 'popup',
  views: {},
  show: () => <Popup pairing={state} site={site} place={place} keys={keys} />,
});
const nobodyElse = { people: 0, unsent: 0 };
const options = (
  connections: ConnectedPerson[],
  state = pairing(null),
  others = nobodyElse,
): GalleryState => ({
  home: 'options',
  views: {},
  show: () => {
    answers.connections = { connections, others, version: '0.1.0', storage: 'good' };
    return <Options pairing={state} />;
  },
});
const denied = pairing(offered, (state) => {
  state.problem.value = 'denied';
});
const done = pairing(null, (state) => {
  state.paired.value = okafor.name;
});

/** The extension's own pages: behind the toolbar button, and its options. */
export const EXTENSION_PAGES: Record<string, GalleryState> = {
  popup: popup(known),
  'popup-no-panel': popup({ ...known, panel: false }),
  'popup-nobody': popup({ ...known, person: null }),
  'popup-hidden': popup({ ...known, hidden: true }),
  'popup-all-hidden': popup({ ...known, allHidden: true }),
  'popup-presenter': popup({ ...known, presenter: true }),
  'popup-others': popup({ ...known, othersUnsent: 3 }),
  'popup-preset': popup({
    ...known,
    known: false,
    person: null,
    toAllow: [server, origin],
  }),
  'popup-none': popup(null),
  'popup-code': {
    home: 'popup',
    views: {},
    show: ({ say }) => (
      <Shell title={say('app.name')} bottom={null}>
        <CodeForm state={pairing(null)} onCancel={() => undefined} />
      </Shell>
    ),
  },
  'popup-pairing': popup(null, pairing(offered)),
  'popup-denied': popup(null, denied),
  'popup-done': popup(null, done),
  options: options([person, { ...person, person: place.url, silent: true, unsent: 0 }]),
  'options-empty': options([]),
  'options-others': options([person], pairing(null), { people: 2, unsent: 3 }),
  'options-pairing': options([person], pairing(offered)),
};
