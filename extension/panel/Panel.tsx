import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Phrases } from '../../shared/locales/phrases.ts';
import { IconButton } from '../../shared/ui/base/Button.tsx';
import { close } from '../../shared/ui/base/icons.ts';
import { Loading } from '../../shared/ui/base/Loading.tsx';
import { Mark, Shell } from '../../shared/ui/base/Shell.tsx';
import { WaymarkSetting } from '../../shared/ui/setting.tsx';
import { useView } from '../../shared/ui/useView.ts';
import { Pause } from './Pause.tsx';
import type { PanelConnection } from './port-client.ts';
import { Screen } from './Screen.tsx';

/** What was half done in an opened panel is still there when it was a tab for a while. */
export function Panel({ connection, phrases }: { connection: PanelConnection; phrases: Phrases }) {
  const welcome = connection.welcome.value;
  const framed = welcome?.top !== null;
  const isOpen = connection.open.value || !framed;
  const wasOpen = useRef(isOpen);
  wasOpen.current ||= isOpen;
  const box = useFocusWithin(isOpen);
  const detach = (goal: string | null, prompts = false, plan = false) =>
    connection.tell({ type: 'detach', goal, prompts, plan });
  return (
    <WaymarkSetting
      phrases={phrases}
      client={connection.client.value}
      framed={framed}
      onShare={framed ? detach : null}
      onPrompts={welcome?.prompts === true ? null : () => detach(null, true)}
      onPlan={() => detach(null, false, true)}
      presenter={welcome?.presenter ?? false}
      marking={connection.marking}
    >
      <div class="wm-panel" ref={box}>
        {!isOpen && (
          <Tab
            connection={connection}
            phrases={phrases}
            onOpen={() => connection.tell({ type: 'open', open: true })}
          />
        )}
        {wasOpen.current && (
          <div class="wm-panel" hidden={!isOpen}>
            <Opened
              key={connection.writer.value}
              connection={connection}
              phrases={phrases}
              framed={framed}
            />
          </div>
        )}
      </div>
    </WaymarkSetting>
  );
}

/** The button that was pressed is gone: who was in the panel goes on at its first one. The page's focus is not touched. */
function useFocusWithin(isOpen: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const last = useRef(isOpen);
  useLayoutEffect(() => {
    if (last.current === isOpen) return;
    last.current = isOpen;
    const buttons = box.current?.querySelectorAll<HTMLElement>('button') ?? [];
    if (document.hasFocus()) [...buttons].find((each) => each.checkVisibility())?.focus();
  }, [isOpen]);
  return box;
}

/** Only for who wants it: a dot while there is feedback they have not said they read. */
function useDot({ client, state }: PanelConnection): boolean {
  const now = state.value;
  const view = useView(client.value, now?.state === 'ready' ? now.query : NOTHING);
  if (view === null || !('preference' in view) || !view.preference.dot) return false;
  return view.steps.some(({ live, read }) => live && !read) || view.feedback.some((f) => !f.read);
}
/** Asked for while there is nothing to ask for: never answered. */
const NOTHING = { kind: 'home', context: null } as const;

function Tab({
  connection,
  phrases: { say },
  onOpen,
}: {
  connection: PanelConnection;
  phrases: Phrases;
  onOpen: () => void;
}) {
  const dot = useDot(connection);
  const name = say(dot ? 'panel.open.new' : 'panel.open');
  return (
    <main class="wm-tab-page">
      <h1 class="wm-hidden">{say('app.name')}</h1>
      <button type="button" class="wm-tab" aria-label={name} title={name} onClick={onOpen}>
        <Mark />
        {dot && <span class="wm-news" />}
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
      prompts={connection.welcome.value?.prompts === true}
      plan={connection.welcome.value?.plan === true}
      onGo={(query) => connection.tell({ type: 'go', query })}
      end={end}
      narrow={!framed}
    />
  );
}
