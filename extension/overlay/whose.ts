/**
 * From the script that recognises the page to the one that holds the panel, in the world the two share: whose work the
 * page shows. Told in the same turn in which the page changed, so before the browser paints it.
 */
const PLACE = Symbol.for('waymark.whose');
type Said = { now: string; listeners: Set<(whose: string) => void> };

function said(): Said {
  const before = Reflect.get(globalThis, PLACE) as Said | undefined;
  const one = before ?? { now: '', listeners: new Set() };
  Reflect.set(globalThis, PLACE, one);
  return one;
}

/** `whose`: from whoseOf; '' where the page is none we know. */
export function sayWhose(whose: string): void {
  const one = said();
  if (one.now === whose) return;
  one.now = whose;
  for (const listener of [...one.listeners]) listener(whose);
}

export const whoseNow = (): string => said().now;

export function hearWhose(listener: (whose: string) => void, signal: AbortSignal): void {
  const { listeners } = said();
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener), { once: true });
}
