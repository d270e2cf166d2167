import { createRequire, registerHooks } from 'node:module';
import path from 'node:path';
import { createDatabase } from '../../lti-server/db/create.ts';
import type { Database } from '../../lti-server/db/database.ts';
import { createVault, keyFor } from '../../lti-server/lti/keys-of-secret.ts';
import { createLtijsStore, type LtijsStore } from '../../lti-server/lti/ltijs-store.ts';

/** Put before ltijs's own tests: whatever database they set up, theirs is our plugin; there is no MongoDB. */
type Item = Readonly<Record<string, unknown>>;
/** What our plugin never keeps, because Waymark has no session of ltijs's: for these tests a list in memory. */
const NOT_OURS = new Set(['state', 'idtoken', 'contexttoken']);

function inMemory(): LtijsStore {
  const lists = new Map<string, Item[]>();
  const fits = (query: Item | undefined) => (item: Item) =>
    Object.entries(query ?? {}).every(([name, value]) => item[name] === value);
  const others = (name: string, query: Item) =>
    (lists.get(name) ?? []).filter((item) => !fits(query)(item));
  return {
    setup: async () => true,
    Close: async () => true,
    Get: async (_key, name, query) => {
      const found = (lists.get(name) ?? []).filter(fits(query));
      return found.length === 0 ? false : found;
    },
    Insert: async (_key, name, item) => {
      lists.set(name, [...(lists.get(name) ?? []), item]);
      return true;
    },
    Replace: async (_key, name, query, item) => {
      lists.set(name, [...others(name, query), { ...query, ...item }]);
      return true;
    },
    Modify: async () => true,
    Delete: async (name, query) => {
      lists.set(name, others(name, query));
      return true;
    },
  };
}

function both(ours: LtijsStore, memory: LtijsStore): LtijsStore {
  const at = (name: string): LtijsStore => (NOT_OURS.has(name) ? memory : ours);
  return {
    setup: async () => true,
    Close: async () => true,
    Get: (key, name, query) => at(name).Get(key, name, query),
    Insert: (key, name, item, index) => at(name).Insert(key, name, item, index),
    Replace: (key, name, query, item, index) => at(name).Replace(key, name, query, item, index),
    Modify: (key, name, query, change) => at(name).Modify(key, name, query, change),
    Delete: (name, query) => at(name).Delete(name, query),
  };
}

const { DATABASE_URL: url } = process.env;
const database: Database = await createDatabase(
  url === undefined ? { kind: 'memory' } : { kind: 'postgres', url },
);
const store = both(
  createLtijsStore(database, createVault(keyFor('LTIKEY', 'lti store'))),
  inMemory(),
);

const NO_MONGO = new URL('./no-mongo.cjs', import.meta.url).href;
registerHooks({
  resolve: (name, context, next) =>
    name === 'mongodb-memory-server'
      ? { url: NO_MONGO, format: 'commonjs', shortCircuit: true }
      : next(name, context),
});

type Provider = { setup(key: string, database: object, options: object): unknown };
const { default: lti }: { default: Provider } = {
  default: createRequire(path.join(process.cwd(), 'index.js'))('./dist/Provider/Provider'),
};
const { setup } = lti;
lti.setup = (key, _database, options) => setup.call(lti, key, { plugin: store }, options);
