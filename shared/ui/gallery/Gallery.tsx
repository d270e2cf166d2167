import type { Phrases } from '../../locales/phrases.ts';
import { WaymarkSetting } from '../setting.tsx';
import { NOW } from './fixtures.ts';
import { STATES } from './states.tsx';
import { stillClient } from './stillClient.ts';

const now = (): number => NOW;
const nowhere = (): void => undefined;

/** One state by name, or a list of them all. */
export function Gallery({ name, phrases }: { name: string; phrases: Phrases }) {
  const state = STATES[name];
  if (state === undefined) return <Index />;
  const framed = state.framed ?? false;
  return (
    <WaymarkSetting
      phrases={phrases}
      client={stillClient(state.views)}
      framed={framed}
      onShare={framed ? nowhere : null}
      now={now}
    >
      {state.show()}
    </WaymarkSetting>
  );
}

function Index() {
  return (
    <main class="wm-main">
      <h1>Waymark, screen by screen</h1>
      <ul>
        {Object.keys(STATES).map((name) => (
          <li key={name}>
            <a href={`?state=${name}`}>{name}</a> · <a href={`?state=${name}&theme=dark`}>dark</a> ·{' '}
            <a href={`?state=${name}&lang=ar`}>ar</a> · <a href={`?state=${name}&lang=es`}>es</a>
          </li>
        ))}
      </ul>
    </main>
  );
}
