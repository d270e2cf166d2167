import { useRef } from 'preact/hooks';
import { newId, type RecordId } from '../../model/ids.ts';
import { GOAL_QUESTIONS } from '../../model/kinds/goal-words.ts';
import { isBlank } from '../../model/limits.ts';
import type { GoalCard } from '../../store/views.ts';
import { Disclosure } from '../base/Disclosure.tsx';
import { KeptField } from '../base/KeptField.tsx';
import { Problem } from '../base/Problem.tsx';
import { Said } from '../base/Said.tsx';
import { useGoal } from '../goal/useGoal.ts';
import { useSetting } from '../setting.tsx';
import { OnOwn } from './OnOwn.tsx';

/** A note of so long ago belongs to this talk, ms. */
const SAME_TALK_MS = 3 * 60 * 60_000;

/** A goal as it is talked about: its learner's words in fields of their own, what was said on them, and a note to keep. */
export function TalkedGoal({ goal }: { goal: GoalCard }) {
  const { phrases, client, now } = useSetting();
  const { say, day } = phrases;
  const { write, code } = useGoal(goal.id, goal.context, null);
  const going = goal.checkIns.find(({ madeAt }) => now() - madeAt < SAME_TALK_MS)?.id;
  const note = useRef<RecordId>(going ?? newId()).current;
  const before = goal.checkIns.filter(({ id, text }) => id !== note && !isBlank(text));
  const { next = '' } = goal.fields;
  const said = [goal, ...goal.checkIns, ...goal.evidence].flatMap(({ feedback }) => feedback);
  return (
    <article class="wm-card" aria-label={next || say('goal.untitled')}>
      <Said text={isBlank(next) ? say('goal.untitled') : next} heading />
      {GOAL_QUESTIONS.map((question) => (
        <KeptField
          key={question}
          name={`${goal.id}.${question}`}
          stored={goal.fields[question] ?? ''}
          save={(text) => write({ answers: { [question]: text } })}
          label={say(`goal.q.${question}`)}
          rows={2}
        />
      ))}
      <Problem code={code} />
      <OnOwn feedback={said} />
      <KeptField
        name={`${note}.text`}
        stored={goal.checkIns.find(({ id }) => id === note)?.text ?? ''}
        save={(text) => client.run({ do: 'check_in.write', checkIn: note, goal: goal.id, text })}
        label={say('talk.note')}
        hint={say('talk.note.hint')}
        rows={3}
      />
      {before.length > 0 && (
        <Disclosure title={say('talk.before')}>
          {before.map(({ id, text, madeAt }) => (
            <div key={id}>
              <p class="wm-soft">{day(madeAt)}</p>
              <Said text={text} />
            </div>
          ))}
        </Disclosure>
      )}
    </article>
  );
}
