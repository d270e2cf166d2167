import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, startCluster } from '../../test/postgres/cluster.ts';
import { asSuperuser } from '../../test/postgres/superuser.ts';
import { createDatabase } from './create.ts';

/** Roles belong to a whole cluster, so these tests have one of their own. */
describe('roles', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster.stop());
  const start = async () => {
    const database = await createDatabase({ kind: 'postgres', url: cluster.url('postgres') });
    await database.close();
  };

  it('are made at the first start', start);

  it.each([
    ['role_superuser', 'superuser', 'nosuperuser'],
    ['role_bypasses', 'bypassrls', 'nobypassrls'],
    ['role_login', 'login', 'nologin'],
  ])('refuse the start: %s', async (code, bad, good) => {
    const superuser = cluster.url('postgres');
    await asSuperuser(superuser, `alter role waymark_school ${bad}`);
    await expect(start()).rejects.toMatchObject({ code });
    await expect(start()).rejects.toThrow(/alter role waymark_school/);
    await asSuperuser(superuser, `alter role waymark_school ${good}`);
    await start();
  });

  it('refuse the start when they are members of another role', async () => {
    const superuser = cluster.url('postgres');
    await asSuperuser(superuser, 'grant pg_read_all_data to waymark_school');
    await expect(start()).rejects.toMatchObject({ code: 'role_member' });
    await asSuperuser(superuser, 'revoke pg_read_all_data from waymark_school');
    await start();
  });
});
