import type { Phrases } from '../../shared/locales/phrases.ts';
import type { PanelState } from '../../shared/protocol/runtime.ts';
import { Button, IconButton } from '../../shared/ui/base/Button.tsx';
import { EmptyState } from '../../shared/ui/base/EmptyState.tsx';
import { close } from '../../shared/ui/base/icons.ts';
import { Problem } from '../../shared/ui/base/Problem.tsx';
import { Mark, Shell } from '../../shared/ui/base/Shell.tsx';
import { AssignmentScreen } from '../../shared/ui/screens/AssignmentScreen.tsx';
import { GraderScreen } from '../../shared/ui/screens/GraderScreen.tsx';
import { WaymarkSetting } from '../../shared/ui/setting.tsx';
import type { PanelConnection } from './port-client.ts';

export function Panel({ connection, phrases }: { connection: PanelConnection; phrases: Phrases }) {
  const framed = connection.welcome.value?.top !== null;
  const onShare = framed ? (goal: string) => connection.tell({ type: 'detach', goal }) : null;
  return (
    <WaymarkSetting
      phrases={phrases}
      client={connection.client.value}
      framed={framed}
      onShare={onShare}
    >
      {connection.open.value ? (
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
        {null}
      </Shell>
    );
  if (state.state !== 'ready') {
    const onTry = () => connection.tell({ type: 'connect' });
    return <Pause state={state} phrases={phrases} end={end} onTry={onTry} />;
  }
  const { query, title, attempt } = state;
  if (query.kind === 'home' || query.kind === 'board')
    return (
      <Shell title={say('app.name')} end={end} bottom={null}>
        {null}
      </Shell>
    );
  return query.kind === 'grader' ? (
    <GraderScreen query={query} attempt={attempt} end={end} />
  ) : (
    <AssignmentScreen query={query} title={title || say('panel.work')} end={end} />
  );
}

/** Nothing is shown just now, and why. */
function Pause({
  state: { state, code },
  phrases: { say },
  end,
  onTry,
}: {
  state: Exclude<PanelState, { state: 'ready' }>;
  phrases: Phrases;
  end: preact.ComponentChildren;
  onTry: () => void;
}) {
  return (
    <Shell title={say('app.name')} end={end} bottom={null}>
      <div role="status">
        <EmptyState level={2} title={say(`panel.${state}.title`)} body={say(`panel.${state}.body`)}>
          {code && <Problem code={code} />}
          {state === 'not_connected' && <Button onClick={onTry}>{say('panel.try')}</Button>}
        </EmptyState>
      </div>
    </Shell>
  );
}
