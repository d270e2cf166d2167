import type { Phrases } from '../../locales/phrases.ts';
import { WaymarkSetting } from '../setting.tsx';
import { NOW } from './people.ts';
import type { GalleryState } from './state.ts';
import { stillClient } from './stillClient.ts';

const now = (): number => NOW;
const nowhere = (): void => undefined;

/** One state by name, or a list of them all. */
export function Gallery({
  states,
  name,
  phrases,
  presenter = false,
}: {
  states: Readonly<Record<string, GalleryState>>;
  name: string;
  phrases: Phrases;
  presenter?: boolean;
}) {
  const state = states[name];
  if (state === undefined) return <Index states={states} />;
  const framed = state.home === 'panel';
  return (
    <WaymarkSetting
      phrases={phrases}
      client={stillClient(state.views)}
      framed={framed}
      onShare={framed ? nowhere : null}
      presenter={presenter}
      marking={state.marking ?? null}
      now={now}
    >
      {state.show(phrases)}
    </WaymarkSetting>
  );
}

function Index({ states }: { states: Readonly<Record<string, GalleryState>> }) {
  return (
    <main class="wm-main">
      <h1>Waymark, screen by screen</h1>
      <ul>
        {Object.entries(states).map(([name, { home }]) => (
          <li key={name} data-home={home}>
            <a href={`?state=${name}`}>{name}</a> · <a href={`?state=${name}&theme=dark`}>dark</a> ·{' '}
            <a href={`?state=${name}&lang=ar`}>ar</a> · <a href={`?state=${name}&lang=es`}>es</a> ·{' '}
            <a href={`?state=${name}&presenter=1`}>presenter</a>
          </li>
        ))}
      </ul>
    </main>
  );
}
