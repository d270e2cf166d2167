import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../shared/model/ids.ts';
import { PATHS } from '../../shared/protocol/http.ts';
import { FRESH } from '../../test/postgres/databases.ts';
import {
  again,
  bearerOf,
  comment,
  makeSchool,
  personAt,
  put,
  type TestSchool,
} from '../api/sync/school.fixture.ts';
import { createServerApp } from '../app.ts';
import type { Database } from '../db/database.ts';
import { SCHOOL_TABLES } from '../db/migrations/0001-school.ts';
import { makeTenant } from '../db/tenant.ts';
import { mountsFor } from '../mounts.ts';
import { routesOf } from '../testing/routes.ts';
import { startWorld, type World } from './testing/launching.ts';
import { claim, MEMBERSHIP } from './testing/tiny-platform.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

describe.each(Object.entries(FRESH))('trespassers (%s)', (_kind, open) => {
  let database: Database;
  let world: World;
  let mine: TestSchool;
  beforeAll(async () => {
    database = await open();
    world = await startWorld(database, { rateLimits: 0 });
    mine = await makeSchool(database, world.tenant);
  });
  afterAll(async () => {
    await world.close();
    await database.close();
  });
  const routes = () => routesOf(createServerApp(world.deps, mountsFor(world.deps)));
  const call = (path: string, bearer: string, body?: unknown, method = 'POST') =>
    fetch(world.here + path, {
      method,
      headers: { ...JSON_TYPE, authorization: `Bearer ${bearer}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  it('A32 lets no learner do what is a teacher’s, whatever roles are sent along', async () => {
    const { access } = await bearerOf(database, world.tenant, mine.lin);
    const { feedback, step } = comment(mine, 'released');
    const roles = [`${MEMBERSHIP}Instructor`];
    for (const mutation of [feedback, step]) {
      const body = { protocol: 1, mutations: [{ ...mutation, roles }], roles };
      expect((await call(PATHS.push, access, body)).status).toBe(403);
    }
    expect(await personAt(database, world.tenant, mine.ada).one(feedback)).toMatchObject({
      status: 'applied',
    });
    const forged = again(feedback, { fields: { state: 'draft' } });
    const body = { protocol: 1, mutations: [forged] };
    expect((await call(PATHS.push, access, body)).status).toBe(403);
  });

  it('A32 makes a teacher of nobody by roles of the school or of the form', async () => {
    const { state, nonce, cookie } = await world.login();
    const token = await world.platform.sign(world.claims(nonce, { sub: 'form' }));
    const fields = { id_token: token, state, roles: `${MEMBERSHIP}Instructor`, role: 'teacher' };
    const { session } = await world.post(fields, { cookie });
    expect(session.me.courses).toMatchObject([{ role: 'learner' }]);
    for (const vocabulary of ['institution', 'system']) {
      const role = `http://purl.imsglobal.org/vocab/lis/v2/${vocabulary}/person#Instructor`;
      const { session } = await world.launch({ sub: vocabulary, [claim('roles')]: [role] });
      expect(session.me.courses).toEqual([]);
    }
  });

  it('A33 shows and changes nothing of another school, on any route', async () => {
    const theirs = await makeTenant(database, 'Another School');
    const victim = await makeSchool(database, theirs);
    const secret = `secret-${newId()}`;
    const told = put('goal', { learner: victim.lin, fields: { next: secret } });
    const { feedback, step } = comment(victim, 'released');
    const ada = personAt(database, theirs, victim.ada);
    await personAt(database, theirs, victim.lin).one(told);
    await ada.send({ ...feedback, fields: { observation: secret, state: 'released' } }, step);
    const family = await bearerOf(database, theirs, victim.lin);

    let { access } = await bearerOf(database, world.tenant, mine.ada, 'launch');
    const renew = async () => {
      access = (await bearerOf(database, world.tenant, mine.ada, 'launch')).access;
    };
    const rows = () =>
      database.tenant(theirs, async (tx) => {
        const all = SCHOOL_TABLES.map(({ name }) =>
          sql`select row_to_json(t) as row from ${sql.table(name)} t order by 1::text`.execute(tx),
        );
        return JSON.stringify(await Promise.all(all.map(async (read) => (await read).rows)));
      });
    const sessions = await database.tenant(theirs, (tx) =>
      tx.selectFrom('school.session').select(['id', 'family']).execute(),
    );
    const records = await database.tenant(theirs, (tx) =>
      tx.selectFrom('school.record').select(['id', 'kind']).execute(),
    );
    const scopes = [
      ...[victim.lin, victim.ada].map((person) => `person:${person}`),
      ...['class', 'teachers'].map((part) => `course:${victim.course}:${part}`),
      `tenant:${theirs}`,
    ];
    const cursors = Object.fromEntries(scopes.map((scope) => [scope, 0]));
    const places = [
      { learner: victim.lin, context: victim.course, parent: feedback.record },
      { learner: mine.lin, context: mine.course, parent: step.record },
    ];
    const mutations = records.flatMap(({ id, kind }) =>
      places.flatMap((place) => [
        put(kind, { ...place, record: id, fields: { state: 'released' } }),
        put(kind, { ...place, record: id, op: 'delete' }),
        put(kind, { ...place, fields: { text: 'mine', tenant_id: theirs } }),
      ]),
    );
    const bodies: Record<string, unknown[]> = {
      [PATHS.push]: mutations.map((mutation) => ({ protocol: 1, mutations: [mutation] })),
      [PATHS.pull]: [
        { protocol: 1, epoch: null, cursors },
        ...scopes.map((scope) => ({ protocol: 1, epoch: null, cursors: { [scope]: 0 } })),
      ],
      [PATHS.refresh]: [{ refresh: family.access }],
    };
    const before = await rows();
    const asked = routes().flatMap(({ method, path }) => {
      const ids = [...sessions.flatMap((one) => [one.id, one.family]), theirs, told.record];
      const paths = path.includes(':') ? ids.map((id) => path.replace(/:\w+/, id)) : [path];
      const all = bodies[path] ?? [{ tenant: theirs, person: victim.lin, record: told.record }];
      return paths.flatMap((address) => all.map((body) => ({ method, address, body })));
    });
    for (const { method, address, body } of asked) {
      const ending = new AbortController();
      const response = await fetch(world.here + address, {
        method,
        redirect: 'manual',
        signal: ending.signal,
        headers: {
          ...JSON_TYPE,
          authorization: `Bearer ${access}`,
          'x-tenant': theirs,
          connection: 'close',
        },
        ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
      });
      const streams = response.headers.get('content-type')?.startsWith('text/event-stream');
      const text = streams === true ? '' : await response.text();
      ending.abort();
      expect(text, `${method} ${address}`).not.toContain(secret);
      if (address === PATHS.end || response.status === 401) await renew();
    }
    expect(asked.length).toBeGreaterThan(50);
    expect(await rows()).toBe(before);
    // A token that names their tenant opens nothing by that.
    await renew();
    const mixed = access.replace(world.tenant, theirs);
    expect((await call(PATHS.me, mixed, undefined, 'GET')).status).toBe(401);
  }, 120_000);

  it('A35 gives a token in no address or referrer, that ends when it is told to and after 8 hours', async () => {
    const first = await world.launch({ sub: 'thief' });
    const { access } = first.session;
    expect(access).toMatch(/^wm_/);
    expect(first.response.url).not.toContain(access);
    expect(first.response.headers.get('location')).toBeNull();
    expect(first.response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(first.response.headers.getSetCookie().join()).not.toContain(access);
    const me = async (bearer: string) => (await call(PATHS.me, bearer, undefined, 'GET')).status;
    expect(await me(access)).toBe(200);
    expect((await fetch(`${world.here}${PATHS.me}?access_token=${access}`)).status).toBe(401);
    expect((await call(PATHS.end, access)).status).toBe(204);
    expect(await me(access)).toBe(401);

    const second = await world.launch({ sub: 'thief' });
    expect(await me(second.session.access)).toBe(200);
    const hours = await database.tenant(world.tenant, async (tx) => {
      const { access_expires_at: end } = await tx
        .selectFrom('school.session')
        .select('access_expires_at')
        .where('revoked_at', 'is', null)
        .orderBy('made_at', 'desc')
        .executeTakeFirstOrThrow();
      await tx.updateTable('school.session').set({ access_expires_at: new Date() }).execute();
      return (end.getTime() - Date.now()) / 3_600_000;
    });
    expect(hours).toBeCloseTo(8, 1);
    expect(await me(second.session.access)).toBe(401);
    expect(world.lines.join('')).not.toMatch(/wm_/);
  });

  it('A37 lets no page of another origin read an answer with credentials, on any route', async () => {
    const origin = 'https://evil.example';
    const preflight = { 'access-control-request-method': 'POST' };
    for (const { path, method } of routes()) {
      for (const [way, more] of [
        [method, {}],
        ['OPTIONS', preflight],
      ] as const) {
        const ending = new AbortController();
        const { headers } = await fetch(world.here + path.replace(/:\w+/, newId()), {
          method: way,
          redirect: 'manual',
          signal: ending.signal,
          headers: { origin, cookie: 'waymark_cookies=1', ...more },
        });
        ending.abort();
        const allowed = headers.get('access-control-allow-origin');
        const where = `${way} ${path}`;
        expect(headers.get('access-control-allow-credentials'), where).toBeNull();
        expect([where, allowed]).toEqual([where, path.startsWith('/api') ? '*' : null]);
      }
    }
  });
});
