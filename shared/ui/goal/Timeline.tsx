import { useSignal } from '@preact/signals';
import type { RecordId } from '../../model/ids.ts';
import type { CheckInCard, EvidenceCard } from '../../store/owned-views.ts';
import type { GoalCard } from '../../store/views.ts';
import { Away } from '../base/Away.tsx';
import { Button } from '../base/Button.tsx';
import { Passage } from '../base/Passage.tsx';
import { Said } from '../base/Said.tsx';
import { useSetting } from '../setting.tsx';
import { OnGoal } from './OnGoal.tsx';

/** What a goal has come by, newest first: check-ins and evidence, with what teachers said on each. */
export function Timeline({
  goal,
  mayRemove,
  without = [],
}: {
  goal: GoalCard;
  mayRemove: boolean;
  /** What is still being written. */
  without?: readonly (RecordId | null)[];
}) {
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const gone = useSignal<readonly RecordId[]>([]);
  const remove = (id: RecordId): void => {
    gone.value = [...gone.value, id];
    toasts.show(say('goal.entry.removed'), {
      undo: () => {
        gone.value = gone.value.filter((one) => one !== id);
      },
      settle: () => void client.run({ do: 'owned.delete', record: id }),
    });
  };
  const entries = [...goal.checkIns, ...goal.evidence]
    .filter(({ id }) => !gone.value.includes(id) && !without.includes(id))
    .sort((a, b) => b.madeAt - a.madeAt);
  if (entries.length === 0) return null;
  return (
    <ol class="wm-timeline" aria-label={say('goal.timeline')}>
      {entries.map((entry) => (
        <li key={entry.id} class="wm-stack">
          <p class="wm-soft">
            <time dateTime={new Date(entry.madeAt).toISOString()}>{phrases.day(entry.madeAt)}</time>
            {' · '}
            {'link' in entry ? say('goal.timeline.evidence') : saidOf(entry)}
          </p>
          {'link' in entry && <Shown evidence={entry} />}
          {entry.text !== '' && <Said text={entry.text} />}
          <OnGoal feedback={entry.feedback} />
          {mayRemove && (
            <div class="wm-row">
              <Button
                look="quiet"
                aria-label={say('goal.entry.remove.named', { day: phrases.day(entry.madeAt) })}
                onClick={() => remove(entry.id)}
              >
                {say('goal.entry.remove')}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ol>
  );

  function saidOf({ status, confidence }: CheckInCard): string {
    const sure = confidence === null ? null : say('goal.timeline.sure', { n: confidence });
    const stands = status === null ? null : say(`goal.status.${status}`);
    return [stands, sure].filter((part) => part !== null).join(' · ') || say('goal.check_in.short');
  }
}

function Shown({ evidence }: { evidence: EvidenceCard }) {
  const { say } = useSetting().phrases;
  const { id, anchor, link, file, assignment, attempt } = evidence;
  return (
    <>
      {anchor && <Passage anchor={anchor} feedback={id} />}
      {assignment && assignment.title !== '' && (
        <p class="wm-soft">
          <bdi>{assignment.title}</bdi>
          {attempt !== null && ` · ${say('goal.timeline.draft', { n: attempt })}`}
        </p>
      )}
      {link !== '' && (
        <Away to={link} dir="ltr">
          {link}
        </Away>
      )}
      {file !== '' && (
        <p class="wm-said" dir="auto">
          {file}
        </p>
      )}
    </>
  );
}
