import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { createBackground } from '../background.ts';
import type { Database } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { limitsOf } from '../limits.ts';
import { createLog } from '../log.ts';
import { createLtiTool } from '../lti/create-tool.ts';
import { giveReference } from '../request-id.ts';
import { createLive } from './live/live.ts';
import { apiRouter } from './router.ts';

export type Answer = { status: number; body: unknown; headers: Headers };
export type TestServer = Awaited<ReturnType<typeof serve>>;

/** The API alone on a port of its own. */
export async function serve(database: Database) {
  const log = createLog('silent');
  const publicUrl = 'http://localhost:3000';
  const secret = 'a secret of more than thirty-two characters';
  // Tests write faster than people.
  const { pushByPerson, pushBySchool } = limitsOf(0);
  const limits = { ...limitsOf(1), pushByPerson, pushBySchool };
  const deps: Deps = {
    config: {
      publicUrl,
      host: '127.0.0.1',
      port: 0,
      database: { kind: 'memory' },
      secret,
      logLevel: 'silent',
      trustProxy: false,
      erasures: null,
      privateHosts: [],
      rateLimits: 1,
    },
    database,
    log,
    background: createBackground(log),
    limits,
    lti: createLtiTool({
      config: { publicUrl, secret, privateHosts: [] },
      database,
      log,
      sentences: (key) => key,
      limits,
      onLaunch: async () => {},
      onNotice: async () => {},
    }),
  };
  const live = createLive(deps);
  const app = express().use(giveReference).use(apiRouter(deps, live));
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function call(
    method: string,
    path: string,
    bearer?: string,
    body?: unknown,
  ): Promise<Answer> {
    const response = await fetch(origin + path, {
      method,
      headers: {
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? null : (JSON.parse(text) as unknown),
    };
  }
  return {
    origin,
    live,
    call,
    close: async () => {
      live.closeAll();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
