import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ContextId, RecordId } from '../../model/ids.ts';
import { GOAL_QUESTIONS, type GoalQuestion } from '../../model/kinds/goal-words.ts';
import type { CircleCard } from '../../store/owned-views.ts';
import type { GoalCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { KeptField } from '../base/KeptField.tsx';
import { Pips } from '../base/Pips.tsx';
import { Problem } from '../base/Problem.tsx';
import { useWriting } from '../first/begun.ts';
import { useSetting } from '../setting.tsx';
import { leave } from '../useKept.ts';
import { Examples } from './Examples.tsx';
import { GoalParts } from './GoalParts.tsx';
import { OnGoal, questionOf } from './OnGoal.tsx';
import { Sharing } from './Sharing.tsx';
import { Smart } from './Smart.tsx';
import { useGoal, type WorkPlace } from './useGoal.ts';

/** What a goal can be opened for, besides its questions. */
export type GoalPart = 'share' | 'check_in';

const NONE = [false, false, false, false, false];

/** The five questions, one at a time or all at once, saved as they are answered; and all else there is to a goal. */
export function GoalEditor(props: {
  id: RecordId;
  /** Null while nothing is written yet. */
  goal: GoalCard | null;
  /** The course a new goal belongs to. */
  context: ContextId | null;
  /** Whom it can be shown to. */
  circles: readonly CircleCard[];
  /** The work a new goal is tied to. */
  tieTo?: WorkPlace | null;
  /** What it is opened for: that has the focus first. */
  first?: GoalPart | null;
  onDone: () => void;
  onDelete?: () => void;
}) {
  const { id, goal, circles, onDone, onDelete } = props;
  const { phrases, toasts } = useSetting();
  const { say } = phrases;
  const { send, write, code } = useGoal(id, goal?.context ?? props.context, props.tieTo ?? null);
  useWriting();
  const all = useSignal(goal !== null);
  const at = useSignal(firstOpen(goal));
  /** The parts of a goal that is written show: not as its first word is kept, when Done would move from under a press. */
  const grown = useSignal(goal !== null);
  const grow = (): void => {
    grown.value ||= goal !== null;
  };
  const box = useRef<HTMLElement>(null);
  const { value: position } = at;
  const first = useRef(props.first ?? null);
  const focusOn = (selector: string): void =>
    box.current?.querySelector<HTMLElement>(selector)?.focus();
  // A new question takes the focus with it. A check-in takes it by itself.
  useEffect(() => {
    if (first.current !== 'check_in')
      focusOn(first.current === 'share' ? '[data-part="share"] button' : 'textarea');
    first.current = null;
  }, [position]);

  const take = (question: GoalQuestion, words: string): void => {
    const before = goal?.fields[question] ?? '';
    void write({ answers: { [question]: words } });
    if (before !== '')
      toasts.show(say('goal.examples.taken'), {
        undo: () => void write({ answers: { [question]: before } }),
      });
  };
  const field = (question: GoalQuestion) => (
    <div key={question} class="wm-stack" data-part={question}>
      <KeptField
        name={`${id}.${question}`}
        stored={goal?.fields[question] ?? ''}
        save={(text) => write({ answers: { [question]: text } })}
        label={say(`goal.q.${question}`)}
        hint={say(`goal.h.${question}`)}
        rows={all.value ? 2 : 4}
        big={!all.value}
      />
      <OnGoal
        feedback={(goal?.feedback ?? []).filter((one) => questionOf(one) === question)}
        named={false}
      />
      <Examples question={question} onTake={(words) => take(question, words)} />
    </div>
  );
  const question = GOAL_QUESTIONS[position] ?? 'next';
  const last = position === GOAL_QUESTIONS.length - 1;
  const step = (by: 1 | -1): void =>
    void leave(box.current, `${id}.`, () => {
      at.value = position + by;
    });
  const again = (): void => {
    at.value = GOAL_QUESTIONS.indexOf('next');
    focusOn('[data-part="next"] textarea');
  };

  return (
    <section
      class="wm-card"
      aria-label={say('goal.editor')}
      ref={box}
      onFocusIn={({ target }) => {
        if (target instanceof HTMLTextAreaElement) grow();
      }}
    >
      <div class="wm-row">
        <Pips answered={goal?.answered ?? NONE} />
        <span class="wm-push">
          <Button
            look="quiet"
            onClick={() => {
              grow();
              all.value = !all.value;
            }}
          >
            {say(all.value ? 'goal.one' : 'goal.all')}
          </Button>
        </span>
      </div>
      <div class="wm-questions">
        {all.value ? (
          GOAL_QUESTIONS.map(field)
        ) : (
          <>
            <p class="wm-soft">{say('goal.progress', { n: position + 1 })}</p>
            {field(question)}
          </>
        )}
        {(all.value || last) && (
          <div data-part="share">
            <Sharing id={id} sharing={goal?.sharing ?? null} circles={circles} save={send} />
          </div>
        )}
        {(all.value || last) && <Smart fields={goal?.fields ?? {}} onAgain={again} />}
      </div>
      <Problem code={code} />
      {all.value && grown.value && goal !== null && (
        <GoalParts goal={goal} write={write} checksIn={props.first === 'check_in'} />
      )}
      <div class="wm-row wm-foot">
        {!all.value && position > 0 && (
          <Button onClick={() => step(-1)}>{say('goal.previous')}</Button>
        )}
        {!all.value && !last && (
          <Button look="main" onClick={() => step(1)}>
            {say('goal.following')}
          </Button>
        )}
        <Button
          look={all.value || last ? 'main' : 'quiet'}
          onClick={() => void leave(box.current, `${id}.`, onDone)}
        >
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
