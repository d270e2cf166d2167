import { useSignal } from '@preact/signals';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { ConnectedPerson } from '../../shared/protocol/runtime.ts';
import { Button } from '../../shared/ui/base/Button.tsx';
import { Problem } from '../../shared/ui/base/Problem.tsx';
import { useSetting } from '../../shared/ui/setting.tsx';
import { ask } from '../pages/ask.ts';

/** One connected person. Deleting cannot be undone here, so it is asked twice, with what would be lost. */
export function Person({
  person,
  onChange,
}: {
  person: ConnectedPerson;
  onChange: () => Promise<void>;
}) {
  const { phrases, toasts } = useSetting();
  const { say, count } = phrases;
  const { name, server, unsent } = person;
  const isAsking = useSignal(false);
  const isBusy = useSignal(false);
  const problem = useSignal<ErrorCode | null>(null);
  const host = new URL(server).host;

  const act = async (
    type: 'connection.end' | 'data.delete',
    done: 'options.ended' | 'options.deleted',
  ): Promise<void> => {
    isBusy.value = true;
    const reply = await ask({ type, server, person: person.person });
    isBusy.value = false;
    isAsking.value = false;
    problem.value = reply.ok ? null : reply.code;
    if (reply.ok) toasts.show(say(done));
    await onChange();
  };
  return (
    <article class="wm-card" aria-label={name}>
      <div>
        <h3 dir="auto">{name}</h3>
        <p class="wm-soft">{say('options.school', { school: person.school, host })}</p>
        {person.lmsOrigins.map((origin) => (
          <p key={origin} class="wm-soft" dir="ltr">
            {new URL(origin).host}
          </p>
        ))}
        {person.silent && <p class="wm-soft">{say('options.silent')}</p>}
        {unsent > 0 && <p>{count('options.unsent', unsent)}</p>}
      </div>
      <Problem code={problem.value} />
      {isAsking.value ? (
        <div role="alert" class="wm-stack">
          <p>
            {say('options.delete.sure')}{' '}
            {unsent > 0 ? count('options.delete.lost', unsent) : say('options.delete.safe')}
          </p>
          <div class="wm-row">
            <Button
              disabled={isBusy.value}
              onClick={() => void act('data.delete', 'options.deleted')}
            >
              {say('options.delete.now')}
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                isAsking.value = false;
              }}
            >
              {say('app.cancel')}
            </Button>
          </div>
        </div>
      ) : (
        <div class="wm-row">
          <Button
            disabled={isBusy.value}
            aria-label={say('options.end.named', { name })}
            onClick={() => void act('connection.end', 'options.ended')}
          >
            {say('options.end')}
          </Button>
          <Button
            look="quiet"
            aria-label={say('options.delete.named', { name })}
            onClick={() => {
              isAsking.value = true;
            }}
          >
            {say('options.delete')}
          </Button>
        </div>
      )}
    </article>
  );
}
