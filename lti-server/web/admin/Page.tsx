import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import { EmptyState } from '../../../shared/ui/base/EmptyState.tsx';
import { Loading } from '../../../shared/ui/base/Loading.tsx';
import { Problem } from '../../../shared/ui/base/Problem.tsx';
import { Shell } from '../../../shared/ui/base/Shell.tsx';
import { usePhrases, useSetting } from '../../../shared/ui/setting.tsx';
import type { Answer } from '../api.ts';
import { Console } from './Console.tsx';
import { type AdminClient, adminClient, signIn } from './client.ts';
import { SignIn } from './SignIn.tsx';
import { keepSession, type Session } from './session.ts';
import { useAsked } from './useAsked.ts';

/** As the server counts (lti-server/admin/sessions.ts): nobody finds names on a screen that was left. */
const IDLE_MS = 30 * 60_000;

/** Any answer may be that the session is over. What was begun comes first where somebody leaves. */
function watched(client: AdminClient, onHeard: (ended: boolean) => void): AdminClient {
  const running = new Set<Promise<unknown>>();
  const heard = <T,>(asked: Promise<Answer<T>>): Promise<Answer<T>> => {
    const told = asked.then((answer) => {
      running.delete(told);
      onHeard(!answer.ok && answer.code === 'session_ended');
      return answer;
    });
    running.add(told);
    return told;
  };
  return {
    me: () => heard(client.me()),
    platforms: (...asked) => heard(client.platforms(...asked)),
    health: (...asked) => heard(client.health(...asked)),
    confirm: (...asked) => heard(client.confirm(...asked)),
    decide: (...asked) => heard(client.decide(...asked)),
    courses: (...asked) => heard(client.courses(...asked)),
    browsers: (...asked) => heard(client.browsers(...asked)),
    endBrowser: (...asked) => heard(client.endBrowser(...asked)),
    audit: (...asked) => heard(client.audit(...asked)),
    end: async () => {
      await Promise.all(running);
      return client.end();
    },
  };
}

/** The page as a whole: who is here, or how to come in. Nobody signs in inside a frame, where a page may lie over it. */
export function Page({ session, framed }: { session: Session; framed: boolean }) {
  const { phrases, toasts } = useSetting();
  const { say } = phrases;
  const access = useSignal(session.access);
  const because = useSignal<ErrorCode | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const leave = (code: ErrorCode | null): void => {
    clearTimeout(timer.current);
    access.value = '';
    because.value = code;
    keepSession(null);
  };
  const current = access.value;
  const heard = (ended: boolean): void => {
    // An answer to a session before says nothing of this one.
    if (access.peek() !== current) return;
    if (ended) {
      leave('session_ended');
      return;
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(() => leave('session_ended'), IDLE_MS);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  const client = useMemo(() => watched(adminClient(current), heard), [current]);
  if (current !== '')
    return (
      <Known
        key={current}
        client={client}
        onLeave={() => {
          for (const toast of toasts.shown.peek()) toast.dismiss();
          void client.end();
          leave(null);
        }}
      />
    );
  if (framed)
    return (
      <Shell title={say('admin.title')} bottom={null} narrow>
        <EmptyState level={2} title={say('admin.ended')} body={say('admin.ended.body')} />
      </Shell>
    );
  return (
    <SignIn
      signIn={signIn}
      because={because.value}
      onAdmitted={(next) => {
        keepSession({ access: next, locale: session.locale });
        access.value = next;
      }}
    />
  );
}

function Known({ client, onLeave }: { client: AdminClient; onLeave: () => void }) {
  const { say } = usePhrases();
  const { value, code } = useAsked(() => client.me(), '');
  if (value.value !== null) return <Console me={value.value} client={client} onLeave={onLeave} />;
  return (
    <Shell title={say('admin.title')} bottom={null} narrow>
      {code.value === null && <Loading />}
      <Problem code={code.value} />
    </Shell>
  );
}
