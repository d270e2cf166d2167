import { useSignal } from '@preact/signals';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import { Problem } from '../../../shared/ui/base/Problem.tsx';
import { Section } from '../../../shared/ui/base/Section.tsx';
import { Shell } from '../../../shared/ui/base/Shell.tsx';
import { usePhrases } from '../../../shared/ui/setting.tsx';
import { useId } from '../../../shared/ui/useId.ts';
import type { Answer } from '../api.ts';
import type { signIn } from './client.ts';

type Props = {
  signIn: typeof signIn;
  /** Why somebody is asked anew. */
  because: ErrorCode | null;
  onAdmitted: (access: string) => void;
};

const FIELDS = [
  { name: 'name', type: 'text', autocomplete: 'username', inputMode: 'text' },
  { name: 'password', type: 'password', autocomplete: 'current-password', inputMode: 'text' },
  { name: 'code', type: 'text', autocomplete: 'one-time-code', inputMode: 'numeric' },
] as const;
type Name = (typeof FIELDS)[number]['name'];

/** For accounts of the server. What was typed goes nowhere but into the one request. */
export function SignIn({ signIn: ask, because, onAdmitted }: Props) {
  const { say } = usePhrases();
  const id = useId();
  const code = useSignal<ErrorCode | null>(because);
  const busy = useSignal(false);
  const send = async (form: HTMLFormElement): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const typed = new FormData(form);
    const text = (name: Name): string => String(typed.get(name) ?? '').trim();
    const answer: Answer<{ access: string }> = await ask({
      ...{ name: text('name'), password: text('password'), code: text('code') },
    });
    busy.value = false;
    code.value = answer.ok ? null : answer.code;
    if (answer.ok) onAdmitted(answer.value.access);
  };
  return (
    <Shell title={say('admin.title')} bottom={null} narrow>
      <Section title={say('admin.signin')}>
        <p class="wm-soft">{say('admin.signin.body')}</p>
        <form
          class="wm-stack"
          onSubmit={(event) => {
            event.preventDefault();
            void send(event.currentTarget);
          }}
        >
          {FIELDS.map(({ name, ...kind }) => (
            <div class="wm-field" key={name}>
              <label class="wm-label" for={`${id}-${name}`}>
                {say(`admin.signin.${name}`)}
              </label>
              <input
                class="wm-input"
                id={`${id}-${name}`}
                name={name}
                required
                dir="ltr"
                maxLength={255}
                {...kind}
              />
            </div>
          ))}
          {code.value === 'session_ended' ? (
            <p class="wm-soft">{say('admin.ended')}</p>
          ) : (
            <Problem code={code.value} />
          )}
          <div class="wm-row">
            <button type="submit" class="wm-button wm-button-main" aria-disabled={busy.value}>
              {say('admin.signin')}
            </button>
          </div>
        </form>
      </Section>
    </Shell>
  );
}
