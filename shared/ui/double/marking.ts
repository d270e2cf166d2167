import { signal } from '@preact/signals';
import { vi } from 'vitest';
import type { Found, Selected, Unmarkable } from '../../protocol/marks.ts';
import type { Marking } from '../marking.ts';

/** The work beside a screen, told what to say of itself; what it is asked for is remembered. */
export function workDouble(first: Found = {}) {
  const found = signal<Found>(first);
  const selected = signal<Selected | Unmarkable | null>(null);
  const pressed = signal<string | null>(null);
  const hovered = signal<string | null>(null);
  const walked = signal<string | null>(null);
  const marking = {
    show: vi.fn<Marking['show']>(),
    reveal: vi.fn<Marking['reveal']>(),
    light: vi.fn<Marking['light']>(),
    walk: vi.fn<Marking['walk']>(),
    turn: vi.fn<Marking['turn']>(),
    take: vi.fn<Marking['take']>(),
    homeless: signal<string | null>(null),
    found,
    selected,
    pressed,
    hovered,
    walked,
  } satisfies Marking;
  return marking;
}
