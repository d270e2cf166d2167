import { useEffect } from 'preact/hooks';
import type { Turn as To } from '../../protocol/marks.ts';
import { IconButton } from '../base/Button.tsx';
import { chevronLeft, chevronRight } from '../base/icons.ts';
import type { Marking } from '../marking.ts';
import { usePhrases } from '../setting.tsx';

const KEYS: Record<string, To> = { PageDown: 'next', PageUp: 'previous' };

/** Who turned to another learner in here goes along; the screen in between is another. */
let isTurning = false;

/** To the learner before and after, without leaving the panel. `name`: of whom it shows now. */
export function Turn({ marking, name }: { marking: Marking; name: string }) {
  const { say } = usePhrases();
  const turn = (to: To): void => {
    isTurning = true;
    marking.turn(to);
  };
  useEffect(() => {
    const life = new AbortController();
    const onKey = (event: KeyboardEvent): void => {
      const to = KEYS[event.key];
      if (to === undefined || !event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      turn(to);
    };
    document.addEventListener('keydown', onKey, { signal: life.signal });
    return () => life.abort();
  }, [marking]);
  useEffect(() => {
    if (!isTurning || name === '') return;
    isTurning = false;
    document.querySelector<HTMLElement>('h1')?.focus();
  }, [name]);
  return (
    <>
      <IconButton
        name={say('turn.previous')}
        icon={chevronLeft}
        turns
        onClick={() => turn('previous')}
      />
      <IconButton name={say('turn.next')} icon={chevronRight} turns onClick={() => turn('next')} />
    </>
  );
}
