import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ADMIN } from '../../shared/protocol/admin.ts';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { startWorld, type World } from '../lti/testing/launching.ts';
import { admin } from './command.ts';
import { askingOf } from './testing/asking.ts';
import { codeAt, stepAt } from './totp.ts';

onBothDatabases('an account of the server', ({ database }) => {
  let world: World;
  let asking: ReturnType<typeof askingOf>;
  beforeEach(async () => {
    // A code is of its half minute, and a test must not be of two.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    world = await startWorld(database());
    asking = askingOf(world);
  });
  afterEach(async () => {
    vi.useRealTimers();
    await world.close();
  });
  const run = (...words: string[]) => admin.read(words)(world.deps);
  const audited = () =>
    database().registry((tx) =>
      tx
        .selectFrom('registry.audit')
        .select(['action', 'code', 'via', 'account', 'subject'])
        .orderBy('made_at')
        .execute(),
    );

  it('is made by the command, comes in with password and code, and is in the audit', async () => {
    const told = await run('add', 'it-office');
    const password = /password {3}(\S+)/.exec(told)?.[1] ?? '';
    expect(told).toContain('otpauth://totp/');
    expect(password).toMatch(/^([0-9a-z]{5}-){3}[0-9a-z]{5}$/);
    await expect(run('add', 'it-office')).rejects.toThrow('already');
    const made = await asking.makeAccount('second');
    const { status, json } = await asking.login(made);
    expect(status).toBe(200);
    const me = await asking.ask(ADMIN.me, { token: json.access });
    expect(me.json).toEqual({
      server: true,
      name: 'second',
      schools: [{ id: expect.any(String), name: 'Willow Lane School' }],
    });
    expect(await run('list')).toMatch(/it-office.*\nsecond/);
    expect(await audited()).toEqual([
      { action: 'account.add', code: 'done', via: 'command', account: null, subject: 'it-office' },
      { action: 'account.add', code: 'done', via: 'command', account: null, subject: 'second' },
      { action: 'admin.enter', code: 'done', via: 'account', account: 'second', subject: null },
    ]);
  });

  it('takes a code once, refuses what is wrong with one answer, and tells the audit which it was', async () => {
    const made = await asking.makeAccount();
    expect((await asking.login(made)).status).toBe(200);
    const answers = [
      await asking.login(made),
      await asking.login(made, -1),
      await asking.login({ ...made, password: 'x' }, 1),
      await asking.login({ ...made, name: 'my own password' }, 1),
      await asking.login({ ...made, secret: Buffer.alloc(20) }),
    ];
    for (const { status, json } of answers)
      expect([status, json.error.code]).toEqual([401, 'sign_in_wrong']);
    expect((await asking.login(made, 1)).status).toBe(200);
    const rows = await audited();
    expect(rows.map(({ code, subject }) => [code, subject])).toEqual([
      ['done', 'it-office'],
      ['done', null],
      ['used_code', 'it-office'],
      ['used_code', 'it-office'],
      ['wrong_password', 'it-office'],
      ['unknown_account', null],
      ['wrong_code', 'it-office'],
      ['done', null],
    ]);
    expect(JSON.stringify(rows)).not.toContain('my own password');
  });

  it('lets one of two in who send the same code at once', async () => {
    const made = await asking.makeAccount();
    const both = await Promise.all([asking.login(made), asking.login(made)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('is out with reset and remove, and keeps nothing readable in the database', async () => {
    const made = await asking.makeAccount();
    const first = (await asking.login(made)).json.access;
    const { rows } = await database().registry((tx) =>
      tx
        .selectFrom('registry.admin_account')
        .selectAll()
        .execute()
        .then((found) => ({ rows: JSON.stringify(found) })),
    );
    for (const secret of [made.password, made.secret.toString('base64url'), first])
      expect(rows).not.toContain(secret);
    await run('reset', 'it-office');
    expect((await asking.ask(ADMIN.me, { token: first })).status).toBe(401);
    expect((await asking.login(made, 1)).status).toBe(401);
    await run('remove', 'it-office');
    await expect(run('remove', 'it-office')).rejects.toThrow('no account it-office');
    await expect(run('reset', 'it-office')).rejects.toThrow('no account it-office');
    expect(await run('list')).toContain('no accounts');
    expect(() => admin.read(['add', 'Ada Byron'])).toThrow('small letters');
    expect(() => admin.read(['add'])).toThrow('one name');
  });

  it('is asked at most ten times a minute from one address', async () => {
    const made = await asking.makeAccount();
    const wrong = { ...made, password: 'x' };
    for (let times = 0; times < 10; times += 1)
      expect((await asking.login(wrong)).status).toBe(401);
    const braked = await asking.login(made);
    expect([braked.status, braked.json.error.code]).toEqual([429, 'too_many_requests']);
  });

  it('is out after half an hour without a request, after four hours, and when it leaves', async () => {
    const made = await asking.makeAccount();
    const come = async () => {
      const body = {
        name: made.name,
        password: made.password,
        code: codeAt(made.secret, stepAt(Date.now())),
      };
      return (await asking.ask(ADMIN.login, { body })).json.access as string;
    };
    const here = async (token: string) => (await asking.ask(ADMIN.me, { token })).status;
    const minutes = (count: number) => vi.setSystemTime(Date.now() + count * 60_000);
    const idle = await come();
    minutes(29);
    expect(await here(idle)).toBe(200);
    minutes(29);
    expect(await here(idle)).toBe(200);
    minutes(31);
    expect(await here(idle)).toBe(401);
    const long = await come();
    for (let passed = 0; passed < 240 - 20; passed += 20) {
      minutes(20);
      expect(await here(long)).toBe(200);
    }
    minutes(21);
    expect(await here(long)).toBe(401);
    const leaving = await come();
    expect((await asking.ask(ADMIN.end, { token: leaving, body: {} })).status).toBe(204);
    expect(await here(leaving)).toBe(401);
    expect((await audited()).at(-1)).toMatchObject({ action: 'admin.leave', account: 'it-office' });
  });
});
