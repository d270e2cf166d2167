import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { addPlatform } from '../../../../lti-server/add-platform.ts';
import { readConfig } from '../../../../lti-server/config.ts';
import { createDeps } from '../../../../lti-server/create-deps.ts';
import { freePort } from '../../../stack/ports.ts';
import { startServerProcess } from '../../../stack/server-process.ts';
import { CLIENT, DEPLOYMENT, type Platform } from '../platform.ts';
import type { Tool } from '../visit.ts';

export type Running = Tool & { stop(): Promise<void> };
type Where = { platform: Platform; jwksUrl: string; databaseUrl: string; folder: string };

const HERE = import.meta.dirname;

async function childOf(file: string, name: string, says: string, where: Where, more = {}) {
  const { port } = await freePort(0, '127.0.0.1');
  const { platform, jwksUrl, databaseUrl } = where;
  const child = spawn(process.execPath, [path.join(HERE, file)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      ISSUER: platform.issuer,
      JWKS_URL: jwksUrl,
      ...more,
    },
  });
  const orphaned = () => child.kill('SIGKILL');
  process.once('exit', orphaned);
  const gone = once(child, 'exit');
  await Promise.race([
    once(child.stdout, 'data'),
    gone.then(() => Promise.reject(new Error(`${name} did not start.`))),
  ]);
  return {
    name,
    url: `http://localhost:${port}`,
    launchPath: '/lti/launch',
    says,
    stop: async () => {
      child.kill('SIGKILL');
      await gone;
      process.off('exit', orphaned);
    },
  } satisfies Running;
}

export const startPlain = (name: string, where: Where) =>
  childOf('ltijs-tool.ts', name, 'launched learner-', where);
export const startJose = (name: string, where: Where) =>
  childOf('jose-tool.ts', name, '"access":"bare_', where);

/** Exact versions of the bench's day; nothing of it becomes a dependency. */
const SEQUELIZE = ['ltijs-sequelize@2.4.4', 'pg@8.23.1', 'pg-hstore@2.3.4'];

export async function startSequelize(name: string, where: Where): Promise<Running> {
  const folder = path.join(where.folder, 'sequelize');
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
  await promisify(execFile)(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...SEQUELIZE],
    { cwd: folder },
  );
  return childOf('ltijs-tool.ts', name, 'launched learner-', where, { SEQUELIZE: folder });
}

export async function startWaymark(name: string, where: Where): Promise<Running> {
  const { platform, jwksUrl, databaseUrl, folder } = where;
  const { port } = await freePort(0, '127.0.0.1');
  const url = `http://localhost:${port}`;
  const env = {
    PORT: String(port),
    PUBLIC_URL: url,
    DATABASE_URL: databaseUrl,
    SECRET: 'a secret of the bench, long enough to be one',
    RATE_LIMITS: '0',
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
  };
  const { deps, end } = await createDeps(readConfig(env));
  const { issuer } = platform;
  await addPlatform(deps, {
    issuer,
    clientId: CLIENT,
    deploymentId: DEPLOYMENT,
    authUrl: `${issuer}/auth`,
    tokenUrl: `${issuer}/token`,
    jwksUrl,
    tenant: 'Bench School',
  });
  await end();
  const logFile = path.join(folder, `${name.replace(/\W+/g, '-')}.log`);
  const server = await startServerProcess({ env, url, logFile });
  return { name, url, launchPath: '/lti/launch', says: 'waymark-session', stop: server.stop };
}
