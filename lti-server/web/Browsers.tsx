import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Connection } from '../../shared/protocol/http.ts';
import { Problem } from '../../shared/ui/base/Problem.tsx';
import { ConnectBrowser } from '../../shared/ui/connect/ConnectBrowser.tsx';
import { Connections } from '../../shared/ui/connect/Connections.tsx';
import { useSetting } from '../../shared/ui/setting.tsx';
import { type Answer, endConnection, getCode, listConnections } from './api.ts';
import type { Session } from './session.ts';

/** Connect a browser, see those connected, end one. */
export function Browsers({ session: { access } }: { session: Session }) {
  return (
    <div class="wm-columns">
      <ConnectBrowser getCode={() => getCode(access)} />
      <BrowserList list={() => listConnections(access)} end={(id) => endConnection(access, id)} />
    </div>
  );
}

type Asked = {
  list: () => Promise<Answer<Connection[]>>;
  end: (id: string) => Promise<Answer<unknown>>;
};

/** Those connected, with the end of each. */
export function BrowserList(asked: Asked) {
  const { phrases, toasts } = useSetting();
  const connections = useSignal<readonly Connection[]>([]);
  const code = useSignal<ErrorCode | null>(null);
  const ask = useRef(asked);
  ask.current = asked;

  useEffect(() => {
    const ending = new AbortController();
    const load = async (): Promise<void> => {
      const answer = await ask.current.list();
      if (ending.signal.aborted) return;
      if (answer.ok) connections.value = answer.value;
      code.value = answer.ok ? null : answer.code;
    };
    // The person comes back from the tab where the browser was connected.
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'visible') void load();
      },
      { signal: ending.signal },
    );
    void load();
    return () => ending.abort();
  }, [connections, code]);

  const end = (connection: Connection): void => {
    const before = connections.value;
    connections.value = before.filter(({ id }) => id !== connection.id);
    toasts.show(phrases.say('connections.ended'), {
      undo: () => {
        connections.value = before;
      },
      settle: () => {
        void ask.current.end(connection.id).then((answer) => {
          if (answer.ok) return;
          code.value = answer.code;
          connections.value = before;
        });
      },
    });
  };

  return (
    <div class="wm-stack">
      <Connections connections={connections.value} onEnd={end} />
      <Problem code={code.value} />
    </div>
  );
}
