import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import { EmptyState } from '../../../shared/ui/base/EmptyState.tsx';
import { Loading } from '../../../shared/ui/base/Loading.tsx';
import { Problem } from '../../../shared/ui/base/Problem.tsx';
import { Shell } from '../../../shared/ui/base/Shell.tsx';
import { usePhrases } from '../../../shared/ui/setting.tsx';
import type { Answer } from '../api.ts';
import { Console } from './Console.tsx';
import { type AdminClient, adminClient, signIn } from './client.ts';
import { SignIn } from './SignIn.tsx';
import { keepSession, type Session } from './session.ts';
import { useAsked } from './useAsked.ts';

/** Any answer may be that the session is over. */
function watched(client: AdminClient, onEnded: () => void): AdminClient {
  const heard = <T,>(answer: Answer<T>): Answer<T> => {
    if (!answer.ok && answer.code === 'session_ended') onEnded();
    return answer;
  };
  return {
    me: () => client.me().then(heard),
    platforms: (...asked) => client.platforms(...asked).then(heard),
    health: (...asked) => client.health(...asked).then(heard),
    decide: (...asked) => client.decide(...asked).then(heard),
    courses: (...asked) => client.courses(...asked).then(heard),
    browsers: (...asked) => client.browsers(...asked).then(heard),
    endBrowser: (...asked) => client.endBrowser(...asked).then(heard),
    audit: (...asked) => client.audit(...asked).then(heard),
    end: () => client.end(),
  };
}

/** The page as a whole: who is here, or how to come in. Nobody signs in inside a frame, where a page may lie over it. */
export function Page({ session, framed }: { session: Session; framed: boolean }) {
  const { say } = usePhrases();
  const access = useSignal(session.access);
  const because = useSignal<ErrorCode | null>(null);
  const leave = (code: ErrorCode | null): void => {
    access.value = '';
    because.value = code;
    keepSession(null);
  };
  const current = access.value;
  const client = useMemo(
    () => watched(adminClient(current), () => leave('session_ended')),
    [current],
  );
  if (current !== '')
    return (
      <Known
        key={current}
        client={client}
        onLeave={() => {
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
