import { Dexie } from 'dexie';
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
import { sound } from './sound.ts';

/** Of the layout of the tables. Dexie multiplies it by ten for the browser. */
export const VERSION = 4;

export type Disk = Omit<Repository, 'isFull'> & { name: string };

const schema = (name: TableName) => [SHAPES[name].key, ...SHAPES[name].by].join(', ');

function dexieTable<T, By extends string>(db: Dexie, name: TableName): Table<T, By> {
  const table = db.table<T, string>(name);
  const all = (rows: T[]): T[] => rows.map((row) => sound(name, row));
  return {
    get: async (key) => {
      const row = await table.get(key);
      return row === undefined ? undefined : sound(name, row);
    },
    many: async (keys) => all((await table.bulkGet([...keys])).filter((row) => row !== undefined)),
    all: async () => all(await table.toArray()),
    by: async (index, value) => all(await table.where(index).equals(value).toArray()),
    among: async (index, values) => all(await table.where(index).anyOf(values).toArray()),
    put: async (values) => {
      if (values.length > 0) await table.bulkPut([...values]);
    },
    drop: async (keys) => {
      if (keys.length > 0) await table.bulkDelete([...keys]);
    },
  };
}

/** One database, as it lies there. Reading a row that is none of ours rejects with `Corrupt`. */
export async function openDisk(name: string): Promise<Disk> {
  const db = new Dexie(name);
  db.version(VERSION)
    .stores(Object.fromEntries(TABLE_NAMES.map((table) => [table, schema(table)])))
    .upgrade((old) =>
      old
        .table<Row>('records')
        .toCollection()
        .modify((row) => {
          row.open = openIn(row.shown);
          row.learner = row.shown.learner ?? '';
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
    name,
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
