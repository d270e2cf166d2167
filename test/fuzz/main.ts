import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createServerApp } from '../../lti-server/app.ts';
import { readConfig } from '../../lti-server/config.ts';
import { createDeps } from '../../lti-server/create-deps.ts';
import { mountsFor } from '../../lti-server/mounts.ts';
import { type Route, routesOf } from '../../lti-server/testing/routes.ts';
import { randomFrom } from '../bench/anchoring/random.ts';
import { atLeast, atMost, say, tell } from '../bench/report.ts';
import { startCluster } from '../postgres/cluster.ts';
import { freePort } from '../stack/ports.ts';
import { startServerProcess } from '../stack/server-process.ts';
import { volleysFrom } from './requests.ts';
import { send } from './send.ts';

/**
 * `npm run test:fuzz [-- --requests 100000 --seed 1 --json --report FILE]`: requests of any shape from nobody, on raw sockets,
 * to every route of the router, against the real server; its database is stopped for the middle third. The process must
 * outlive them all, answer each connection, never with 500 or a line of code, and be ready once the database is back.
 */
const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_007) },
    json: { type: 'boolean', default: false },
    report: { type: 'string' },
  },
});
const REQUESTS = Number(values.requests);
const AT_ONCE = 16;
const random = randomFrom(Number(values.seed));

const folder = mkdtempSync(path.join(tmpdir(), 'waymark-fuzz-'));
const cluster = await startCluster();
const { port } = await freePort(0, '127.0.0.1');
const url = `http://127.0.0.1:${port}`;
const env = {
  PORT: String(port),
  PUBLIC_URL: url,
  DATABASE_URL: cluster.url('postgres'),
  SECRET: 'a secret of the fuzz, long enough to be one',
  // Limits would answer for everything else.
  RATE_LIMITS: '0',
};

async function routesOfServer(): Promise<Route[]> {
  const { deps, end } = await createDeps({ ...readConfig(env), logLevel: 'silent' });
  const mounts = mountsFor(deps);
  const routes = routesOf(createServerApp(deps, mounts));
  mounts.endStreams();
  await end();
  return routes;
}

type Phase = { name: string; down: boolean; requests: number };
const third = Math.ceil(REQUESTS / 3);
const PHASES: readonly Phase[] = [
  { name: 'database up', down: false, requests: third },
  { name: 'database stopped', down: true, requests: third },
  { name: 'database back', down: false, requests: Math.max(0, REQUESTS - 2 * third) },
];

const statuses = new Map<string, Map<number, number>>();
const shapes = new Map<string, number>();
let sent = 0;
let connections = 0;
let silent = 0;
let leaks = 0;
let exit: number | null | undefined;
let ready = 0;
try {
  const routes = await routesOfServer();
  const server = await startServerProcess({ env, url, logFile: path.join(folder, 'server.log') });
  void server.exit.then((code) => {
    exit = code;
  });
  const next = volleysFrom(random, routes);
  say(`Seed ${values.seed}: ${REQUESTS} requests to ${routes.length} routes and none …`);

  async function run({ name, requests }: Phase): Promise<void> {
    const counted = new Map<number, number>();
    statuses.set(name, counted);
    let left = requests;
    const sender = async (at: number): Promise<void> => {
      while (left > 0 && exit === undefined) {
        const { bytes, count, shape } = next();
        left -= count;
        // Ports of one address run out in a minute.
        const from = `127.0.0.${10 + ((connections++ + at) % 40)}`;
        const answered = await send(port, from, bytes);
        sent += count;
        shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
        for (const status of answered.statuses) counted.set(status, (counted.get(status) ?? 0) + 1);
        if (answered.silent) silent += 1;
        if (answered.leaks) leaks += 1;
        if (answered.silent || answered.leaks || answered.statuses.includes(500))
          say(`${shape}: ${bytes.subarray(0, 300).toString('latin1')}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => sender(at)));
  }
  for (const phase of PHASES) {
    if (phase.down) await cluster.halt('fast');
    await run(phase);
    if (phase.down) await cluster.resume();
    say(`${phase.name}: ${sent} requests so far`);
  }
  if (exit === undefined) {
    const alive = (await fetch(`${url}/healthz`)).status;
    ready = (await fetch(`${url}/readyz`)).status;
    if (alive !== 200) ready = alive;
    await server.stop();
  }
} finally {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}

const rows = [...statuses].map(([name, counted]) => ({
  phase: name,
  ...Object.fromEntries(
    [...counted].sort(([a], [b]) => a - b).map(([status, count]) => [String(status), count]),
  ),
}));
const fiveHundreds = [...statuses.values()].reduce((sum, all) => sum + (all.get(500) ?? 0), 0);
const answers = [...statuses.values()].reduce(
  (sum, all) => sum + [...all.values()].reduce((a, b) => a + b, 0),
  0,
);
// Told to stop, after all of it, the server ends well.
const ended = exit === 0 ? 0 : 1;
const gates = [
  atLeast('requests sent', sent, REQUESTS),
  atLeast('shapes among them', shapes.size, 15),
  atLeast('answers, to requests', answers / Math.max(1, sent), 0.3),
  atMost('times the process ended by itself, or not well', ended, 0),
  atMost('connections without an answer', silent, 0),
  atMost('answers with 500', fiveHundreds, 0),
  atMost('answers with a line of code', leaks, 0),
  atLeast('ready at the end (status 200)', ready === 200 ? 1 : 0, 1),
];
if (values.report !== undefined) {
  const failed = gates.filter(({ met }) => !met).length;
  writeFileSync(values.report, JSON.stringify({ passed: gates.length - failed, failed }));
}
tell({ rows, gates }, values.json);
if (process.exitCode === 1) say(`To see it again: --seed ${values.seed} --requests ${REQUESTS}`);
