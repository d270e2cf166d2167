import '../../shared/ui/waymark.css';
import { signal } from '@preact/signals';
import * as v from 'valibot';
import { PairingCode } from '../../shared/protocol/http.ts';
import { WaymarkSetting } from '../../shared/ui/setting.tsx';
import { readMe } from './api.ts';
import { mount } from './mount.tsx';
import { NO_CLIENT } from './no-client.ts';
import { Entrance } from './phone/Entrance.tsx';
import { letGo } from './phone/forget.ts';
import { Home } from './phone/Home.tsx';
import { type Kept, readKept, saveKept } from './phone/kept.ts';
import { keepShell, renewShell } from './phone/shell.ts';
import { asking, keptTokens } from './phone/tokens.ts';
import { goTo } from './place.ts';
import { openStore } from './store.ts';

/** The one-time code stands in the fragment, which no server sees; it is taken out of the address at once. */
function takeCode(): string | null {
  const parsed = v.safeParse(PairingCode, window.location.hash.slice(1));
  if (!parsed.success) return null;
  history.replaceState(null, '', window.location.pathname);
  return parsed.output;
}

/** Courses and roles change at the server; the next visit begins with what it says now. */
async function renewMe(kept: Kept, tokens: ReturnType<typeof keptTokens>): Promise<void> {
  const answer = await asking(tokens, readMe);
  const now = readKept();
  const isSame = answer.ok && now !== null && answer.value.person === kept.me.person;
  if (isSame) saveKept({ ...now, me: answer.value });
}

async function openHome(kept: Kept): Promise<void> {
  const life = new AbortController();
  const ended = signal(false);
  const store = await openStore(kept.me, keptTokens(onEnded), life.signal);
  const tokens = keptTokens(onEnded);
  function onEnded(): void {
    if (ended.value || life.signal.aborted) return;
    ended.value = true;
    void letGo(store);
  }
  keepShell();
  await mount(navigator.languages, (phrases) => (
    <WaymarkSetting
      phrases={phrases}
      client={store.client}
      lasting={store.lasting}
      onPrompts={() => goTo({ at: 'prompts' })}
    >
      <Home me={kept.me} store={store} tokens={tokens} ended={ended} onEnd={() => life.abort()} />
    </WaymarkSetting>
  ));
  void renewMe(kept, tokens);
}

const openEntrance = (code: string | null): Promise<void> =>
  mount(navigator.languages, (phrases) => (
    <WaymarkSetting phrases={phrases} client={NO_CLIENT}>
      <Entrance code={code} ended={false} onKept={() => window.location.reload()} />
    </WaymarkSetting>
  ));

const code = takeCode();
const kept = readKept();
if (code !== null || kept === null) await openEntrance(code);
else if (!(await renewShell())) await openHome(kept);
