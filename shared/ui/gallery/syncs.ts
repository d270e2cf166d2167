import type { SyncView } from '../../store/views.ts';
import { goal } from './goals.ts';
import { DAY, id, NOW } from './people.ts';

/** Where words stand, in every way that is not all well. */
export const refusedSync: SyncView = {
  state: 'local',
  outdated: null,
  unsent: 3,
  kept: [],
  storage: 'good',
  refused: [
    {
      mutation: id(80),
      code: 'text_too_long',
      kind: 'goal',
      words: ['A plan that grew and grew while I was thinking about it.'],
    },
  ],
};

const well: SyncView = {
  state: 'saved',
  outdated: null,
  unsent: 0,
  refused: [],
  kept: [],
  storage: 'good',
};
export const keptSync: SyncView = {
  ...well,
  kept: [
    {
      id: id(81),
      record: goal.id,
      kind: 'goal',
      fields: ['path'],
      words: ['Two interviews on Thursday, one at the bakery, one at the bus stop.'],
      now: ['For each claim I will find one number or one voice before I write on.'],
      at: NOW - DAY,
    },
  ],
};
export const oldClientSync: SyncView = {
  ...well,
  state: 'read_only',
  outdated: 'client',
  unsent: 2,
};
export const oldServerSync: SyncView = {
  ...well,
  state: 'read_only',
  outdated: 'server',
  unsent: 2,
};
export const rebuiltSync: SyncView = { ...well, storage: 'rebuilt' };
export const fullSync: SyncView = { ...well, state: 'local', unsent: 4, storage: 'full' };
export const signedOutSync: SyncView = { ...well, state: 'signed_out', unsent: 1 };
