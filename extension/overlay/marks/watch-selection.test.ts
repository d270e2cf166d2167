import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchSelection } from './watch-selection.ts';

const offer = vi.fn<() => void>();
const hide = vi.fn<() => void>();
const now = { isSelected: true };
let life: AbortController;
beforeEach(() => {
  vi.useFakeTimers();
  life = new AbortController();
  now.isSelected = true;
  watchSelection(document, () => now.isSelected, offer, hide, life.signal);
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
  vi.clearAllMocks();
});
const happen = (event: Event) => {
  document.dispatchEvent(event);
  vi.runAllTimers();
};
const named = (name: string) => new Event(name);

it('offers once the mouse is let go, not while it selects', () => {
  happen(named('pointerdown'));
  happen(named('selectionchange'));
  expect(offer).not.toHaveBeenCalled();
  happen(named('pointerup'));
  expect(offer).toHaveBeenCalledOnce();
});

it('offers what is selected by touch, and hides it when nothing is selected any more', () => {
  happen(named('selectionchange'));
  expect(offer).toHaveBeenCalledOnce();
  now.isSelected = false;
  happen(named('selectionchange'));
  expect(hide).toHaveBeenCalledOnce();
});

it('stays away after Escape until something else is selected', () => {
  happen(new KeyboardEvent('keydown', { key: 'Escape' }));
  happen(new KeyboardEvent('keyup', { key: 'Escape' }));
  happen(named('keyup'));
  expect(hide).toHaveBeenCalledOnce();
  expect(offer).not.toHaveBeenCalled();
  happen(named('selectionchange'));
  expect(offer).toHaveBeenCalledOnce();
});

it('offers again at once when the page has another width, unless it was sent away', () => {
  window.dispatchEvent(named('resize'));
  expect(offer).toHaveBeenCalledOnce();
  expect(hide).not.toHaveBeenCalled();
  happen(new KeyboardEvent('keydown', { key: 'Escape' }));
  window.dispatchEvent(named('resize'));
  expect(offer).toHaveBeenCalledOnce();
});

it('is over with its page', () => {
  life.abort();
  happen(named('pointerup'));
  expect(offer).not.toHaveBeenCalled();
});
