import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import type { JWTPayload } from 'jose';
import { addPlatform } from '../../add-platform.ts';
import { createServerApp } from '../../app.ts';
import { depsOver } from '../../create-deps.ts';
import type { Database } from '../../db/database.ts';
import { createLog } from '../../log.ts';
import { mountsFor } from '../../mounts.ts';
import { startPlatform } from './tiny-platform.ts';

/** A server over a test's database, a platform it knows, and the steps of a launch as a browser makes them. */
export async function startWorld(
  database: Database,
  options: { rateLimits?: number; tenant?: string } = {},
) {
  const platform = await startPlatform();
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const url = `http://localhost:${port}`;
  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const config = {
    publicUrl: url,
    host: '127.0.0.1',
    port,
    database: { kind: 'memory' as const },
    secret: 'a secret of thirty-two characters',
    logLevel: 'info',
    trustProxy: false as const,
    erasures: null,
    privateHosts: [],
    rateLimits: options.rateLimits ?? 1,
  };
  const deps = depsOver(config, database, createLog('info', sink));
  const mounts = mountsFor(deps);
  server.on('request', createServerApp(deps, mounts));
  const { school: tenant } = await addPlatform(deps, {
    ...platform.registration,
    tenant: options.tenant ?? platform.registration.tenant,
  });
  // Node resolves `localhost` to either family; the server listens on one.
  const here = `http://127.0.0.1:${port}`;

  async function login(changed: Record<string, string> = {}) {
    const form = new URLSearchParams({
      iss: platform.issuer,
      login_hint: 'hint',
      target_link_uri: `${url}/lti/launch`,
      client_id: platform.registration.clientId,
      lti_message_hint: '{"cmid":31,"launchid":"x"}',
      ...changed,
    });
    const response = await fetch(`${here}/lti/login`, { method: 'POST', body: form });
    const text = await response.text();
    const island = /id="data">(.*?)<\/script>/.exec(text)?.[1] ?? '{}';
    const data = JSON.parse(island) as { next?: string; key?: string; secret?: string };
    const next = new URL(data.next ?? 'http://nowhere');
    const cookie = (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    return {
      response,
      text,
      data,
      cookie,
      next,
      state: next.searchParams.get('state') ?? '',
      nonce: next.searchParams.get('nonce') ?? '',
    };
  }
  async function post(fields: Record<string, string>, headers: Record<string, string> = {}) {
    const body = new URLSearchParams(fields);
    const answer = { method: 'POST', body, headers, redirect: 'manual' as const };
    const response = await fetch(`${here}/lti/launch`, answer);
    const text = await response.text();
    const island = /id="waymark-session">(.*?)<\/script>/.exec(text)?.[1];
    return { response, status: response.status, text, session: island && JSON.parse(island) };
  }
  const claims = (nonce: string, changed: JWTPayload = {}) =>
    platform.claims(nonce, `${url}/lti/launch`, changed);
  return {
    url,
    here,
    deps,
    platform,
    tenant,
    lines,
    login,
    post,
    claims,
    /** A whole launch in one browser, cookie included. */
    async launch(changed: JWTPayload = {}) {
      const { state, nonce, cookie } = await login();
      const token = await platform.sign(claims(nonce, changed));
      return post({ id_token: token, state }, { cookie });
    },
    async close() {
      await deps.background.settled();
      mounts.endStreams();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
      await platform.close();
    },
  };
}
export type World = Awaited<ReturnType<typeof startWorld>>;
