import { openAsItIs } from './as-it-is.ts';
import { reshow } from './overlay.ts';
import type {
  KeptWords,
  Pending,
  RefusedWrite,
  Row,
  Scratch,
  State,
  TableName,
  Tables,
} from './repository.ts';
import { isSendable, isSound } from './sound.ts';
import { stateOf } from './state.ts';

/** What of a person's own can still be read in a database that is set aside. The rest comes again from school. */
export type Rescued = {
  outbox: Pending[];
  refused: RefusedWrite[];
  kept: KeptWords[];
  scratch: Scratch[];
  state: State | null;
  /** What the school said last of the records words are waiting for. */
  bases: Row[];
};

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** One row after the other where they cannot be had at once: a damaged one does not hide its neighbours. */
async function rowsOf(db: IDBDatabase, name: TableName, keys?: readonly string[]) {
  if (!db.objectStoreNames.contains(name)) return [];
  const store = () => db.transaction(name).objectStore(name);
  try {
    if (keys === undefined) return await asked<unknown[]>(store().getAll());
  } catch {
    // Read on below.
  }
  const rows: unknown[] = [];
  try {
    for (const key of keys ?? (await asked(store().getAllKeys()))) {
      // A row that cannot be read is left where it is.
      rows.push(await asked(store().get(key)).catch(() => undefined));
    }
  } catch {
    return rows;
  }
  return rows;
}

export async function rescueFrom(name: string): Promise<Rescued> {
  const rescued: Rescued = {
    outbox: [],
    refused: [],
    kept: [],
    scratch: [],
    state: null,
    bases: [],
  };
  const db = await openAsItIs(name).catch(() => 'shut' as const);
  if (typeof db === 'string') return rescued;
  const sound = async <T>(table: TableName, keys?: readonly string[]) =>
    (await rowsOf(db, table, keys)).filter((row): row is T => isSound(table, row));
  try {
    const outbox = await sound<Pending>('outbox');
    rescued.outbox = outbox.filter(isSendable);
    rescued.refused = await sound('refused');
    rescued.kept = await sound('kept');
    rescued.scratch = await sound('scratch');
    rescued.state = (await sound<State>('state'))[0] ?? null;
    rescued.bases = await sound('records', [...new Set(outbox.map(({ record }) => record))]);
  } finally {
    db.close();
  }
  return rescued;
}

/** Into an empty database, in one transaction. Everything else is pulled anew: it knows of no cursor. */
export async function bringIn(tables: Tables, rescued: Rescued, now: number): Promise<void> {
  const { outbox, refused, kept, scratch, state, bases } = rescued;
  // The server may have lost nothing: what it had applied is applied once.
  const again = outbox.map((p): Pending => (p.status === 'applied' ? { ...p, status: 'sent' } : p));
  await tables.outbox.put(again);
  await tables.refused.put(refused);
  await tables.kept.put(kept);
  await tables.scratch.put(scratch);
  const fresh = await stateOf(tables);
  const stamps = [state?.lastStamp ?? null, ...outbox.map(({ mutation }) => mutation.stamp)];
  await tables.state.put([
    {
      ...fresh,
      device: state?.device ?? fresh.device,
      offset: state?.offset ?? 0,
      lastStamp: stamps.reduce((a, b) => (a === null || (b !== null && b > a) ? b : a), null),
      nextOrder: Math.max(state?.nextOrder ?? 0, ...outbox.map(({ order }) => Number(order) + 1)),
      coachOff: state?.coachOff,
      coachWithout: state?.coachWithout,
      rebuiltAt: now,
    },
  ]);
  const standing = new Map(bases.map((row) => [row.id, { ...row, scopes: [], life: 0 }]));
  await reshow(
    tables,
    outbox.map(({ record }) => record),
    standing,
  );
}
