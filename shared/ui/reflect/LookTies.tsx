import type { RecordId } from '../../model/ids.ts';
import { isBlank } from '../../model/limits.ts';
import type { Outcome } from '../../store/client.ts';
import type { GoalCard } from '../../store/views.ts';
import { Choose } from '../base/Choose.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { habitName, habitNames, habitTag } from '../base/habits.ts';
import { useLive } from '../goal/useLive.ts';
import { useSetting } from '../setting.tsx';

export type TiesChange = { goal?: RecordId | null; tags?: string[] };

/** What a look back belongs to: a goal of one's own, and habits of mind. */
export function LookTies({
  goal,
  tags,
  goals,
  save,
}: {
  goal: RecordId | null;
  tags: readonly string[];
  goals: readonly GoalCard[];
  save: (change: TiesChange) => Promise<Outcome>;
}) {
  const { phrases } = useSetting();
  const { say } = phrases;
  const live = useLive();
  const named = goals.filter(({ fields }) => !isBlank(fields.next));
  return (
    <Disclosure title={say('reflect.ties')} open={goal !== null || tags.length > 0}>
      {named.length > 0 && (
        <Choose
          label={say('reflect.goal')}
          value={goal ?? ''}
          options={[
            ['', say('reflect.goal.none')],
            ...named.map(({ id, fields }) => [id, fields.next ?? ''] as const),
          ]}
          onChoose={(goal) => void save({ goal: goal || null })}
        />
      )}
      {live && (
        <live.Tags
          label={say('reflect.habits')}
          tags={tags}
          options={habitNames(phrases)}
          nameOf={(tag) => habitName(phrases, tag)}
          tagOf={(typed) => habitTag(phrases, typed)}
          onChange={(tags) => void save({ tags })}
        />
      )}
    </Disclosure>
  );
}
