import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import pg from 'pg';
import { CLIENT, DEPLOYMENT } from '../platform.ts';
import { SCHEMA } from './jose-schema.ts';

/**
 * What somebody would write with jose, pg and node:http alone, who wants of a launch what Waymark promises: a platform read
 * live at login and launch, a sealed state bound to client and browser, a nonce bound to it and spent once, strict claims, a
 * known deployment, and person, course, membership, session kept under row-level security in one transaction.
 */
const { PORT = '', DATABASE_URL = '', ISSUER = '', JWKS_URL = '' } = process.env;
const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/';
const origin = `http://localhost:${PORT}`;
const secret = randomBytes(32);
const pool = new pg.Pool({ connectionString: DATABASE_URL });
const keys = createRemoteJWKSet(new URL(JWKS_URL), {
  cacheMaxAge: 300_000,
  cooldownDuration: 10_000,
});

const tenant = randomUUID();
await pool.query(SCHEMA);
await pool.query(`insert into platform values ($1, $2, $3, $4, true)`, [
  ISSUER,
  CLIENT,
  `${ISSUER}/auth`,
  JWKS_URL,
]);
await pool.query('insert into deployment values ($1, $2, $3, $4)', [
  ISSUER,
  CLIENT,
  DEPLOYMENT,
  tenant,
]);
await pool.query('insert into lms_origin values ($1, $2, $2)', [tenant, ISSUER]);

const hash = (word: string) => createHash('sha256').update(word).digest('base64url');
const mac = (purpose: string, word: string) =>
  createHmac('sha256', secret).update(purpose).update(word).digest('base64url');
const same = (a: string, b: string) =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
function must(holds: unknown, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

async function platformOf(issuer: string, clientId: string) {
  const { rows } = await pool.query(
    'select auth_url, active from platform where issuer = $1 and client_id = $2',
    [issuer, clientId],
  );
  must(rows[0]?.active === true, 'platform');
  return rows[0] as { auth_url: string };
}

async function login(form: URLSearchParams, response: ServerResponse) {
  const issuer = form.get('iss') ?? '';
  const clientId = form.get('client_id') ?? '';
  must(new URL(form.get('target_link_uri') ?? '').origin === origin, 'target');
  const platform = await platformOf(issuer, clientId);
  const browser = randomBytes(18).toString('base64url');
  const flow = { issuer, clientId, bound: hash(browser), expires: Date.now() + 300_000 };
  const body = Buffer.from(JSON.stringify(flow)).toString('base64url');
  const state = `${body}.${mac('state', body)}`;
  const next = new URL(platform.auth_url);
  next.search = new URLSearchParams({
    response_type: 'id_token',
    response_mode: 'form_post',
    scope: 'openid',
    prompt: 'none',
    client_id: clientId,
    redirect_uri: `${origin}/lti/launch`,
    login_hint: form.get('login_hint') ?? '',
    lti_message_hint: form.get('lti_message_hint') ?? '',
    state,
    nonce: mac('nonce', state),
  }).toString();
  const cookie = `b${hash(state).slice(0, 16)}=${browser}; Path=/; HttpOnly; Max-Age=300; Secure; SameSite=None; Partitioned`;
  response.writeHead(302, { location: next.href, 'set-cookie': cookie }).end();
}

function checkClaims(claims: JWTPayload, clientId: string, nonce: string) {
  const { aud, azp, sub, iat, exp } = claims;
  const audience = typeof aud === 'string' ? [aud] : (aud ?? []);
  must(audience.includes(clientId) && (azp === undefined || azp === clientId), 'audience');
  must(audience.length === 1 || azp !== undefined, 'azp');
  must(typeof sub === 'string' && sub !== '' && same(String(claims.nonce), nonce), 'sub, nonce');
  must(typeof iat === 'number' && typeof exp === 'number', 'times');
  must(iat < Date.now() / 1000 + 60, 'future');
  must(claims[`${CLAIM}version`] === '1.3.0', 'version');
  must(claims[`${CLAIM}message_type`] === 'LtiResourceLinkRequest', 'message');
  const target = claims[`${CLAIM}target_link_uri`];
  must(typeof target === 'string' && new URL(target).origin === origin, 'target');
  const link = claims[`${CLAIM}resource_link`] as { id?: unknown } | undefined;
  must(typeof link?.id === 'string', 'resource link');
  const roles = claims[`${CLAIM}roles`];
  must(Array.isArray(roles), 'roles');
  const context = claims[`${CLAIM}context`] as { id: string; title?: string } | undefined;
  must(typeof context?.id === 'string', 'context');
  const deployment = claims[`${CLAIM}deployment_id`];
  must(typeof deployment === 'string', 'deployment');
  return { sub, name: String(claims.name ?? ''), roles: roles as string[], context, deployment };
}
type Checked = ReturnType<typeof checkClaims>;

async function keep(issuer: string, clientId: string, launch: Checked) {
  const { rows } = await pool.query(
    'select tenant_id from deployment where issuer = $1 and client_id = $2 and deployment_id = $3',
    [issuer, clientId, launch.deployment],
  );
  const school = rows[0]?.tenant_id as string | undefined;
  must(school, 'quarantined');
  const client = await pool.connect();
  const one = async (statement: string, values: unknown[]) =>
    (await client.query(statement, values)).rows[0];
  try {
    await client.query('begin');
    await client.query(
      "select set_config('role', 'bare_school', true), set_config('bare.tenant', $1, true)",
      [school],
    );
    await client.query('insert into lms_origin values ($1, $2, $2) on conflict do nothing', [
      school,
      issuer,
    ]);
    const person = await one(
      `insert into person values ($1, $2, $3, $4, $5, now()) on conflict (tenant_id, issuer, sub)
       do update set name = coalesce(nullif(excluded.name, ''), person.name), seen_at = now() returning id, name`,
      [school, randomUUID(), issuer, launch.sub, launch.name],
    );
    const course = await one(
      `insert into course values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (tenant_id, issuer, client_id, deployment_id, lti_id)
       do update set title = excluded.title returning id`,
      [
        school,
        randomUUID(),
        issuer,
        clientId,
        launch.deployment,
        launch.context.id,
        launch.context.title ?? '',
      ],
    );
    const teaches = launch.roles.some((role) => role.endsWith('membership#Instructor'));
    await client.query(
      `insert into membership values ($1, $2, $3, $4, true, null, now())
       on conflict (tenant_id, course_id, person_id)
       do update set role = excluded.role, active = true, seen_at = now()`,
      [school, course.id, person.id, teaches ? 'teacher' : 'learner'],
    );
    const access = `bare_${school}_${randomBytes(32).toString('base64url')}`;
    await client.query(`insert into session values ($1, $2, $3, $4, now() + interval '8 hours')`, [
      school,
      randomUUID(),
      person.id,
      hash(access),
    ]);
    const { rows: courses } = await client.query(
      `select c.id, c.title, m.role from membership m
       join course c on c.tenant_id = m.tenant_id and c.id = m.course_id
       where m.person_id = $1 and m.active`,
      [person.id],
    );
    const { rows: origins } = await client.query(
      'select origin from lms_origin where issuer = $1 order by origin',
      [issuer],
    );
    await client.query('commit');
    return { access, person, courses, origins: origins.map((row) => row.origin as string) };
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

async function launch(form: URLSearchParams, request: IncomingMessage, response: ServerResponse) {
  const state = form.get('state') ?? '';
  const [body = '', signature = ''] = state.split('.');
  must(same(mac('state', body), signature), 'state');
  const flow = JSON.parse(Buffer.from(body, 'base64url').toString());
  must(flow.expires > Date.now(), 'expired');
  const name = `b${hash(state).slice(0, 16)}=`;
  const cookie = (request.headers.cookie ?? '').split(/; */).find((one) => one.startsWith(name));
  must(same(hash(cookie?.slice(name.length) ?? ''), flow.bound), 'browser');
  await platformOf(flow.issuer, flow.clientId);
  const { payload } = await jwtVerify(form.get('id_token') ?? '', keys, {
    issuer: flow.issuer,
    algorithms: ['RS256'],
    clockTolerance: 60,
    maxTokenAge: 120,
  });
  const nonce = mac('nonce', state);
  const checked = checkClaims(payload, flow.clientId, nonce);
  const spent = await pool.query('insert into nonce values ($1) on conflict do nothing', [nonce]);
  must(spent.rowCount === 1, 'replayed');
  const { origins, ...session } = await keep(flow.issuer, flow.clientId, checked);
  const island = JSON.stringify(session).replaceAll('<', '\\u003c');
  response
    .writeHead(200, {
      'content-type': 'text/html',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': `default-src 'none'; script-src 'self'; frame-ancestors 'self' ${origins.join(' ')}`,
      'set-cookie': `${name}; Path=/; Max-Age=0`,
    })
    .end(
      `<!doctype html><title>Tool</title><script type="application/json" id="session">${island}</script>`,
    );
}

const server = createServer(async (request, response) => {
  try {
    const form = new URLSearchParams(await text(request));
    if (request.url === '/lti/login') await login(form, response);
    else if (request.url === '/lti/launch') await launch(form, request, response);
    else response.writeHead(404).end();
  } catch (error) {
    response.writeHead(401).end(error instanceof Error ? error.message : '');
  }
});
server.listen(Number(PORT), '127.0.0.1', () => process.stdout.write('ready\n'));
