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

  describe('of whoever connects', () => {
    const urlOf = (role: string) => cluster.url(role).replace('user=postgres', `user=${role}`);
    const make = (role: string, attributes = '') =>
      asSuperuser(
        cluster.url('postgres'),
        `create role ${role} login ${attributes}`,
        `create database ${role} owner ${role}`,
      );
    async function unboundAt(url: string) {
      const { unbound, close } = await createDatabase({ kind: 'postgres', url });
      await close();
      return unbound;
    }

    it('are asked for with all SQL at once', async () => {
      await make('plain');
      const refused = createDatabase({ kind: 'postgres', url: urlOf('plain') });
      const grants = ['waymark_registry', 'waymark_school'].map((r) => `grant ${r} to "plain";`);
      await expect(refused).rejects.toMatchObject({ code: 'role_missing', sql: grants });
      await asSuperuser(cluster.url('postgres'), ...grants);
      expect(await unboundAt(urlOf('plain'))).toBeNull();
    });

    it('are told where row-level security does not bind them', async () => {
      expect(await unboundAt(cluster.url('postgres'))).toBe('postgres');
      await make('passes', 'bypassrls in role waymark_registry, waymark_school');
      expect(await unboundAt(urlOf('passes'))).toBe('passes');
    });

    it('are not spoken of with the embedded database, whose one role is a superuser', async () => {
      const { unbound, close } = await createDatabase({ kind: 'memory' });
      await close();
      expect(unbound).toBeNull();
    });
  });
});
