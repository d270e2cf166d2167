import type { Phrases } from '../../shared/locales/phrases.ts';
import { IconButton } from '../../shared/ui/base/Button.tsx';
import { close } from '../../shared/ui/base/icons.ts';
import { Loading } from '../../shared/ui/base/Loading.tsx';
import { Mark, Shell } from '../../shared/ui/base/Shell.tsx';
import { WaymarkSetting } from '../../shared/ui/setting.tsx';
import { Pause } from './Pause.tsx';
import type { PanelConnection } from './port-client.ts';
import { Screen } from './Screen.tsx';

export function Panel({ connection, phrases }: { connection: PanelConnection; phrases: Phrases }) {
  const welcome = connection.welcome.value;
  const framed = welcome?.top !== null;
  const onShare = framed ? (goal: string) => connection.tell({ type: 'detach', goal }) : null;
  return (
    <WaymarkSetting
      phrases={phrases}
      client={connection.client.value}
      framed={framed}
      onShare={onShare}
      presenter={welcome?.presenter ?? false}
    >
      {connection.open.value || !framed ? (
        <Opened
          key={connection.writer.value}
          connection={connection}
          phrases={phrases}
          framed={framed}
        />
      ) : (
        <Tab phrases={phrases} onOpen={() => connection.tell({ type: 'open', open: true })} />
      )}
    </WaymarkSetting>
  );
}

function Tab({ phrases: { say }, onOpen }: { phrases: Phrases; onOpen: () => void }) {
  return (
    <main class="wm-tab-page">
      <h1 class="wm-hidden">{say('app.name')}</h1>
      <button
        type="button"
        class="wm-tab"
        aria-label={say('panel.open')}
        title={say('panel.open')}
        onClick={onOpen}
      >
        <Mark />
      </button>
    </main>
  );
}

function Opened({
  connection,
  phrases,
  framed,
}: {
  connection: PanelConnection;
  phrases: Phrases;
  framed: boolean;
}) {
  const { say } = phrases;
  const state = connection.state.value;
  const end = framed && (
    <IconButton
      name={say('panel.close')}
      icon={close}
      onClick={() => connection.tell({ type: 'open', open: false })}
    />
  );
  if (state === null)
    return (
      <Shell title={say('app.name')} end={end} bottom={null}>
        <Loading />
      </Shell>
    );
  if (state.state !== 'ready') {
    const onTry = () => connection.tell({ type: 'connect' });
    return <Pause state={state} phrases={phrases} end={end} onTry={onTry} />;
  }
  return (
    <Screen
      state={state}
      goal={connection.welcome.value?.goal ?? null}
      onGo={(query) => connection.tell({ type: 'go', query })}
      end={end}
      narrow={!framed}
    />
  );
}
