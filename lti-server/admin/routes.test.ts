import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '../../shared/model/ids.ts';
import { ADMIN } from '../../shared/protocol/admin.ts';
import { onBothDatabases } from '../../test/postgres/databases.ts';
import { addPlatform } from '../add-platform.ts';
import { createServerApp } from '../app.ts';
import { noteDeed } from '../audit/audit.ts';
import { makeTenant } from '../db/tenant.ts';
import { issueSession } from '../lti/session.ts';
import { startWorld, type World } from '../lti/testing/launching.ts';
import { claim, MEMBERSHIP } from '../lti/testing/tiny-platform.ts';
import { mountsFor } from '../mounts.ts';
import { noteRegistration } from '../registration/registrations.ts';
import { routesOf } from '../testing/routes.ts';
import { askingOf, SITE_ADMIN } from './testing/asking.ts';

/** Words of people, in every place that has them. */
const WORDS = 'Lin wrote this herself';

onBothDatabases('the page for administrators', ({ database }) => {
  let world: World;
  let asking: ReturnType<typeof askingOf>;
  beforeEach(async () => {
    world = await startWorld(database());
    asking = askingOf(world);
  });
  afterEach(() => world.close());

  const inSchool = (tenant = world.tenant) => ({ school: tenant });
  const newBrowser = (tenant: string, person: string, label: string) =>
    database().tenant(tenant, (tx) => issueSession(tx, tenant, { person, kind: 'device', label }));
  const personOf = async (sub: string) => {
    const { id } = await database().tenant(world.tenant, (tx) =>
      tx.selectFrom('school.person').select('id').where('sub', '=', sub).executeTakeFirstOrThrow(),
    );
    return id;
  };
  const waitingOf = async (token: string, school = world.tenant) =>
    (await asking.ask(ADMIN.platforms, { token, query: { school } })).json.waiting;
  const schoolAudit = (tenant = world.tenant) =>
    database().tenant(tenant, (tx) =>
      tx
        .selectFrom('school.audit')
        .select(['action', 'code', 'via', 'account', 'person_id', 'subject'])
        .where('via', 'is not', null)
        .orderBy('made_at')
        .execute(),
    );

  it('opens to whom an LMS calls its administrator, and to nobody a course calls so', async () => {
    const page = await world.launch({ [claim('roles')]: SITE_ADMIN });
    const { session, response } = await asking.enter(page.session.admin);
    expect(session).toEqual({ access: expect.stringMatching(/^wma_/), locale: 'es' });
    expect(response.headers.get('content-security-policy')).toContain(
      `frame-ancestors 'self' ${world.platform.issuer}`,
    );
    const me = await asking.ask(ADMIN.me, { token: session.access });
    expect(me.json).toEqual({
      server: false,
      name: 'Ada Byron',
      schools: [{ id: world.tenant, name: 'Willow Lane School' }],
    });
    const person = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#';
    for (const roles of [
      [`${MEMBERSHIP}Learner`],
      [`${MEMBERSHIP}Instructor`],
      [`${MEMBERSHIP}Administrator`],
      ['Administrator'],
      [`${person}Faculty`],
      [...SITE_ADMIN, 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser'],
    ])
      expect((await world.launch({ [claim('roles')]: roles })).session.admin).toBeUndefined();
    expect((await schoolAudit()).map(({ action }) => action)).toEqual(['admin.enter']);
  });

  it('is closed to a ticket that is changed, whose launch ended, or that another site sends', async () => {
    const page = await world.launch({ [claim('roles')]: SITE_ADMIN });
    const { admin: ticket, access } = page.session;
    const foreign = { 'sec-fetch-site': 'cross-site' };
    expect((await asking.enter(ticket, foreign)).status).toBe(401);
    expect((await asking.enter(`${ticket.slice(0, -2)}AA`)).status).toBe(401);
    expect((await asking.enter('')).status).toBe(401);
    const end = { method: 'POST', headers: { authorization: `Bearer ${access}` } };
    await fetch(`${world.here}/api/session/end`, end);
    expect((await asking.enter(ticket)).status).toBe(401);
  });

  const paths = [ADMIN.me, ADMIN.platforms, ADMIN.courses, ADMIN.browsers, ADMIN.audit];
  const bodies = () => ({
    [ADMIN.end]: {},
    [ADMIN.health]: { issuer: world.platform.issuer, clientId: 'client-1' },
    [ADMIN.decide]: {
      ...{ issuer: world.platform.issuer, clientId: 'client-1', deploymentId: 'new' },
      ...{ school: world.tenant, decision: 'approve' },
    },
    [ADMIN.confirm]: { issuer: world.platform.issuer, clientId: 'client-1' },
    [ADMIN.endBrowser]: { school: world.tenant, id: newId() },
  });

  it('is closed on every route to learners, teachers, and whoever has no token', async () => {
    const asked = new Set([...paths, ...Object.keys(bodies()), ADMIN.login, ADMIN.page]);
    const routes = routesOf(createServerApp(world.deps, mountsFor(world.deps)));
    const own = routes.map(({ path }) => path).filter((path) => path.startsWith('/admin'));
    expect(new Set(own)).toEqual(asked);
    for (const role of ['Learner', 'Instructor', null]) {
      const token =
        role === null
          ? undefined
          : (await world.launch({ [claim('roles')]: [`${MEMBERSHIP}${role}`] })).session.access;
      const given = token === undefined ? {} : { token };
      for (const path of paths)
        expect((await asking.ask(path, { ...given, query: inSchool() })).status, path).toBe(401);
      for (const [path, body] of Object.entries(bodies()))
        expect((await asking.ask(path, { ...given, body })).status, path).toBe(401);
    }
    const token = await asking.launched();
    const api = { headers: { authorization: `Bearer ${token}` } };
    expect((await fetch(`${world.here}/api/me`, api)).status).toBe(401);
  });

  it('shows an administrator nothing of another school, nor of the server, and lets them do nothing there', async () => {
    const other = await makeTenant(database(), 'Other School');
    await addPlatform(world.deps, {
      ...world.platform.registration,
      ...{ issuer: 'https://other.example', clientId: 'theirs', tenant: 'Other School' },
    });
    const token = await asking.launched();
    const theirs = (await asking.ask(ADMIN.me, { token })).json.schools;
    expect(theirs.map(({ id }: { id: string }) => id)).toEqual([world.tenant]);
    for (const path of paths.slice(1)) {
      const { status, text } = await asking.ask(path, { token, query: inSchool(other) });
      expect([path, status]).toEqual([path, 403]);
      expect(text).not.toContain('Other');
    }
    expect((await asking.ask(ADMIN.audit, { token })).status).toBe(403);
    for (const [path, body] of Object.entries({
      [ADMIN.health]: { issuer: 'https://other.example', clientId: 'theirs' },
      [ADMIN.decide]: { ...bodies()[ADMIN.decide], school: other },
      [ADMIN.endBrowser]: { school: other, id: newId() },
    }))
      expect((await asking.ask(path, { token, body })).status, path).toBe(403);
    const own = await asking.ask(ADMIN.platforms, { token, query: inSchool() });
    expect(own.text).not.toContain('other.example');
  });

  it('takes in what waits, refuses it for good until somebody says otherwise, and notes who', async () => {
    const deployment = (id: string) => ({
      [claim('deployment_id')]: id,
      [claim('tool_platform')]: undefined,
    });
    expect((await world.launch(deployment('waits'))).status).toBe(403);
    const token = await asking.launched();
    const [one] = await waitingOf(token);
    expect(one).toMatchObject({ deploymentId: 'waits', refused: false, clientId: 'client-1' });
    const { issuer, clientId, deploymentId } = one;
    const decide = (decision: string, by = token) =>
      asking.ask(ADMIN.decide, {
        token: by,
        body: { issuer, clientId, deploymentId, school: world.tenant, decision },
      });
    expect((await decide('refuse')).status).toBe(204);
    expect((await waitingOf(token))[0]).toMatchObject({ refused: true });
    // Its guid is that of one that was let in: without the no it would be let in by itself.
    expect((await world.launch({ [claim('deployment_id')]: 'waits' })).status).toBe(403);
    expect((await decide('approve')).status).toBe(204);
    expect((await world.launch(deployment('waits'))).status).toBe(200);
    expect((await decide('approve')).status).toBe(404);
    expect((await decide('refuse')).status).toBe(204);
    expect((await world.launch(deployment('waits'))).status).toBe(403);
    const rows = await schoolAudit();
    const by = await personOf('1');
    const subject = `${issuer} client-1 waits`;
    const done = { code: 'done', via: 'person', account: null, person_id: by, subject };
    expect(rows.filter(({ action }) => action.startsWith('deployment'))).toEqual([
      { action: 'deployment.refuse', ...done },
      { action: 'deployment.approve', ...done },
      { action: 'deployment.refuse', ...done },
    ]);
  });

  it('leaves to accounts of the server what is of another installation, or of an LMS that schools share', async () => {
    await world.launch();
    const elsewhere = {
      [claim('tool_platform')]: { guid: 'guid-2', product_family_code: 'moodle' },
    };
    await world.launch({ [claim('deployment_id')]: 'far', ...elsewhere });
    const token = await asking.launched();
    expect(await waitingOf(token)).toEqual([]);
    const body = {
      ...{ issuer: world.platform.issuer, clientId: 'client-1', deploymentId: 'far' },
      ...{ school: world.tenant, decision: 'approve' },
    };
    expect((await asking.ask(ADMIN.decide, { token, body })).status).toBe(403);
    const account = (await asking.login(await asking.makeAccount())).json.access;
    const other = await makeTenant(database(), 'Other School');
    expect(await waitingOf(account, other)).toMatchObject([{ deploymentId: 'far' }]);
    const approved = await asking.ask(ADMIN.decide, {
      token: account,
      body: { ...body, school: other },
    });
    expect(approved.status).toBe(204);
    expect(await schoolAudit(other)).toMatchObject([
      { action: 'deployment.approve', via: 'account', account: 'it-office', person_id: null },
    ]);
    // Now two schools come in by it, and neither's administrator may put a deployment of it out.
    const own = { ...body, deploymentId: 'deployment-1', decision: 'refuse' };
    expect((await asking.ask(ADMIN.decide, { token, body: own })).status).toBe(403);
    const { platforms } = (await asking.ask(ADMIN.platforms, { token, query: inSchool() })).json;
    expect(platforms).toMatchObject([{ shared: true, deployments: ['deployment-1'] }]);
    const asked = { issuer: world.platform.issuer, clientId: 'client-1' };
    expect((await asking.ask(ADMIN.health, { token, body: asked })).status).toBe(403);
    expect((await asking.ask(ADMIN.health, { token: account, body: asked })).status).toBe(200);
  });

  it('lets an account of the server, and nobody else, confirm what a link for any site registered', async () => {
    const { issuer } = world.platform;
    const lms = { issuer, clientId: 'client-1' };
    const token = await asking.launched();
    await noteRegistration(database(), {
      ...{ ...lms, tenant: world.tenant, lms: 'moodle', guid: null },
      ...{ publicUrl: world.here, confirmedAt: null },
    });
    await world.deps.lti.setActive(issuer, 'client-1', false);
    const seenBy = async (by: string) =>
      (await asking.ask(ADMIN.platforms, { token: by, query: inSchool() })).json.platforms[0];
    const confirm = async (by: string, body: object = lms) =>
      (await asking.ask(ADMIN.confirm, { token: by, body })).status;
    expect(await seenBy(token)).toMatchObject({ waits: true, mayConfirm: false, active: false });
    expect(await confirm(token)).toBe(403);
    const account = (await asking.login(await asking.makeAccount())).json.access;
    expect(await seenBy(account)).toMatchObject({ waits: true, mayConfirm: true });
    expect(await confirm(account, { ...lms, clientId: 'another' })).toBe(404);
    expect((await world.launch()).status).not.toBe(200);
    expect(await confirm(account)).toBe(204);
    expect((await world.launch()).status).toBe(200);
    expect(await confirm(account)).toBe(404);
    expect(await seenBy(account)).toMatchObject({ waits: false, mayConfirm: false, active: true });
    expect((await schoolAudit()).filter(({ action }) => action === 'platform.confirm')).toEqual([
      {
        ...{ action: 'platform.confirm', code: 'done', via: 'account', account: 'it-office' },
        ...{ person_id: null, subject: `${issuer} client-1` },
      },
    ]);
  });

  it('shows health, courses by count, and browsers, page by page, and ends one', async () => {
    await world.launch({ sub: '8', name: 'Lin' });
    const token = await asking.launched();
    const asked = { issuer: world.platform.issuer, clientId: 'client-1' };
    const health = (await asking.ask(ADMIN.health, { token, body: asked })).json;
    expect(health).toContainEqual({ good: true, said: 'state.good', values: {} });
    const courses = await asking.ask(ADMIN.courses, { token, query: inSchool() });
    expect(courses.json.rows).toMatchObject([
      { title: 'Writing', lmsCourseId: '42', teachers: 1, learners: 1 },
    ]);
    const lin = await personOf('8');
    for (let at = 0; at < 60; at += 1) await newBrowser(world.tenant, lin, `Browser ${at}`);
    const seen: string[] = [];
    let next: string | null = null;
    do {
      const query: Record<string, string> = {
        ...inSchool(),
        ...(next === null ? {} : { after: next }),
      };
      const page = (await asking.ask(ADMIN.browsers, { token, query })).json;
      seen.push(...page.rows.map(({ label }: { label: string }) => label));
      next = page.next;
    } while (next !== null);
    expect(seen.toSorted()).toEqual(
      Array.from({ length: 60 }, (_, at) => `Browser ${at}`).toSorted(),
    );
    const { rows } = (await asking.ask(ADMIN.browsers, { token, query: inSchool() })).json;
    const body = { school: world.tenant, id: rows[0].id };
    expect(rows[0]).toMatchObject({ person: 'Lin', label: seen[0], silent: false });
    expect((await asking.ask(ADMIN.endBrowser, { token, body })).status).toBe(204);
    expect((await asking.ask(ADMIN.endBrowser, { token, body })).status).toBe(404);
    expect((await schoolAudit()).at(-1)).toMatchObject({
      action: 'browser.end',
      subject: rows[0].id,
    });
  });

  it('shows the audit of a school and of the server, newest first, and none of it twice', async () => {
    const token = await asking.launched();
    const other = await makeTenant(database(), 'Other School');
    await database().tenant(other, (tx) =>
      noteDeed(tx, { by: { via: 'command' }, action: 'platform.add' }),
    );
    await database().tenant(world.tenant, async (tx) => {
      for (let at = 0; at < 120; at += 1)
        await noteDeed(tx, { by: { via: 'command' }, action: 'platform.rotate', subject: `${at}` });
    });
    const ids = new Set<string>();
    let next: string | null = null;
    do {
      const query: Record<string, string> = {
        ...inSchool(),
        ...(next === null ? {} : { after: next }),
      };
      const page = (await asking.ask(ADMIN.audit, { token, query })).json;
      for (const { id } of page.rows) {
        expect(ids.has(id)).toBe(false);
        ids.add(id);
      }
      next = page.next;
    } while (next !== null);
    expect(ids.size).toBe(121);
    const account = (await asking.login(await asking.makeAccount())).json.access;
    const { rows } = (await asking.ask(ADMIN.audit, { token: account })).json;
    expect(rows).toMatchObject([
      { act: 'admin.enter', via: 'account', who: 'it-office' },
      { act: 'account.add', via: 'command', who: '', of: 'it-office' },
    ]);
  });

  it('has no word of anybody on any route, for either kind of administrator', async () => {
    await world.launch();
    const token = await asking.launched();
    const account = (await asking.login(await asking.makeAccount())).json.access;
    const author = await personOf('7');
    const of = { tenant_id: world.tenant, record_id: newId() };
    await database().tenant(world.tenant, async (tx) => {
      const { id: context } = await tx
        .selectFrom('school.context')
        .select('id')
        .executeTakeFirstOrThrow();
      for (const kind of ['goal', 'feedback', 'reply', 'reflection', 'next_step', 'prompt'])
        await sql`
          insert into school.record
            (tenant_id, id, kind, context_id, author_id, learner_id, fields, stamps, beyond)
          values (${world.tenant}, ${newId()}, ${kind}, ${context}, ${author}, ${author},
            ${JSON.stringify({ text: WORDS, title: WORDS })}, '{}', ${JSON.stringify({ more: WORDS })})`.execute(
          tx,
        );
      const lost = { field: 'text', stamp: 's', value: WORDS, person_id: author };
      await tx
        .insertInto('school.field_history')
        .values({ ...of, ...lost })
        .execute();
      const outcome = { tenant_id: world.tenant, person_id: author, id: newId() };
      await tx
        .insertInto('school.mutation')
        .values({ ...outcome, outcome: JSON.stringify({ kept: WORDS }) })
        .execute();
    });
    for (const by of [token, account]) {
      for (const path of paths) {
        const { status, text } = await asking.ask(path, { token: by, query: inSchool() });
        expect([path, status]).toEqual([path, 200]);
        expect(text, path).not.toContain(WORDS);
      }
      for (const [path, body] of Object.entries(bodies()).toReversed())
        expect((await asking.ask(path, { token: by, body })).text, path).not.toContain(WORDS);
    }
    const ticket = (await world.launch({ [claim('roles')]: SITE_ADMIN })).session.admin;
    expect((await asking.enter(ticket)).text).not.toContain(WORDS);
    expect(world.lines.join('')).not.toContain(WORDS);
  });
});
