import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ContextId, RecordId } from '../../model/ids.ts';
import { GOAL_QUESTIONS, type GoalQuestion } from '../../model/kinds/goal.ts';
import type { CircleCard } from '../../store/owned-views.ts';
import type { GoalCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { KeptField } from '../base/KeptField.tsx';
import { Pips } from '../base/Pips.tsx';
import { Problem } from '../base/Problem.tsx';
import { useSetting } from '../setting.tsx';
import { Confidence, Status } from './GoalState.tsx';
import { Sharing } from './Sharing.tsx';
import { useGoal, type WorkPlace } from './useGoal.ts';

export type GoalEditorProps = {
  id: RecordId;
  /** Null while nothing is written yet. */
  goal: GoalCard | null;
  /** The course a new goal belongs to. */
  context: ContextId | null;
  /** Whom it can be shown to. */
  circles: readonly CircleCard[];
  /** The work a new goal is tied to. */
  tieTo?: WorkPlace | null;
  /** Opened to be shared: that part has the focus first. */
  toShare?: boolean;
  onDone: () => void;
  onDelete?: () => void;
};

const NONE = [false, false, false, false, false];

/** The five questions, one at a time or all at once, saved as they are answered. */
export function GoalEditor(props: GoalEditorProps) {
  const { id, goal, circles, toShare = false, onDone, onDelete } = props;
  const { say } = useSetting().phrases;
  const { send, write, code } = useGoal(id, goal?.context ?? props.context, props.tieTo ?? null);
  const all = useSignal(goal !== null);
  const at = useSignal(firstOpen(goal));
  const answered = goal?.answered ?? NONE;
  const box = useRef<HTMLDivElement>(null);
  const { value: position } = at;
  const first = useRef(toShare ? 'fieldset button' : 'textarea');
  // A new question takes the focus with it.
  useEffect(() => {
    box.current?.querySelector<HTMLElement>(first.current)?.focus();
    first.current = 'textarea';
  }, [position]);

  const field = (question: GoalQuestion) => (
    <KeptField
      key={question}
      name={`${id}.${question}`}
      stored={goal?.fields[question] ?? ''}
      save={(text) => write({ answers: { [question]: text } })}
      label={say(`goal.q.${question}`)}
      hint={say(`goal.h.${question}`)}
      rows={all.value ? 2 : 4}
      big={!all.value}
    />
  );
  const sharing = <Sharing id={id} sharing={goal?.sharing ?? null} circles={circles} save={send} />;
  const question = GOAL_QUESTIONS[position] ?? 'next';
  const last = position === GOAL_QUESTIONS.length - 1;

  return (
    <section class="wm-card" aria-label={say('goal.editor')}>
      <div class="wm-row">
        <Pips answered={answered} />
        <span class="wm-push">
          <Button
            look="quiet"
            onClick={() => {
              all.value = !all.value;
            }}
          >
            {say(all.value ? 'goal.one' : 'goal.all')}
          </Button>
        </span>
      </div>
      <div class="wm-questions" ref={box}>
        {all.value ? (
          GOAL_QUESTIONS.map(field)
        ) : (
          <>
            <p class="wm-soft">{say('goal.progress', { n: position + 1 })}</p>
            {field(question)}
          </>
        )}
        {(all.value || last) && sharing}
      </div>
      <Problem code={code} />
      {all.value && (
        <>
          <Status goal={goal} write={write} />
          <Confidence id={id} goal={goal} write={write} />
        </>
      )}
      <div class="wm-row wm-foot">
        {!all.value && position > 0 && (
          <Button
            onClick={() => {
              at.value = position - 1;
            }}
          >
            {say('goal.previous')}
          </Button>
        )}
        {!all.value && !last && (
          <Button
            look="main"
            onClick={() => {
              at.value = position + 1;
            }}
          >
            {say('goal.following')}
          </Button>
        )}
        <Button look={all.value || last ? 'main' : 'quiet'} onClick={onDone}>
          {say('goal.done')}
        </Button>
        {onDelete && goal !== null && (
          <span class="wm-push">
            <Button look="quiet" onClick={onDelete}>
              {say('goal.delete')}
            </Button>
          </span>
        )}
      </div>
    </section>
  );
}

/** Where to begin: with what is not answered yet. */
function firstOpen(goal: GoalCard | null): number {
  if (goal === null) return 0;
  const open = goal.answered.indexOf(false);
  return open < 0 ? 0 : open;
}
