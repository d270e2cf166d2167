import { useComputed, useSignal } from '@preact/signals';
import { type ComponentChild, Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { RecordId } from '../../model/ids.ts';
import { useSetting } from '../setting.tsx';

/** More than a panel shows before anybody scrolls. */
export const AT_ONCE = 5;
/** Drawn as well is what lies so near before and after what is seen, in heights of the window. */
const AHEAD = 1;
/** About as high as a card, rem. */
const CARD = 26;

/** In a frame of another site a margin counts for an explicit root alone. */
export const nearBy = (): IntersectionObserverInit => ({
  root: document,
  rootMargin: `${AHEAD * 100}% 0px`,
});

/**
 * Cards of which there may be hundreds. One is drawn as what is seen comes near it, or as its words are pressed in the work,
 * and stays from then on; those that are not yet there have their place kept.
 */
export function LongList<T extends { id: RecordId }>({
  of,
  wordsOf,
  draw,
}: {
  of: readonly T[];
  /** Whose words in the work lead to this card. */
  wordsOf: (one: T) => readonly RecordId[];
  draw: (one: T) => ComponentChild;
}) {
  const { marking } = useSetting();
  const drawn = useRef(new Set<RecordId>()).current;
  const turns = useSignal(0);
  const pressed = useComputed(() => {
    const id = marking?.pressed.value ?? null;
    return id === null ? null : (of.find((one) => wordsOf(one).includes(id))?.id ?? null);
  });
  for (const { id } of of.slice(0, AT_ONCE)) drawn.add(id);
  if (pressed.value !== null) drawn.add(pressed.value);
  const come = (cards: readonly T[]): void => {
    for (const { id } of cards) drawn.add(id);
    turns.value += 1;
  };
  // Drawn anew when it counts on.
  void turns.value;
  return (
    <>
      {runsOf(of, drawn).map(({ first, cards }) =>
        drawn.has(first.id) ? (
          <Fragment key={first.id}>{draw(first)}</Fragment>
        ) : (
          <Gap key={`before ${first.id}`} cards={cards} come={come} />
        ),
      )}
    </>
  );
}

type Run<T> = { first: T; cards: T[] };
/** Each card that is drawn by itself; those between them that are not, together. */
function runsOf<T extends { id: RecordId }>(of: readonly T[], drawn: ReadonlySet<RecordId>) {
  const runs: Run<T>[] = [];
  for (const one of of) {
    const last = runs.at(-1);
    if (last === undefined || drawn.has(one.id) || drawn.has(last.first.id))
      runs.push({ first: one, cards: [one] });
    else last.cards.push(one);
  }
  return runs;
}

function Gap<T>({
  cards,
  come,
}: {
  cards: readonly T[];
  /** These are near now. */
  come: (cards: readonly T[]) => void;
}) {
  const gap = useRef<HTMLDivElement>(null);
  const { length } = cards;
  const latest = useRef({ cards, come });
  latest.current = { cards, come };
  // A gap that has become shorter is looked at anew: what is left of it may be near as well.
  useEffect(() => {
    if (gap.current === null) return;
    const look: IntersectionObserverCallback = (entries) => {
      const entry = entries.at(-1);
      if (entry?.isIntersecting !== true) return;
      const { top, height } = entry.boundingClientRect;
      const seen = window.innerHeight;
      const at = (y: number): number => Math.max(0, ((y - top) / height) * length);
      const now = latest.current;
      const from = Math.min(length - 1, Math.floor(at(-AHEAD * seen)));
      now.come(now.cards.slice(from, Math.max(from + 1, Math.ceil(at((1 + AHEAD) * seen)))));
    };
    const observer = new IntersectionObserver(look, nearBy());
    observer.observe(gap.current);
    return () => observer.disconnect();
  }, [length]);
  return <div ref={gap} style={{ blockSize: `${length * CARD}rem` }} />;
}
