import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createToasts, UNDO_MS } from './toasts.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const act = () => ({ undo: vi.fn(), settle: vi.fn() });

describe('an act that can be undone', () => {
  it('settles when its time is over', () => {
    const { undo, settle } = act();
    const toasts = createToasts();
    toasts.show('Gone', { undo, settle });
    vi.advanceTimersByTime(UNDO_MS - 1);
    expect(settle).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(settle).toHaveBeenCalledOnce();
    expect(undo).not.toHaveBeenCalled();
    expect(toasts.shown.value).toEqual([]);
  });

  it('never settles once it was undone', () => {
    const { undo, settle } = act();
    const toasts = createToasts();
    toasts.show('Gone', { undo, settle });
    toasts.shown.value[0]?.undo?.();
    vi.advanceTimersByTime(2 * UNDO_MS);
    toasts.end();
    expect(undo).toHaveBeenCalledOnce();
    expect(settle).not.toHaveBeenCalled();
  });

  it('waits while somebody points at it', () => {
    const { undo, settle } = act();
    const toasts = createToasts();
    toasts.show('Gone', { undo, settle });
    toasts.shown.value[0]?.hold();
    vi.advanceTimersByTime(5 * UNDO_MS);
    expect(settle).not.toHaveBeenCalled();
    toasts.shown.value[0]?.resume();
    vi.advanceTimersByTime(UNDO_MS);
    expect(settle).toHaveBeenCalledOnce();
  });

  it('settles when the page goes', () => {
    const { undo, settle } = act();
    createToasts().show('Gone', { undo, settle });
    window.dispatchEvent(new Event('pagehide'));
    expect(settle).toHaveBeenCalledOnce();
  });
});
