import { useEffect, useRef } from 'preact/hooks';
import type { WalkStep } from '../../protocol/marks.ts';
import { Button } from '../base/Button.tsx';
import type { Marking } from '../marking.ts';
import { usePhrases } from '../setting.tsx';
import { useId } from '../useId.ts';

/** What a key does; forward is to the left where the page runs from right to left. */
function stepOf({ key, shiftKey }: KeyboardEvent, isRtl: boolean): WalkStep | null {
  const [on, back] = isRtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  switch (key) {
    case 'ArrowDown':
      return shiftKey ? 'longer' : 'next';
    case 'ArrowUp':
      return shiftKey ? 'shorter' : 'previous';
    case on:
      return shiftKey ? 'start_on' : 'end_on';
    case back:
      return shiftKey ? 'start_back' : 'end_back';
    case 'Enter':
      return 'take';
    case 'Escape':
      return 'end';
    default:
      return null;
  }
}

/** Words of the work, chosen by keys: read out as they are chosen, and standing out in the work. */
export function Walk({
  marking,
  how,
  take,
}: {
  marking: Marking;
  /** Instead of what a teacher is told: what words can be selected for, and what taking them is called. */
  how?: string;
  take?: string;
}) {
  const { say } = usePhrases();
  const words = marking.walked.value;
  const box = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const isUnderWay = words !== null;
  useEffect(() => {
    if (isUnderWay) box.current?.focus();
  }, [isUnderWay]);
  if (words === null)
    return (
      <div class="wm-row">
        <span class="wm-soft">{how ?? say('grader.select')}</span>
        <Button look="quiet" onClick={() => marking.walk('begin')}>
          {say('walk')}
        </Button>
      </div>
    );
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = stepOf(event, document.documentElement.dir === 'rtl');
    if (step === null || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    marking.walk(step);
  };
  return (
    <div class="wm-stack">
      {/* A spin button: screen readers hand it the arrows, and read its value whenever it is another. */}
      <div
        ref={box}
        class="wm-walk"
        role="spinbutton"
        tabIndex={0}
        aria-label={say('walk.words')}
        aria-valuetext={words || say('walk.none')}
        aria-describedby={helpId}
        onKeyDown={onKeyDown}
      >
        <span dir="auto">{words || say('walk.none')}</span>
      </div>
      <p id={helpId} class="wm-soft">
        {say('walk.keys')}
      </p>
      <div class="wm-row">
        <Button disabled={words === ''} onClick={() => marking.walk('take')}>
          {take ?? say('walk.take')}
        </Button>
        <Button look="quiet" onClick={() => marking.walk('end')}>
          {say('walk.stop')}
        </Button>
      </div>
    </div>
  );
}
