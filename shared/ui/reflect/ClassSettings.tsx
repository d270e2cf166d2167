import { useSignal } from '@preact/signals';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { ClassCard } from '../../store/owned-views.ts';
import { Disclosure } from '../base/Disclosure.tsx';
import { KeptField } from '../base/KeptField.tsx';
import { Problem } from '../base/Problem.tsx';
import { useSetting } from '../setting.tsx';

type Flag = 'minors' | 'underThirteen' | 'feedbackFirst';

/** What holds for a class, as its teachers say. */
export function ClassSettings({ of }: { of: ClassCard }) {
  const { phrases, client } = useSetting();
  const { say } = phrases;
  const code = useSignal<ErrorCode | null>(null);
  const { context } = of;
  const set = async (change: Partial<Record<Flag, boolean>>): Promise<void> => {
    const outcome = await client.run({ do: 'class.set', context, ...change });
    code.value = outcome.ok ? null : outcome.code;
  };
  const flag = (name: Flag) => (
    <label class="wm-switch">
      <input
        type="checkbox"
        checked={of[name]}
        onChange={(event) => void set({ [name]: event.currentTarget.checked })}
      />
      <span>{say(`class.${name}`)}</span>
    </label>
  );
  return (
    <Disclosure title={say('class.title')}>
      <p class="wm-soft">{say('class.why')}</p>
      {flag('feedbackFirst')}
      {flag('minors')}
      {of.minors && flag('underThirteen')}
      {of.minors && (
        <KeptField
          name={`${context}.contact`}
          stored={of.contact}
          save={(contact) => client.run({ do: 'class.set', context, contact })}
          label={say('class.contact')}
          hint={say('class.contact.hint')}
        />
      )}
      <Problem code={code.value} />
    </Disclosure>
  );
}
