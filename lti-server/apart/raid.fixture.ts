import { sql } from 'kysely';
import { expect } from 'vitest';
import type { TenantId } from '../../shared/model/ids.ts';
import { createServerApp } from '../app.ts';
import type { OwnerHandle } from '../db/database.ts';
import type { World } from '../lti/testing/launching.ts';
import { mountsFor } from '../mounts.ts';
import { routesOf } from '../testing/routes.ts';
import { ATTEMPTS, type Attempt, FOR_EVERYBODY } from './attempts.fixture.ts';
import type { Attacker, Victims } from './victims.fixture.ts';

type Row = Record<string, unknown>;
export type Dump = Record<string, Row[]>;

/** Everything the database holds of a school, as who made its tables sees it. */
export async function dumpOf(owner: OwnerHandle, tenant: TenantId): Promise<Dump> {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'school' order by 1`.execute(owner);
  const dump: Dump = {};
  // Row-level security is forced on the owner too: it becomes that school for the moment.
  await owner.transaction().execute(async (tx) => {
    await sql`select set_config('waymark.tenant', ${tenant}, true)`.execute(tx);
    for (const { name } of rows) {
      const table = sql.table(`school.${name}`);
      const found = await sql<{ row: Row }>`
        select to_jsonb(t) as row from ${table} t where t.tenant_id = ${tenant} order by to_jsonb(t)::text`.execute(
        tx,
      );
      dump[name] = found.rows.map(({ row }) => row);
    }
  });
  return dump;
}

/** The first chunk of an answer that does not end, or the whole of one that does. */
async function wordsOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream'))
    return response.text();
  const reader = response.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return new TextDecoder().decode(first?.value);
}

const familyOf = (before: Dump, person: string): string =>
  String((before.session ?? []).find((row) => row.person_id === person)?.family);

async function send(world: World, method: string, attempt: Attempt, by: Attacker, before: Dump) {
  const filled = (text: string): string =>
    text.replace(/:family:([0-9a-f-]+)/g, (_all, person) => familyOf(before, person));
  const path = filled(attempt.path);
  const response = await fetch(world.here + path, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(attempt.with === null ? {} : { authorization: `Bearer ${by[attempt.with]}` }),
    },
    redirect: 'manual',
    ...(method === 'GET' ? {} : { body: filled(JSON.stringify(attempt.body)) }),
  });
  return { status: response.status, words: await wordsOf(response) };
}

/** Every route of the server that is asked with a session, as its router has them. */
function routesToTry(world: World): string[] {
  const all = routesOf(createServerApp(world.deps, mountsFor(world.deps)));
  const names = all
    .filter(({ path }) => !FOR_EVERYBODY.some((open) => open.test(path)))
    .map(({ method, path }) => `${method} ${path}`);
  expect(
    names.filter((name) => !(name in ATTEMPTS)),
    'what could be taken here?',
  ).toEqual([]);
  expect(
    Object.keys(ATTEMPTS).filter((name) => !names.includes(name)),
    'gone',
  ).toEqual([]);
  return names;
}

/**
 * Tries everything there is to try, and sees that no answer told this person what is not for them. `unchecked`: one thing
 * at a time, and the database may refuse it in its own way.
 */
export async function raid(
  world: World,
  victims: Victims,
  by: Attacker,
  before: Dump,
  unchecked = false,
): Promise<number> {
  const forbidden = victims.secrets.filter(({ readers }) => !readers.includes(by.person));
  let tried = 0;
  for (const name of routesToTry(world)) {
    const [method = ''] = name.split(' ');
    for (const attempt of ATTEMPTS[name]?.(victims, by, unchecked ? 1 : 50) ?? []) {
      const { status, words } = await send(world, method, attempt, by, before);
      const told = forbidden.filter(({ word }) => words.includes(word));
      expect({ name, status, told }).toMatchObject({ told: [], status: expect.any(Number) });
      expect(status, `${name}: ${words.slice(0, 500)}`).toBeLessThan(unchecked ? 501 : 500);
      tried += 1;
    }
  }
  return tried;
}
