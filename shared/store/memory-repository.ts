import { createListeners, noting } from './change.ts';
import { type Repository, SHAPES, type Table, type TableName, type Tables } from './repository.ts';

type Undo = () => void;
type MemoryTable<T, By extends string> = Table<T, By> & { undoInto(log: Undo[] | null): void };

function memoryTable<T extends object, By extends string>(name: TableName): MemoryTable<T, By> {
  const shape: { key: string; by: readonly string[] } = SHAPES[name];
  const rows = new Map<string, T>();
  const indexes = new Map<string, Map<string, Set<string>>>(
    shape.by.map((index) => [index.replace('*', ''), new Map()]),
  );
  let log: Undo[] | null = null;

  const read = (row: T, field: string): unknown => (row as Record<string, unknown>)[field];
  const keyOf = (row: T) => String(read(row, shape.key));
  const valuesOf = (row: T, index: string): string[] => {
    const value = read(row, index);
    return Array.isArray(value) ? value.map(String) : [String(value)];
  };
  function set(key: string, row: T | undefined) {
    const before = rows.get(key);
    log?.push(() => set(key, before));
    for (const [index, entries] of indexes) {
      if (before !== undefined) {
        for (const value of valuesOf(before, index)) {
          const keys = entries.get(value);
          keys?.delete(key);
          if (keys?.size === 0) entries.delete(value);
        }
      }
      if (row !== undefined) {
        for (const value of valuesOf(row, index)) {
          const keys = entries.get(value) ?? new Set();
          entries.set(value, keys.add(key));
        }
      }
    }
    if (row === undefined) rows.delete(key);
    else rows.set(key, row);
  }
  const take = (keys: Iterable<string>): T[] =>
    [...keys].map((key) => rows.get(key)).filter((row) => row !== undefined);

  return {
    get: async (key) => rows.get(key),
    many: async (keys) => take(keys),
    all: async () => take([...rows.keys()].sort()),
    by: async (index, value) => take([...(indexes.get(index)?.get(value) ?? [])].sort()),
    among: async (index, values) => {
      const keys = values.flatMap((value) => [...(indexes.get(index)?.get(value) ?? [])]);
      return take([...new Set(keys)].sort());
    },
    put: async (values) => {
      for (const row of values) set(keyOf(row), row);
    },
    drop: async (keys) => {
      for (const key of keys) set(key, undefined);
    },
    undoInto: (into) => {
      log = into;
    },
  };
}

/**
 * For pages where the browser denies IndexedDB: lives as long as the page. Rows are never changed in place. `isFull`:
 * it stands in for a disk without room.
 */
export function createMemoryRepository({ isFull = false } = {}): Repository {
  const tables = {
    records: memoryTable('records'),
    outbox: memoryTable('outbox'),
    refused: memoryTable('refused'),
    kept: memoryTable('kept'),
    scratch: memoryTable('scratch'),
    state: memoryTable('state'),
  } satisfies Tables;
  const listeners = createListeners();
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work);
    // The next turn comes whether or not this one fails; its caller hears of the failure.
    last = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  return {
    read: (work) => inTurn(() => work(tables)),
    write: (work) =>
      inTurn(async () => {
        const log: Undo[] = [];
        const noted = noting(tables);
        for (const table of Object.values(tables)) table.undoInto(log);
        try {
          const result = await work(noted.tables);
          for (const table of Object.values(tables)) table.undoInto(null);
          const change = noted.change();
          if (change !== null) listeners.tell(change);
          return result;
        } catch (error) {
          for (const table of Object.values(tables)) table.undoInto(null);
          for (const undo of log.reverse()) undo();
          throw error;
        }
      }),
    watch: listeners.add,
    isFull: () => isFull,
    close: () => undefined,
  };
}
