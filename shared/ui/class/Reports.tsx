import type { PersonId } from '../../model/ids.ts';
import { isBlank } from '../../model/limits.ts';
import type { ReportCard } from '../../store/owned-views.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { Said } from '../base/Said.tsx';
import { Section } from '../base/Section.tsx';
import { useSetting } from '../setting.tsx';
import { Thread } from '../step/Thread.tsx';
import { goOnFrom } from './goOn.ts';
import { useRelease } from './useRelease.ts';

type Props = {
  reports: readonly ReportCard[];
  isLearner: (person: PersonId) => boolean;
  onLearner: (learner: PersonId) => void;
};

/** What members of a class have told its teachers of. */
export function Reports({ reports, ...rest }: Props) {
  const { say, count } = useSetting().phrases;
  const open = reports.filter(({ handled }) => !handled);
  const handled = reports.filter((one) => one.handled);
  const draw = (one: ReportCard) => <OneReport key={one.id} report={one} {...rest} />;
  return (
    <>
      {open.length > 0 && <Section title={say('class.reports')}>{open.map(draw)}</Section>}
      {handled.length > 0 && (
        <Disclosure title={count('class.reports.handled', handled.length)}>
          {handled.map(draw)}
        </Disclosure>
      )}
    </>
  );
}

function OneReport({
  report,
  isLearner,
  onLearner,
}: Omit<Props, 'reports'> & { report: ReportCard }) {
  const { phrases, client, toasts, now } = useSetting();
  const { say } = phrases;
  const release = useRelease();
  const { about, handled, from } = report;
  const title = say('class.report.of', {
    name: from.name,
    when: phrases.ago(report.madeAt, now()),
  });
  const handle = async (on: boolean, pressed: EventTarget | null = null): Promise<void> => {
    const outcome = await client.run({ do: 'report.handle', report: report.id, handled: on });
    if (!outcome.ok) return toasts.show(say(`error.${outcome.code}`));
    goOnFrom(pressed);
    if (on) toasts.show(say('class.handled.done'), { undo: () => void handle(false) });
  };
  return (
    <article class="wm-card" aria-label={title}>
      <h3>{title}</h3>
      {!isBlank(report.reason) && <Said text={report.reason} />}
      {about === null ? (
        <p class="wm-soft">{say('class.report.gone')}</p>
      ) : (
        <blockquote class="wm-quote wm-stack">
          <p>{say('class.report.wrote', { name: about.owner.name })}</p>
          {about.words.map((words) => (
            <Said key={words} text={words} />
          ))}
        </blockquote>
      )}
      {about?.shown === 'by_owner' && (
        <p class="wm-soft">{say('class.report.theirs', { name: about.owner.name })}</p>
      )}
      <Thread
        teaching
        of={report}
        label={say('step.reply', { name: from.name })}
        opener={say('class.answer', { name: from.name })}
      />
      <div class="wm-row">
        {about?.shown === 'by_teacher' && (
          <Button
            aria-label={say('class.hold.named', { name: about.owner.name })}
            onClick={() => void release(about.id, false, null)}
          >
            {say('class.hold')}
          </Button>
        )}
        {about !== null && isLearner(about.owner.id) && (
          <Button onClick={() => onLearner(about.owner.id)}>
            {say('class.go_to', { name: about.owner.name })}
          </Button>
        )}
        <Button onClick={({ currentTarget }) => void handle(!handled, currentTarget)}>
          {say(handled ? 'class.handled.not' : 'class.handled')}
        </Button>
      </div>
    </article>
  );
}
