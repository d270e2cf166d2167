import { type ReadonlySignal, signal } from '@preact/signals';

/** How long an act can be undone (ms). The clock stands still while somebody points at it or tabs to it. */
export const UNDO_MS = 10_000;
const NEWS_MS = 4_000;

type Toast = {
  id: number;
  text: string;
  undo: (() => void) | null;
  hold: () => void;
  resume: () => void;
  dismiss: () => void;
};
type ToastAct = {
  /** Takes the act back. */
  undo?: () => void;
  /** Runs when the time to undo is over, also when the page closes first. */
  settle?: () => void;
};
export type ToastShelf = {
  shown: ReadonlySignal<readonly Toast[]>;
  show: (text: string, act?: ToastAct) => void;
  /** Settles everything that still waits. */
  end: () => void;
};

export function createToasts(): ToastShelf {
  const shown = signal<readonly Toast[]>([]);
  const waiting = new Map<number, () => void>();
  const ending = new AbortController();
  let count = 0;

  const settleAll = (): void => {
    for (const leave of [...waiting.values()]) leave();
  };
  if (typeof window !== 'undefined')
    window.addEventListener('pagehide', settleAll, { signal: ending.signal });

  return {
    shown,
    show: (text, act = {}) => {
      const id = ++count;
      const length = act.undo ? UNDO_MS : NEWS_MS;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const remove = (): void => {
        clearTimeout(timer);
        waiting.delete(id);
        shown.value = shown.value.filter((toast) => toast.id !== id);
      };
      const leave = (): void => {
        remove();
        act.settle?.();
      };
      const toast: Toast = {
        id,
        text,
        undo: act.undo
          ? () => {
              remove();
              act.undo?.();
            }
          : null,
        hold: () => clearTimeout(timer),
        resume: () => {
          clearTimeout(timer);
          if (waiting.has(id)) timer = setTimeout(leave, length);
        },
        dismiss: leave,
      };
      waiting.set(id, leave);
      shown.value = [...shown.value, toast];
      toast.resume();
    },
    end: () => {
      settleAll();
      ending.abort();
    },
  };
}
