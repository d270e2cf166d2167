import { beforeEach, expect, it } from 'vitest';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { putPerson } from './people.ts';
import { refreshSession } from './refresh.ts';
import {
  authenticate,
  endFamily,
  endSession,
  type Issued,
  issueSession,
  listConnections,
  type SessionKind,
} from './session.ts';

onBothDatabases('sessions', ({ database, tenant }) => {
  let person: string;
  const give = (kind: SessionKind): Promise<Issued> =>
    database().tenant(tenant(), (tx) =>
      issueSession(tx, tenant(), { person, kind, label: 'Laptop' }),
    );
  const refresh = (issued: Issued | null) =>
    refreshSession(database(), issued?.tokens.refresh ?? '');
  const knows = async (issued: Issued | null) =>
    (await authenticate(database(), issued?.tokens.access ?? '')) !== null;
  const age = (seconds: number) =>
    database().tenant(tenant(), (tx) =>
      tx
        .updateTable('school.spent_refresh')
        .set({ spent_at: new Date(Date.now() - seconds * 1000) })
        .execute(),
    );

  beforeEach(async () => {
    const ada = { issuer: 'i', sub: 's', lmsUserId: null, name: 'Ada', seenAt: null };
    person = await database().tenant(tenant(), (tx) => putPerson(tx, tenant(), ada));
  });

  it('know their person, kind and family; nothing else is let in', async () => {
    const { session, tokens } = await give('device');
    expect(await authenticate(database(), tokens.access)).toEqual(session);
    expect(tokens.access).toMatch(new RegExp(`^wm_${tenant()}_[\\w-]{43}$`));
    const others = [
      '',
      'wm_',
      `${tokens.access}x`,
      tokens.refresh ?? '',
      `wm_${tenant()}_${'a'.repeat(43)}`,
    ];
    for (const other of others) expect(await authenticate(database(), other)).toBeNull();
  });

  it('are stored as hashes only', async () => {
    const { tokens } = await give('device');
    const rows = await database().tenant(tenant(), (tx) =>
      tx.selectFrom('school.session').selectAll().execute(),
    );
    expect(JSON.stringify(rows)).not.toContain(tokens.access.slice(-43));
    expect(JSON.stringify(rows)).not.toContain(tokens.refresh?.slice(-43));
  });

  it('have a refresh token for paired browsers only', async () => {
    expect((await give('silent')).tokens.refresh).toBeUndefined();
    expect((await give('launch')).tokens.refresh).toBeUndefined();
    const hours = ((await give('silent')).tokens.accessExpiresAt - Date.now()) / 3_600_000;
    expect(hours).toBeCloseTo(8, 1);
  });

  it('rotate; a token that comes back late ends the family', async () => {
    const first = await give('device');
    const second = await refresh(first);
    expect(await knows(second)).toBe(true);
    expect(await knows(first)).toBe(false);
    await age(61);
    expect(await refresh(first)).toBeNull();
    expect(await knows(second)).toBe(false);
    expect(await refresh(second)).toBeNull();
  });

  it('excuse the last token once within 60 s, for a browser killed before it could write', async () => {
    const first = await give('device');
    const lost = await refresh(first);
    const again = await refresh(first);
    expect(await knows(again)).toBe(true);
    expect(await knows(lost)).toBe(false);
    expect(await refresh(first)).toBeNull();
    expect(await knows(again)).toBe(false);
  });

  it('end the family when the holder of the lost answer turns up too', async () => {
    const first = await give('device');
    const lost = await refresh(first);
    const again = await refresh(first);
    expect(await refresh(lost)).toBeNull();
    expect(await knows(again)).toBe(false);
  });

  it('do not excuse a token before the last', async () => {
    const first = await give('device');
    const third = await refresh(await refresh(first));
    expect(await refresh(first)).toBeNull();
    expect(await knows(third)).toBe(false);
  });

  it('are listed and ended by browser', async () => {
    const device = await give('device');
    const silent = await give('silent');
    const list = () => database().tenant(tenant(), (tx) => listConnections(tx, device.session));
    expect(await list()).toHaveLength(2);
    expect((await list()).find(({ current }) => current)?.id).toBe(device.session.family);
    await database().tenant(tenant(), (tx) =>
      endFamily(tx, 'ffffffff-0000-4000-8000-000000000000', silent.session.family),
    );
    expect(await knows(silent)).toBe(true);
    await database().tenant(tenant(), (tx) => endFamily(tx, person, silent.session.family));
    await database().tenant(tenant(), (tx) => endSession(tx, device.session.id));
    expect([await knows(silent), await knows(device), await list()]).toEqual([false, false, []]);
  });
});
