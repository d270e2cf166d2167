import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { MORE, type Tied } from '../../model/kinds/tied-words.ts';
import { LINE_LIMIT } from '../../model/limits.ts';
import type { GraderView } from '../../store/views.ts';
import { Choose } from '../base/Choose.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { habitName, habitNames, habitTag } from '../base/habits.ts';
import { ListField } from '../base/ListField.tsx';
import { useSetting } from '../setting.tsx';

const isTied = ({ criterion, tags, goal, more }: Tied): boolean =>
  criterion !== '' || tags.length > 0 || goal !== null || more > 0;

/** What the comment is about besides words of the work. Folded while none of it is used; behind the buttons, so that Tab reaches those first. */
export function TieTo({
  view,
  tied,
  own,
  tieTo,
  onBlur,
}: {
  view: GraderView;
  tied: Tied;
  /** It is about something of the learner's own, not a work. */
  own: boolean;
  tieTo: (tied: Partial<Tied>) => void;
  onBlur: () => void;
}) {
  const { phrases } = useSetting();
  const { say } = phrases;
  const [habit = ''] = tied.tags;
  // While it is typed it is no tag yet: "Persi" is on its way to a habit.
  const typed = useSignal<string | null>(null);
  // Only at first: what is emptied while somebody writes in it stays open.
  const isUsed = useRef(isTied(tied)).current;
  const name = view.learner?.name ?? '';
  return (
    <Disclosure title={say('tie')} open={isUsed}>
      <ListField
        label={say('tie.criterion')}
        value={tied.criterion}
        options={view.criteria}
        limit={LINE_LIMIT}
        onInput={(criterion) => tieTo({ criterion })}
        onBlur={onBlur}
      />
      <ListField
        label={say('tie.habit')}
        value={typed.value ?? habitName(phrases, habit)}
        options={habitNames(phrases)}
        limit={LINE_LIMIT}
        onInput={(words) => {
          typed.value = words;
          const tag = habitTag(phrases, words);
          tieTo({ tags: [tag, ...tied.tags.slice(1)].filter((one) => one.trim() !== '') });
        }}
        onBlur={() => {
          typed.value = null;
          onBlur();
        }}
      />
      {view.goals.length > 0 && (
        <Choose
          label={say('tie.goal', { name })}
          value={tied.goal ?? ''}
          options={[
            ['', say('tie.goal.none')],
            ...view.goals.map(({ id, fields }) => [id, fields.next ?? ''] as const),
          ]}
          onChoose={(goal) => tieTo({ goal: goal || null })}
        />
      )}
      {!own && (
        <label class="wm-tick">
          <input
            type="checkbox"
            checked={tied.more > 0}
            onInput={(event) => tieTo({ more: event.currentTarget.checked ? MORE : 0 })}
          />
          <span>{say('tie.more', { name })}</span>
        </label>
      )}
    </Disclosure>
  );
}
