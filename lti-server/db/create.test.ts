import { expect, it } from 'vitest';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { makeTenant } from './tenant.ts';

onBothDatabases('database', ({ database, tenant }) => {
  it('keeps the rows of one tenant from another', async () => {
    const other = await makeTenant(database(), 'Other');
    const seen = await database().tenant(other, (tx) =>
      tx.selectFrom('school.tenant_clock').selectAll().execute(),
    );
    expect(seen.map((row) => row.tenant_id)).toEqual([other]);
    expect(seen[0]?.seq).toBe(0);
    expect(tenant()).not.toBe(other);
  });

  it('refuses the outer handle inside a transaction', async () => {
    const inside = database().tenant(tenant(), () => database().ready());
    await expect(inside).rejects.toThrow(/its own handle/);
    await database().ready();
  });

  it('refuses writing in a read-only transaction', async () => {
    const write = database().tenant(
      tenant(),
      (tx) => tx.updateTable('school.tenant_clock').set({ seq: 4 }).execute(),
      { readOnly: true },
    );
    await expect(write).rejects.toMatchObject({ code: '25006' });
  });

  it('tells listeners', async () => {
    const heard = new Promise((done) => database().onAnnounce(done));
    await expect
      .poll(async () => {
        await database().announce(tenant());
        return Promise.race([heard, null]);
      })
      .toBe(tenant());
  });
});
