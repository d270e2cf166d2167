import { useSignal } from '@preact/signals';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { ClassCard, ReportCard, WaitingCard } from '../../store/owned-views.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { KeptField } from '../base/KeptField.tsx';
import { Problem } from '../base/Problem.tsx';
import { Said } from '../base/Said.tsx';
import { Section } from '../base/Section.tsx';
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

/** What waits for a teacher: what learners mean for their class, and what somebody reported. */
export function ForTeachers({
  waiting,
  reports,
}: {
  waiting: readonly WaitingCard[];
  reports: readonly ReportCard[];
}) {
  const { phrases, client, toasts, now } = useSetting();
  const { say } = phrases;
  const open = reports.filter(({ handled }) => !handled);
  const release = async (record: string, on: boolean): Promise<void> => {
    const outcome = await client.run({ do: 'class.release', record, on });
    if (!outcome.ok) return toasts.show(say(`error.${outcome.code}`));
    if (on)
      toasts.show(say('class.released'), {
        undo: () => void client.run({ do: 'class.release', record, on: false }),
      });
  };
  return (
    <>
      {open.length > 0 && (
        <Section title={say('class.reports')}>
          {open.map((one) => (
            <article key={one.id} class="wm-card">
              <p class="wm-soft">
                {say('class.report.of', {
                  name: one.from.name,
                  when: phrases.ago(one.madeAt, now()),
                })}
              </p>
              <Said text={one.reason} />
              {one.about && (
                <blockquote class="wm-quote wm-stack">
                  <p dir="auto">{one.about.owner.name}</p>
                  <Said text={one.about.words} />
                </blockquote>
              )}
              <div class="wm-row">
                <Button
                  onClick={() =>
                    void client.run({ do: 'report.handle', report: one.id, handled: true })
                  }
                >
                  {say('class.handled')}
                </Button>
              </div>
            </article>
          ))}
        </Section>
      )}
      {waiting.length > 0 && (
        <Section title={say('class.waiting')}>
          <p class="wm-soft">{say('class.waiting.why')}</p>
          {waiting.map((one) => (
            <article key={one.id} class="wm-card">
              <h3 dir="auto">{one.owner.name}</h3>
              {one.words.map((words) => (
                <Said key={words} text={words} />
              ))}
              <div class="wm-row">
                <Button
                  aria-label={say('class.release.named', { name: one.owner.name })}
                  onClick={() => void release(one.id, true)}
                >
                  {say('class.release')}
                </Button>
              </div>
            </article>
          ))}
        </Section>
      )}
    </>
  );
}
