/**
 * From the script that recognises the page to the one that marks words in it, in the world the two share: where the work
 * of whom the page shows stands. Told in the turn in which the page changed, before anything is painted.
 */
const PLACE = Symbol.for('waymark.work');
/** `skip`: a selector of what is not the learner's. `unfold`: pressed, it shows all of a work that is folded. */
export type WorkHere = { root: Element; skip: string; unfold: HTMLElement | null };
type Said = { now: WorkHere | null; listeners: Set<(work: WorkHere | null) => void> };

function said(): Said {
  const before = Reflect.get(globalThis, PLACE) as Said | undefined;
  const one = before ?? { now: null, listeners: new Set() };
  Reflect.set(globalThis, PLACE, one);
  return one;
}

export function sayWork(work: WorkHere | null): void {
  const one = said();
  if (one.now?.root === work?.root) return;
  one.now = work;
  for (const listener of [...one.listeners]) listener(work);
}

export const workNow = (): WorkHere | null => said().now;

export function hearWork(listener: (work: WorkHere | null) => void, signal: AbortSignal): void {
  const { listeners } = said();
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
}
