import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { CRITERIA, type Criterion, type Reading } from '../../coach/comment.ts';
import type { ReadingGrade } from '../../model/coach.ts';
import type { ContextId } from '../../model/ids.ts';
import { Icon } from '../base/Icon.tsx';
import { useSetting } from '../setting.tsx';
import { useId } from '../useId.ts';
import { Behind } from './Behind.tsx';
import { ReadBy } from './ReadBy.tsx';
import { answerOf, SHAPES } from './shapes.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 };

/** Seven lights, one stop of the Tab key for all: arrows go from one to the next. The one that is pressed shows the words behind it. */
export function Lights({
  reading,
  text,
  without,
  grade,
  context,
}: {
  reading: Reading;
  text: string;
  without: readonly Criterion[];
  grade: ReadingGrade | null;
  context: ContextId;
}) {
  const { say, dir } = useSetting().phrases;
  const open = useSignal<Criterion | null>(null);
  const stop = useSignal(0);
  const row = useRef<HTMLDivElement>(null);
  const id = useId();

  const saidOf = (criterion: Criterion): string =>
    say(`lights.answer.${without.includes(criterion) ? 'off' : answerOf(reading, criterion)}`);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = stop.value + (dir === 'rtl' ? -step : step);
    stop.value = (to + CRITERIA.length) % CRITERIA.length;
    row.current?.querySelectorAll('button')[stop.value]?.focus();
  };

  return (
    <>
      <div
        ref={row}
        class="wm-lights"
        role="toolbar"
        aria-label={say('lights.title')}
        onKeyDown={onKeyDown}
      >
        {CRITERIA.map((criterion, at) => {
          const answer = without.includes(criterion) ? 'off' : reading.criteria[criterion].answer;
          const isOpen = open.value === criterion;
          const name = say(`lights.name.${criterion}`);
          const said = saidOf(criterion);
          return (
            <button
              key={criterion}
              type="button"
              class="wm-light"
              data-answer={answer}
              aria-label={say('lights.light', { name, answer: said })}
              tabIndex={at === stop.value ? 0 : -1}
              aria-expanded={isOpen}
              aria-controls={id}
              onFocus={() => {
                stop.value = at;
              }}
              onClick={() => {
                open.value = isOpen ? null : criterion;
              }}
            >
              <Icon node={SHAPES[answer]} />
              {name}
            </button>
          );
        })}
      </div>
      <div id={id} class="wm-behind" hidden={open.value === null}>
        {open.value !== null && (
          <>
            <Behind
              criterion={open.value}
              answer={saidOf(open.value)}
              evidence={reading.criteria[open.value].evidence}
              text={text}
              off={without.includes(open.value)}
            />
            {reading.readable && <ReadBy grade={grade} context={context} />}
          </>
        )}
      </div>
    </>
  );
}
