import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PATHS } from '../shared/protocol/http.ts';
import { onBothDatabases } from '../test/postgres/databases.ts';
import { bearerOf, goalOf, makeSchool } from './api/sync/school.fixture.ts';
import { makeTenant } from './db/tenant.ts';
import { addressOf, createBrake, TooMany } from './limits.ts';
import { admit } from './lti/admit.ts';
import type { Launch } from './lti/launch.ts';
import { startWorld, type World } from './lti/testing/launching.ts';

describe('a brake', () => {
  it('holds for the rest of a minute, and says how long that is', () => {
    let now = 1_000_000;
    const brake = createBrake(2, () => now);
    brake.take('a');
    now += 15_000;
    brake.take('a');
    expect(() => brake.take('a')).toThrow(TooMany);
    expect(() => brake.check('a')).toThrow(expect.objectContaining({ seconds: 45 }));
    brake.take('b');
    now += 45_000;
    brake.take('a');
  });

  it('forgets the oldest of ten thousand, never the newest', () => {
    const brake = createBrake(1);
    for (let at = 0; at <= 10_000; at++) brake.take(`address ${at}`);
    brake.take('address 0');
    expect(() => brake.take('address 10000')).toThrow(TooMany);
  });

  it('knows one address however it is written, and a network of 64 bits as one', () => {
    const of = (ip: string) => addressOf({ ip });
    expect(of('::ffff:10.0.0.1')).toBe(of('10.0.0.1'));
    expect(of('2001:db8:1:2::5')).toBe(of('2001:db8:1:2:ffff:1:2:3'));
    expect(of('2001:db8::5')).toBe('2001:db8:0:0');
    expect(of('2001:db8:1:3::5')).not.toBe(of('2001:db8:1:2::5'));
    expect(of('fe80::1%eth0')).toBe(of('fe80::2'));
  });
});

onBothDatabases('limits', ({ database, tenant }) => {
  let world: World;
  // A hundredth: 12 logins and launches an address, 60 launches a school, 6 pushes a person.
  beforeEach(async () => {
    world = await startWorld(database(), { rateLimits: 0.01 });
  });
  afterEach(() => world.close());

  const wait = (response: Response) => Number(response.headers.get('retry-after'));
  const checkPage = (response: Response, text: string) => {
    expect(wait(response)).toBeGreaterThan(0);
    expect(wait(response)).toBeLessThanOrEqual(60);
    expect(text).toContain('Wait a minute, then try again.');
    expect(text).toMatch(/[0-9A-F]{10}/);
  };

  it('ends a flood of logins, and of launches, with a page that says so', async () => {
    for (let at = 0; at < 12; at++) expect((await world.login()).response.status).toBe(200);
    const login = await world.login();
    expect(login.response.status).toBe(429);
    checkPage(login.response, login.text);
    for (let at = 0; at < 12; at++) expect((await world.post({ state: 'x' })).status).toBe(401);
    const launch = await world.post({ state: 'x' });
    expect(launch.status).toBe(429);
    checkPage(launch.response, launch.text);
    expect((await fetch(`${world.here}/healthz`)).status).toBe(200);
  });

  it('ends a flood of one school’s launches, while another school’s go on', async () => {
    const elsewhere = await startWorld(database(), { tenant: 'Another School' });
    const launchOf = (from: World, sub: string): Launch => ({
      tenant: null,
      issuer: from.platform.issuer,
      clientId: 'client-1',
      deploymentId: 'deployment-1',
      sub,
      roles: ['Learner'],
      name: null,
      locale: null,
      context: null,
      lms: 'moodle',
      guid: null,
      custom: {},
      origins: [],
      membershipsUrl: null,
      byLink: false,
      grades: null,
      linkTitle: null,
      deepLinking: null,
      cmid: null,
      silent: true,
    });
    const come = (from: World, sub: string) =>
      admit(world.deps, launchOf(from, sub), { kind: 'silent', label: '' });
    for (let at = 0; at < 60; at++) await come(world, `flood ${at}`);
    await expect(come(world, 'one more')).rejects.toThrow(TooMany);
    await expect(come(elsewhere, 'quiet')).resolves.toMatchObject({ session: { kind: 'silent' } });
    await elsewhere.close();
  });

  it('ends a flood of one person’s pushes and codes, while others go on', async () => {
    const school = await makeSchool(database(), tenant());
    const send = async (person: string, path: string, body: object) => {
      const { access } = await bearerOf(database(), tenant(), person, 'launch');
      return fetch(world.here + path, {
        method: 'POST',
        headers: { authorization: `Bearer ${access}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    };
    const push = (person: string) =>
      send(person, PATHS.push, { protocol: 1, mutations: [goalOf(person)] });
    for (let at = 0; at < 6; at++) expect((await push(school.lin)).status).toBe(200);
    const refused = await push(school.lin);
    expect([refused.status, (await refused.json()).error.code]).toEqual([429, 'too_many_requests']);
    expect(wait(refused)).toBeGreaterThan(0);
    expect((await push(school.max)).status).toBe(200);

    expect((await send(school.lin, PATHS.code, {})).status).toBe(200);
    const code = await send(school.lin, PATHS.code, {});
    expect([code.status, wait(code) > 0]).toEqual([429, true]);
    expect((await send(school.max, PATHS.code, {})).status).toBe(200);
  });

  it('counts a school’s pushes together, whoever sends them', async () => {
    const school = await makeSchool(database(), tenant());
    const { limits } = world.deps;
    for (let at = 0; at < 200; at++) limits.pushBySchool.take(tenant());
    const push = async (of: string, person: string) => {
      const { access } = await bearerOf(database(), of, person);
      const response = await fetch(world.here + PATHS.push, {
        method: 'POST',
        headers: { authorization: `Bearer ${access}`, 'content-type': 'application/json' },
        body: JSON.stringify({ protocol: 1, mutations: [goalOf(person)] }),
      });
      return response.status;
    };
    expect(await push(tenant(), school.lin)).toBe(429);
    const other = await makeTenant(database(), 'Another School');
    expect(await push(other, (await makeSchool(database(), other)).lin)).toBe(200);
  });
});
