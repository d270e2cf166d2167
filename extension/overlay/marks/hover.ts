import { type Place, placeAt } from './geometry.ts';

/** Tells which marked words the mouse is over in this document, and once when it is over none any more. */
export function watchHover(
  document: Document,
  places: () => readonly Place[],
  tell: (id: string | null) => void,
  signal: AbortSignal,
): void {
  let over: string | null = null;
  let frame = 0;
  const say = (id: string | null) => {
    if (id === over) return;
    over = id;
    tell(id);
  };
  const moved = ({ clientX, clientY }: PointerEvent) => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const now = places();
      if (now.length > 0) say(placeAt(now, document, clientX, clientY)?.mark.id ?? null);
    });
  };
  document.addEventListener('pointermove', moved, { signal, passive: true });
  document.documentElement.addEventListener('pointerleave', () => say(null), { signal });
  signal.addEventListener('abort', () => cancelAnimationFrame(frame), { once: true });
}
