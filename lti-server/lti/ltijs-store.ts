import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { Vault } from './keys-of-secret.ts';
import { COLLECTIONS, type Collection, NEVER_KEPT } from './ltijs-tables.ts';

type Item = Readonly<Record<string, unknown>>;
/** ltijs's plugin contract: `false` where others answer an empty list. Key `false`: not sealed. */
export type LtijsStore = {
  setup(): Promise<true>;
  Close(): Promise<true>;
  Get(key: string | false, collection: string, query?: Item): Promise<Item[] | false>;
  Insert(key: string | false, collection: string, item: Item, index?: Item): Promise<true>;
  Replace(
    key: string | false,
    collection: string,
    query: Item,
    item: Item,
    index?: Item,
  ): Promise<true>;
  Modify(key: string | false, collection: string, query: Item, change: Item): Promise<true>;
  Delete(collection: string, query: Item): Promise<true>;
};

function collectionOf(name: string): Collection {
  const found = Object.hasOwn(COLLECTIONS, name) ? COLLECTIONS[name] : undefined;
  if (found === undefined) throw new Error('UNKNOWN_COLLECTION');
  return found;
}

function column(of: Collection, field: string): RawBuilder<unknown> {
  const name = Object.hasOwn(of.columns, field) ? of.columns[field] : undefined;
  if (name === undefined) throw new Error('UNKNOWN_FIELD');
  return sql.ref(name);
}

/** Only plain values: an object would be another database's operator. */
function where(of: Collection, query: Item = {}): RawBuilder<unknown> {
  const parts = Object.entries(query).map(([field, value]) => {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean')
      throw new Error('BAD_QUERY_VALUE');
    return sql`${column(of, field)} = ${value}`;
  });
  return parts.length === 0 ? sql`` : sql` where ${sql.join(parts, sql` and `)}`;
}

const place = (of: Collection, row: Item): string =>
  JSON.stringify([of.table, ...(of.sealedFor ?? []).map((field) => row[field])]);

function write(of: Collection, row: Item, then: RawBuilder<unknown>): RawBuilder<unknown> {
  const fields = Object.keys(of.columns);
  const values = fields.map((field) => {
    const value = row[field] ?? of.unsaid?.[field] ?? null;
    return field === of.json ? JSON.stringify(value) : value;
  });
  const names = sql.join(fields.map((field) => column(of, field)));
  return sql`insert into ${sql.table(of.table)} (${names}) values (${sql.join(values)}) ${then}`;
}

/** An access token within 60 s of its end is asked anew. */
const SKEW_MS = 60_000;
function isFresh(name: string, item: Item, madeAt: number): boolean {
  if (name !== 'accesstoken') return true;
  const token = item.token as { expires_in?: unknown } | undefined;
  return Date.now() < madeAt + Number(token?.expires_in ?? 0) * 1_000 - SKEW_MS;
}

/** Whether what is sealed in this database opens with this vault; so it does where nothing is. */
export async function opens(database: Database, vault: Vault): Promise<boolean> {
  const of = collectionOf('privatekey');
  const { rows } = await database.inRegistry((tx) =>
    sql<Item>`select kid, data from ${sql.table(of.table)} order by created_at limit 1`.execute(tx),
  );
  try {
    for (const row of rows) vault.open(String(row.data), place(of, row));
    return true;
  } catch {
    return false;
  }
}

/** ltijs's database plugin over schema registry. `vault` seals whatever ltijs asks to be encrypted. */
export function createLtijsStore(database: Database, vault: Vault): LtijsStore {
  const run = (query: RawBuilder<unknown>) =>
    database.inRegistry((tx) => query.execute(tx)) as Promise<{
      rows: Item[];
      numAffectedRows?: bigint;
    }>;
  const rowOf = (of: Collection, key: string | false, item: Item, index: Item = {}): Item => {
    if (key === false) return item;
    return { ...index, data: vault.seal(JSON.stringify(item), place(of, index)) };
  };
  const upsert = (of: Collection, row: Item) => {
    const others = Object.keys(of.columns).filter((field) => !of.key.includes(field));
    const set = others.map((field) => sql`${column(of, field)} = excluded.${column(of, field)}`);
    if (of.sealedFor !== undefined) set.push(sql`created_at = now()`);
    const keys = sql.join(of.key.map((field) => column(of, field)));
    return write(of, row, sql`on conflict (${keys}) do update set ${sql.join(set)}`);
  };

  async function spendNonce(nonce: unknown): Promise<true> {
    if (typeof nonce !== 'string' || nonce === '' || nonce.length > 512)
      throw new Error('MISSING_NONCE');
    const done = await run(
      sql`insert into registry.lti_nonce (nonce) values (${nonce}) on conflict do nothing`,
    );
    if (done.numAffectedRows !== 1n) throw new Error('NONCE_ALREADY_RECEIVED');
    return true;
  }

  return {
    setup: () => Promise.resolve(true),
    Close: () => Promise.resolve(true),
    async Get(key, name, query) {
      if (NEVER_KEPT.has(name)) return false;
      // The insert is the check, in one statement; a nonce that is no text counts as seen.
      if (name === 'nonce')
        return typeof query?.nonce === 'string' && query.nonce !== '' ? false : [{}];
      const of = collectionOf(name);
      const fields = Object.keys(of.columns).map(
        (field) => sql`${column(of, field)} as ${sql.ref(field)}`,
      );
      const made = of.table === 'registry.lti_platform_status' ? sql`now()` : sql`created_at`;
      const { rows } = await run(
        sql`select ${sql.join(fields)}, ${made} as "madeAt" from ${sql.table(of.table)}${where(of, query)}`,
      );
      const items = rows.flatMap(({ madeAt, ...row }) => {
        const createdAt = (madeAt as Date).getTime();
        const opened: Item =
          key === false ? row : (JSON.parse(vault.open(String(row.data), place(of, row))) as Item);
        return isFresh(name, opened, createdAt) ? [{ ...opened, createdAt }] : [];
      });
      return items.length === 0 ? false : items;
    },
    async Insert(key, name, item, index) {
      if (NEVER_KEPT.has(name)) return true;
      if (name === 'nonce') return spendNonce(item.nonce);
      const of = collectionOf(name);
      await run(write(of, rowOf(of, key, item, index), sql``));
      return true;
    },
    async Replace(key, name, query, item, index) {
      if (NEVER_KEPT.has(name)) return true;
      const of = collectionOf(name);
      const row = { ...query, ...rowOf(of, key, item, index) };
      const keyed = of.key.every((field) => Object.hasOwn(query, field));
      await database.registry(async (tx) => {
        // A new key of a platform takes the old one's place, though its id is another.
        if (!keyed) await sql`delete from ${sql.table(of.table)}${where(of, query)}`.execute(tx);
        await upsert(of, row).execute(tx);
      });
      return true;
    },
    async Modify(key, name, query, change) {
      const of = collectionOf(name);
      if (key !== false) throw new Error('SEALED_MODIFY_NOT_SUPPORTED');
      const set = Object.entries(change).map(
        ([field, value]) =>
          sql`${column(of, field)} = ${field === of.json ? JSON.stringify(value) : (value ?? null)}`,
      );
      if (set.length > 0)
        await run(sql`update ${sql.table(of.table)} set ${sql.join(set)}${where(of, query)}`);
      return true;
    },
    async Delete(name, query) {
      if (NEVER_KEPT.has(name)) return true;
      const of = collectionOf(name);
      if (Object.keys(query).length === 0) throw new Error('DELETE_WITHOUT_QUERY');
      await run(sql`delete from ${sql.table(of.table)}${where(of, query)}`);
      return true;
    },
  };
}
