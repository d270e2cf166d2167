import pg from 'pg';

/**
 * A database plugin for ltijs that does what its own MongoDB plugin does, on PostgreSQL, in as few statements as ltijs's
 * contract lets it: what "plain" stands for in the bench. Keys are not sealed; a launch reads none.
 */
const COLLECTIONS: Readonly<Record<string, readonly string[]>> = {
  platform: ['platformUrl', 'clientId'],
  platformStatus: ['id'],
  publickey: ['kid'],
  privatekey: ['kid'],
  accesstoken: ['platformUrl', 'clientId', 'scopes'],
  idtoken: ['iss', 'clientId', 'deploymentId', 'user'],
  contexttoken: ['contextId', 'user'],
  nonce: ['nonce'],
  state: ['state'],
};
type Item = Record<string, unknown>;

const keyOf = (name: string): readonly string[] => COLLECTIONS[name] ?? [];
const table = (name: string) => `plain_${name.toLowerCase()}`;
const quoted = (field: string) => `"${field}"`;

function where(name: string, query: Item, values: unknown[]): string {
  const parts = Object.entries(query).map(([field, value]) => {
    values.push(String(value));
    const place = keyOf(name).includes(field) ? quoted(field) : `doc->>'${field}'`;
    return `${place} = $${values.length}`;
  });
  return parts.length === 0 ? '' : ` where ${parts.join(' and ')}`;
}

export function plainStore(connectionString: string) {
  const pool = new pg.Pool({ connectionString });
  async function put(name: string, item: Item, then: string): Promise<number> {
    const key = keyOf(name);
    const values = [...key.map((field) => String(item[field])), JSON.stringify(item)];
    const places = values.map((_, at) => `$${at + 1}`).join(', ');
    const done = await pool.query(
      `insert into ${table(name)} (${key.map(quoted).join(', ')}, doc) values (${places}) ${then}`,
      values,
    );
    return done.rowCount ?? 0;
  }
  return {
    async setup() {
      for (const [name, key] of Object.entries(COLLECTIONS)) {
        const columns = key.map((field) => `${quoted(field)} text not null`).join(', ');
        await pool.query(
          `create table if not exists ${table(name)} (${columns}, doc jsonb not null,
           made timestamptz not null default now(), primary key (${key.map(quoted).join(', ')}))`,
        );
      }
      return true;
    },
    async Close() {
      await pool.end();
      return true;
    },
    async Get(_key: unknown, name: string, query: Item = {}) {
      const values: unknown[] = [];
      const { rows } = await pool.query(
        `select doc, made from ${table(name)}${where(name, query, values)}`,
        values,
      );
      if (rows.length === 0) return false;
      return rows.map(({ doc, made }) => ({ ...doc, createdAt: made }));
    },
    async Insert(_key: unknown, name: string, item: Item, index: Item = {}) {
      await put(name, { ...index, ...item }, '');
      return true;
    },
    async Replace(_key: unknown, name: string, query: Item, item: Item, index: Item = {}) {
      const whole = { ...query, ...index, ...item };
      const key = keyOf(name);
      if (!key.every((field) => Object.hasOwn(query, field))) {
        const values: unknown[] = [];
        await pool.query(`delete from ${table(name)}${where(name, query, values)}`, values);
      }
      const target = key.map(quoted).join(', ');
      await put(
        name,
        whole,
        `on conflict (${target}) do update set doc = excluded.doc, made = now()`,
      );
      return true;
    },
    async Modify(_key: unknown, name: string, query: Item, change: Item) {
      const values: unknown[] = [JSON.stringify(change)];
      await pool.query(
        `update ${table(name)} set doc = doc || $1::jsonb${where(name, query, values)}`,
        values,
      );
      return true;
    },
    async Delete(name: string, query: Item) {
      const values: unknown[] = [];
      await pool.query(`delete from ${table(name)}${where(name, query, values)}`, values);
      return true;
    },
  };
}
