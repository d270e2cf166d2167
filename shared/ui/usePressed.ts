import { useEffect, useRef } from 'preact/hooks';
import type { RecordId } from '../model/ids.ts';
import { findId } from './marking.ts';
import { useSetting } from './setting.tsx';

/** A step may ask for more places than this one; five at most (tied.ts). */
const FINDS = [0, 1, 2, 3, 4];

/**
 * For the card of this feedback: it comes into view, with the focus, when its words are pressed in the work; it is lit while
 * the mouse is over them there, and they are while it is over the card, or the focus is in it.
 */
export function usePressed<T extends HTMLElement>(
  feedback: RecordId,
  step: RecordId | null = null,
) {
  const { marking } = useSetting();
  const card = useRef<T>(null);
  const isOurs = (id: RecordId | null | undefined): boolean =>
    id === feedback || (step !== null && FINDS.some((at) => findId(step, at) === id));
  const isPressed = isOurs(marking?.pressed.value);
  const isLit = isOurs(marking?.hovered.value);
  useEffect(() => {
    if (marking === null || !isPressed || card.current === null) return;
    marking.pressed.value = null;
    card.current.tabIndex = -1;
    card.current.scrollIntoView({ block: 'nearest' });
    card.current.focus();
  }, [marking, isPressed]);
  useEffect(() => {
    card.current?.classList.toggle('wm-lit', isLit);
  }, [isLit]);
  useEffect(() => {
    const here = card.current;
    if (marking === null || here === null) return;
    const life = new AbortController();
    const on = (event: string, id: RecordId | null) =>
      here.addEventListener(event, () => marking.light(id), { signal: life.signal });
    on('pointerenter', feedback);
    on('pointerleave', null);
    on('focusin', feedback);
    on('focusout', null);
    return () => life.abort();
  }, [marking, feedback]);
  return card;
}
