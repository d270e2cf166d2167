import { Dexie } from 'dexie';
import type { PersonId } from '../model/ids.ts';
import { createListeners, noting } from './change.ts';
import { openIn } from './overlay.ts';
import {
  type Change,
  type Repository,
  type Row,
  SHAPES,
  TABLE_NAMES,
  type Table,
  type TableName,
  type Tables,
} from './repository.ts';

/** One local database for each person at each server; nobody's rows lie beside another's. */
export const databaseName = (server: string, person: PersonId): string =>
  `waymark ${new URL(server).origin} ${person}`;

const schema = (name: TableName) => [SHAPES[name].key, ...SHAPES[name].by].join(', ');

function dexieTable<T, By extends string>(db: Dexie, name: TableName): Table<T, By> {
  const table = db.table<T, string>(name);
  return {
    get: (key) => Promise.resolve(table.get(key)),
    many: async (keys) => (await table.bulkGet([...keys])).filter((row) => row !== undefined),
    all: () => Promise.resolve(table.toArray()),
    by: (index, value) => Promise.resolve(table.where(index).equals(value).toArray()),
    among: (index, values) => Promise.resolve(table.where(index).anyOf(values).toArray()),
    put: async (values) => {
      if (values.length > 0) await table.bulkPut([...values]);
    },
    drop: async (keys) => {
      if (keys.length > 0) await table.bulkDelete([...keys]);
    },
  };
}

/** Rejects where the browser denies IndexedDB; the caller then keeps to memory. `name`: from databaseName. */
export async function openDexieRepository(name: string): Promise<Repository> {
  const db = new Dexie(name);
  db.version(2)
    .stores(Object.fromEntries(TABLE_NAMES.map((table) => [table, schema(table)])))
    .upgrade((old) =>
      old
        .table<Row>('records')
        .toCollection()
        .modify((row) => {
          row.open = openIn(row.shown);
        }),
    );
  await db.open();

  const tables: Tables = {
    records: dexieTable(db, 'records'),
    outbox: dexieTable(db, 'outbox'),
    refused: dexieTable(db, 'refused'),
    kept: dexieTable(db, 'kept'),
    scratch: dexieTable(db, 'scratch'),
    state: dexieTable(db, 'state'),
  };
  const listeners = createListeners();
  // Two tabs of one person share the database; each hears what the other wrote.
  const channel = new BroadcastChannel(name);
  channel.onmessage = (event: MessageEvent<Change>) => listeners.tell(event.data);

  let closed = false;

  // The functions given to Dexie are `async` themselves: it looks for that (Symbol.toStringTag), and otherwise the
  // transaction ends at the first await (PrematureCommitError).
  return {
    read: (work) => Promise.resolve(db.transaction('r', TABLE_NAMES, async () => work(tables))),
    write: async (work) => {
      const noted = noting(tables);
      const result = await db.transaction('rw', TABLE_NAMES, async () => work(noted.tables));
      const change = noted.change();
      if (change !== null) {
        if (!closed) channel.postMessage(change);
        listeners.tell(change);
      }
      return result;
    },
    watch: listeners.add,
    close: () => {
      closed = true;
      channel.close();
      db.close();
    },
  };
}

/** Removes one person's data from this computer, unsent work included. */
export async function deleteDexieRepository(name: string): Promise<void> {
  await Dexie.delete(name);
}
