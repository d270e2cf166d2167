import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Criterion, Reading } from '../../coach/comment.ts';
import type { ReadingGrade } from '../../model/coach.ts';
import type { ContextId } from '../../model/ids.ts';
import { isBlank } from '../../model/limits.ts';
import { type Wait, wait } from '../../store/pause.ts';
import type { FeedbackWords, GoalCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { usePhrases } from '../setting.tsx';
import { commentOf } from './comment.ts';
import { SuggestionLine } from './Suggestion.tsx';
import { createSitting, type Sitting } from './sitting.ts';
import { useAct } from './useAct.ts';
import { useHeldFocus } from './useHeldFocus.ts';
import { type Load, type Read, useReading } from './useReading.ts';

const HERE = createSitting();
const fromHere: Load = () => import('./live.ts');

/** A private second reader of one's own comment. It shows and asks; it keeps nothing from being written or released. */
export function Coach({
  words,
  goals,
  on,
  without,
  grade,
  context,
  quote = null,
  load = fromHere,
  pause = wait,
  sitting = HERE,
}: {
  words: FeedbackWords;
  /** What the learner shares. */
  goals: readonly GoalCard[];
  on: boolean;
  /** Lights that are not wanted here. */
  without: readonly Criterion[];
  /** What the class reads, and which class. */
  grade: ReadingGrade | null;
  context: ContextId;
  /** The passage of the work the words hang on. */
  quote?: string | null;
  load?: Load;
  pause?: Wait;
  sitting?: Sitting;
}) {
  const { say } = usePhrases();
  const act = useAct();
  const box = useRef<HTMLDivElement>(null);
  const putOff = useRef(new Set<Criterion>());
  const isEmpty = Object.values(words).every(isBlank);
  if (isEmpty) putOff.current.clear();
  const comment = on && !isEmpty ? commentOf(words, goals, quote, without, grade) : null;
  const read = useReading(comment, () => [...putOff.current, ...sitting.quiet()], load, pause);
  const heard = useSignal<Reading | null>(null);
  useHeldFocus(box);

  // Nothing takes the place of what was put off until there are other words.
  const onLater = ({ reading }: Read, criterion: Criterion): void => {
    heard.value = reading;
    putOff.current.add(criterion);
    sitting.putOff(criterion);
  };

  if (isEmpty || read === 'none') return null;
  if (!on)
    return (
      <div ref={box} class="wm-row wm-soft">
        {say('lights.is_off')}
        <Button look="quiet" onClick={() => act({ do: 'coach.turn', on: true })}>
          {say('lights.turn_on')}
        </Button>
      </div>
    );
  return (
    <div ref={box} class="wm-coach" aria-busy={read === null}>
      <div class="wm-coach-lights">
        {read && (
          <read.live.Lights
            reading={read.reading}
            text={read.text}
            without={without}
            grade={grade}
            context={context}
          />
        )}
      </div>
      <SuggestionLine
        read={read}
        heard={read !== null && read.reading === heard.value}
        onLater={(criterion) => read && onLater(read, criterion)}
      />
    </div>
  );
}
