import type { Change, Row, Table, TableName, Tables, Touched } from './repository.ts';

const touchedBy = ({ shown }: Row): Touched => ({
  id: shown.id,
  kind: shown.kind,
  context: shown.context,
  learner: shown.learner,
  parent: shown.parent,
});

/** The same tables, noting what is written through them. */
export function noting(tables: Tables): { tables: Tables; change: () => Change | null } {
  const names = new Set<TableName>();
  const records = new Map<string, Touched>();

  function note<T, By extends string>(name: TableName, table: Table<T, By>): Table<T, By> {
    return {
      get: (key) => table.get(key),
      many: (keys) => table.many(keys),
      all: () => table.all(),
      by: (index, value) => table.by(index, value),
      among: (index, values) => table.among(index, values),
      put: (values) => {
        if (values.length > 0) names.add(name);
        return table.put(values);
      },
      drop: (keys) => {
        if (keys.length > 0) names.add(name);
        return table.drop(keys);
      },
    };
  }

  const rows = note('records', tables.records);
  return {
    tables: {
      records: {
        ...rows,
        put: (values) => {
          for (const row of values) records.set(row.id, touchedBy(row));
          return rows.put(values);
        },
        drop: async (keys) => {
          for (const row of await tables.records.many(keys)) records.set(row.id, touchedBy(row));
          return rows.drop(keys);
        },
      },
      outbox: note('outbox', tables.outbox),
      refused: note('refused', tables.refused),
      kept: note('kept', tables.kept),
      scratch: note('scratch', tables.scratch),
      state: note('state', tables.state),
    },
    change: () =>
      names.size === 0 ? null : { records: [...records.values()], tables: [...names] },
  };
}

export type Listeners = {
  add(listener: (change: Change) => void, signal: AbortSignal): void;
  tell(change: Change): void;
};
export function createListeners(): Listeners {
  const all = new Set<(change: Change) => void>();
  return {
    add(listener, signal) {
      if (signal.aborted) return;
      all.add(listener);
      signal.addEventListener('abort', () => all.delete(listener), { once: true });
    },
    tell(change) {
      for (const listener of [...all]) listener(change);
    },
  };
}
