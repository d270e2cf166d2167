import { expect, it } from 'vitest';
import { onBothDatabases } from '../test/postgres/databases.ts';
import { bearerOf, goalOf, makeSchool, personAt } from './api/sync/school.fixture.ts';
import { refreshSession } from './lti/refresh.ts';
import { endFamily } from './lti/session.ts';
import { sweep } from './sweep.ts';

const DAY = 24 * 3_600_000;
const ago = (days: number) => new Date(Date.now() - days * DAY);

onBothDatabases('what the sweep forgets', ({ database, tenant }) => {
  it('drops sessions a day after they are over, and no other', async () => {
    const { lin } = await makeSchool(database(), tenant());
    const kinds = ['silent', 'launch', 'device', 'device'] as const;
    for (const kind of kinds) await bearerOf(database(), tenant(), lin, kind);
    await database().tenant(tenant(), async (tx) => {
      const all = await tx.selectFrom('school.session').select(['id', 'kind', 'family']).execute();
      const idOf = (kind: string) => all.find((row) => row.kind === kind)?.id ?? '';
      const set = (id: string, columns: object) =>
        tx.updateTable('school.session').set(columns).where('id', '=', id).execute();
      await set(idOf('silent'), { expires_at: ago(2) });
      await set(idOf('launch'), { expires_at: ago(0.5) });
      await endFamily(tx, lin, all.find((row) => row.kind === 'device')?.family ?? '');
      await set(idOf('device'), { revoked_at: ago(2) });
    });
    await sweep({ database: database() });
    const left = await database().tenant(tenant(), (tx) =>
      tx.selectFrom('school.session').select('kind').orderBy('kind').execute(),
    );
    expect(left.map((row) => row.kind)).toEqual(['device', 'launch']);
  });

  it('drops refresh tokens spent a week ago; the browser goes on', async () => {
    const { lin } = await makeSchool(database(), tenant());
    let { refresh = '' } = await bearerOf(database(), tenant(), lin);
    const next = async () => {
      refresh = (await refreshSession(database(), refresh))?.tokens.refresh ?? '';
      return refresh !== '';
    };
    await next();
    await database().tenant(tenant(), (tx) =>
      tx
        .updateTable('school.spent_refresh')
        .set({ spent_at: ago(8) })
        .execute(),
    );
    await next();
    await sweep({ database: database() });
    const left = await database().tenant(tenant(), (tx) =>
      tx.selectFrom('school.spent_refresh').select('refresh_hash').execute(),
    );
    expect(left).toHaveLength(1);
    expect(await next()).toBe(true);
  });

  it('remembers an outcome for 120 days; a push that comes later still changes nothing', async () => {
    const { lin } = await makeSchool(database(), tenant());
    const me = personAt(database(), tenant(), lin);
    const goal = goalOf(lin);
    const old = async (days: number) =>
      database().tenant(tenant(), async (tx) => {
        const rows = await tx.selectFrom('school.mutation').selectAll().execute();
        await tx.deleteFrom('school.mutation').execute();
        for (const row of rows)
          await tx
            .insertInto('school.mutation')
            .values({ ...row, outcome: JSON.stringify(row.outcome), made_at: ago(days) })
            .execute();
        return rows.length;
      });
    const first = await me.one(goal);
    const clock = (await me.pull()).cursors;
    await old(119);
    await sweep({ database: database() });
    expect(await old(121)).toBe(1);
    await sweep({ database: database() });
    expect(await old(0)).toBe(0);
    expect(await me.one(goal)).toEqual(first);
    expect((await me.pull()).cursors).toEqual(clock);
  });
});
