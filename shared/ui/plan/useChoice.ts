import { signal } from '@preact/signals';
import type { HomeView } from '../../store/views.ts';
import type { Chosen } from './planOf.ts';

/** What this person ticked or cleared since the page was opened; it goes with the page. */
const said = signal<ReadonlyMap<string, boolean>>(new Map());

/** Until somebody says otherwise: who I am and what I aim for, and nothing of how I looked back. */
const FIRST: Record<Parameters<Chosen>[1], boolean> = {
  sketch: true,
  goal: true,
  below: true,
  look: false,
};

export type Choice = { isIn: Chosen; choose: (id: string, isIn: boolean) => void };

export function useChoice(view: HomeView): Choice {
  const now = said.value;
  const away = new Set(view.goals.filter(({ fields }) => fields.archived).map(({ id }) => id));
  return {
    isIn: (id, kind) => now.get(id) ?? (FIRST[kind] && !away.has(id)),
    choose: (id, isIn) => {
      said.value = new Map(said.value).set(id, isIn);
    },
  };
}
