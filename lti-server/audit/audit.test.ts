import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ADMIN } from '../../shared/protocol/admin.ts';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { askingOf } from '../admin/testing/asking.ts';
import { add } from '../commands/add.ts';
import { list } from '../commands/list.ts';
import { rotate } from '../commands/rotate.ts';
import { off, on } from '../commands/switch.ts';
import { startWorld, type World } from '../lti/testing/launching.ts';
import { erase } from '../rights/erase.ts';

onBothDatabases('the audit of what commands do', ({ database }) => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld(database());
  });
  afterEach(() => world.close());

  const ofSchool = async () => {
    const rows = await database().tenant(world.tenant, (tx) =>
      tx
        .selectFrom('school.audit')
        .select(['action', 'code', 'via', 'subject', 'record_id'])
        .orderBy('made_at')
        .execute(),
    );
    return rows.map(({ action, code, via, subject, record_id }) =>
      [action, code, via, subject ?? record_id].join(' '),
    );
  };

  it('has an LMS that was entered, and each change of its key', async () => {
    const { issuer, authUrl, tokenUrl, jwksUrl, tenant } = world.platform.registration;
    const options = {
      // Some LMSs make ids that begin with a dash.
      ...{ issuer, tenant, 'client-id': '-c', 'deployment-id': 'd' },
      ...{ 'auth-url': authUrl, 'token-url': tokenUrl, 'jwks-url': jwksUrl },
    };
    const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
    await add.read(words)(world.deps);
    const one = ['--issuer', issuer, '--client-id', '-c'];
    await rotate.read(one)(world.deps);
    await rotate.read(one)(world.deps);
    expect(await ofSchool()).toEqual([
      `platform.add done command ${issuer} -c d`,
      `platform.rotate published command ${issuer} -c`,
      `platform.rotate done command ${issuer} -c`,
    ]);
  });

  it('has an LMS that was switched off, from which nobody comes in until it is on', async () => {
    const { issuer, clientId } = world.platform.registration;
    const one = ['--issuer', issuer, '--client-id', clientId];
    const status = async () => (await world.login()).response.status;
    expect(await status()).toBe(200);
    expect(await off.read(one)(world.deps)).toContain('nobody comes in');
    expect(await status()).toBe(401);
    expect(await off.read(one)(world.deps)).toContain('was off before');
    expect(await list.read([])(world.deps)).toContain(`client ${clientId}  (switched off)`);
    expect(await on.read(one)(world.deps)).toContain('people can come in');
    expect(await status()).toBe(200);
    expect(() => off.read(['--issuer', issuer])).toThrow('--client-id is missing');
    await expect(off.read(['--client-id', 'other'])(world.deps)).rejects.toThrow('No such LMS');
    expect(await ofSchool()).toEqual([
      `platform.off done command ${issuer} ${clientId}`,
      `platform.on done command ${issuer} ${clientId}`,
    ]);
  });

  it('has an erasure, after which who was erased looks after nothing; and outlives the school', async () => {
    const asking = askingOf(world);
    const token = await asking.launched();
    const { id: person } = await database().tenant(world.tenant, (tx) =>
      tx.selectFrom('school.person').select('id').executeTakeFirstOrThrow(),
    );
    const receipt = { tenant: world.tenant, at: new Date().toISOString(), hashes: [] };
    await erase(database(), { ...receipt, id: randomUUID(), what: 'person', subject: person });
    expect((await asking.ask(ADMIN.me, { token })).status).toBe(401);
    const again = await asking.launched({ sub: '2', name: 'Bo' });
    const { rows } = (
      await asking.ask(ADMIN.audit, { token: again, query: { school: world.tenant } })
    ).json;
    expect(rows).toMatchObject([
      { act: 'admin.enter', via: 'person', who: 'Bo' },
      { act: 'erase.person', via: 'command', of: person },
      { act: 'admin.enter', via: 'person', who: '' },
    ]);
    const all = { ...receipt, what: 'tenant' as const, subject: world.tenant };
    await erase(database(), { ...all, id: randomUUID() });
    expect(await ofSchool()).toHaveLength(3);
    const left = await database().registry((tx) =>
      tx.selectFrom('registry.audit').select(['action', 'via', 'subject']).execute(),
    );
    expect(left).toEqual([{ action: 'erase.tenant', via: 'command', subject: world.tenant }]);
    expect((await asking.ask(ADMIN.me, { token: again })).status).toBe(401);
  });
});
