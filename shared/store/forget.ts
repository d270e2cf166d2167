import type { Tables } from './repository.ts';
import { stateOf } from './state.ts';

/**
 * On a shared computer: drops what the school has anyway. Unsent work, refused and kept words and scratch words stay;
 * the next pull begins from nothing.
 */
export async function forgetSynced(tables: Tables): Promise<void> {
  const working = new Set((await tables.outbox.all()).map((pending) => pending.record));
  const rows = await tables.records.all();
  await tables.records.drop(rows.map((row) => row.id).filter((id) => !working.has(id)));
  const state = await stateOf(tables);
  const life = state.life + 1;
  await tables.state.put([{ ...state, epoch: null, cursors: {}, life, sweeping: true }]);
}
