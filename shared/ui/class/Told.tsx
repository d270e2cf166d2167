import { isBlank } from '../../model/limits.ts';
import type { ReportCard } from '../../store/owned-views.ts';
import { Disclosure } from '../base/Disclosure.tsx';
import { Said } from '../base/Said.tsx';
import { useSetting } from '../setting.tsx';

/** What one has told the teachers of, out of one's sight; and what they answered. */
export function Told({ reports }: { reports: readonly ReportCard[] }) {
  const { phrases, now } = useSetting();
  const { say, count } = phrases;
  if (reports.length === 0) return null;
  const isAnswered = reports.some(({ replies }) => replies.length > 0);
  return (
    <Disclosure title={count('class.told', reports.length)} open={isAnswered}>
      <p class="wm-soft">{say('class.told.why')}</p>
      {reports.map((one) => (
        <article key={one.id} class="wm-card">
          <p class="wm-soft">
            {say(one.handled ? 'class.told.handled' : 'class.told.waits', {
              when: phrases.ago(one.madeAt, now()),
            })}
          </p>
          {!isBlank(one.reason) && <Said text={one.reason} />}
          {one.replies.map(({ id, from, madeAt, text }) => (
            <div key={id} class="wm-message">
              <header>
                {say('step.from', { name: from.name, when: phrases.ago(madeAt, now()) })}
              </header>
              <p class="wm-said" dir="auto">
                {text}
              </p>
            </div>
          ))}
        </article>
      ))}
    </Disclosure>
  );
}
