import { useEffect, useRef } from 'preact/hooks';
import type { RecordId } from '../model/ids.ts';
import { useSetting } from './setting.tsx';

/**
 * For a card: it comes into view, with the focus, when words that lead to it (by id, its own first) are pressed in the
 * work; it is lit while the mouse is over them there, and they are while it is over the card, or the focus is in it.
 */
export function usePressed<T extends HTMLElement>(words: readonly RecordId[]) {
  const { marking } = useSetting();
  const card = useRef<T>(null);
  const [own = ''] = words;
  const isOurs = (id: RecordId | null | undefined): boolean => words.some((one) => one === id);
  const isPressed = isOurs(marking?.pressed.value);
  const isLit = isOurs(marking?.hovered.value);
  useEffect(() => {
    if (marking === null || !isPressed || card.current === null) return;
    marking.pressed.value = null;
    // It may stand where something is folded away.
    for (
      let at = card.current.closest('details');
      at;
      at = at.parentElement?.closest('details') ?? null
    )
      at.open = true;
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
    on('pointerenter', own);
    on('pointerleave', null);
    on('focusin', own);
    on('focusout', null);
    return () => life.abort();
  }, [marking, own]);
  return card;
}
