import { useEffect, useRef } from 'preact/hooks';
import type { RecordId } from '../model/ids.ts';
import { useSetting } from './setting.tsx';

/** For the card of this feedback: it comes into view, with the focus, when its words are pressed in the work. */
export function usePressed<T extends HTMLElement>(feedback: RecordId) {
  const { marking } = useSetting();
  const card = useRef<T>(null);
  const isPressed = marking?.pressed.value === feedback;
  useEffect(() => {
    if (marking === null || !isPressed || card.current === null) return;
    marking.pressed.value = null;
    card.current.tabIndex = -1;
    card.current.scrollIntoView({ block: 'nearest' });
    card.current.focus();
  }, [marking, isPressed]);
  return card;
}
