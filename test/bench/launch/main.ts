import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startCluster } from '../../postgres/cluster.ts';
import { asSuperuser } from '../../postgres/superuser.ts';
import { atLeast, say, tell } from '../report.ts';
import {
  type Running,
  startJose,
  startPlain,
  startSequelize,
  startWaymark,
} from './peers/start.ts';
import { startPlatform } from './platform.ts';
import { type Begun, beginLaunch, endLaunch, makeAgent, tokenFor } from './visit.ts';

/**
 * `npm run bench:launch [-- --json --launches 200 --rounds 5]`: whole launches a second (login, launch, page), one after the
 * other by one client and by eight, every tool in a process of its own on the same PostgreSQL, taking turns of fifty launches
 * in an order that changes, so that whatever else the machine does falls on all. Ratios are of one round; the median
 * counts. What the LMS does is no tool's: it signs between a batch of logins and their launches, and that time counts for
 * nobody.
 */
const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    launches: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '5' },
  },
});
const LAUNCHES = Number(values.launches);
const ROUNDS = Number(values.rounds);
const WARM_UP = 200;
/** Launches begun before the LMS signs for them; their states and tokens live longer than a batch takes. */
const BATCH = 50;
const CLIENTS = [1, 8] as const;
const FAR_MS = 60;

type Run = {
  tool: string;
  clients: number;
  round: number;
  launches: number;
  /** In which they were made. */
  ms: number;
  times: number[];
};
const rateOf = ({ launches, ms }: Run): number => (launches / ms) * 1000;

const folder = mkdtempSync(path.join(tmpdir(), 'waymark-bench-'));
const cluster = await startCluster();
const platform = await startPlatform(FAR_MS);
const agent = makeAgent();
const tools: Running[] = [];

const newRun = (tool: Running, clients: number, round: number): Run => ({
  tool: tool.name,
  clients,
  round,
  launches: 0,
  ms: 0,
  times: [],
});

/** One batch more of a run. */
async function measure(tool: Running, run: Run, length: number): Promise<void> {
  const turns = Array.from({ length }, (_, at) => run.launches + at);
  const spent = new Map<number, number>();
  /** Each of the batch by whichever client is free. */
  async function timed(work: (turn: number) => Promise<unknown>) {
    const waiting = [...turns];
    const from = performance.now();
    const client = async () => {
      for (let turn = waiting.shift(); turn !== undefined; turn = waiting.shift()) {
        const since = performance.now();
        await work(turn);
        spent.set(turn, (spent.get(turn) ?? 0) + performance.now() - since);
      }
    };
    await Promise.all(Array.from({ length: run.clients }, client));
    run.ms += performance.now() - from;
  }
  const begun = new Map<number, Begun>();
  const tokens = new Map<number, string>();
  await timed(async (turn) => begun.set(turn, await beginLaunch(agent, platform, tool, turn)));
  for (const [turn, one] of begun) tokens.set(turn, await tokenFor(platform, tool, turn, one));
  await timed(async (turn) => {
    const [one, token] = [begun.get(turn), tokens.get(turn)];
    if (one !== undefined && token !== undefined) await endLaunch(agent, tool, one, token);
  });
  run.launches += length;
  run.times.push(...spent.values());
}

async function whereOf(name: string, jwksUrl: string) {
  await asSuperuser(cluster.url('postgres'), `create database ${name}`);
  return { platform, jwksUrl, databaseUrl: cluster.url(name), folder };
}

/** Always after the same one, a tool would always find the machine as that one left it. */
function shuffled<T>(all: readonly T[]): T[] {
  const rest = [...all];
  return all.flatMap(() => rest.splice(Math.floor(Math.random() * rest.length), 1));
}

const WAYMARK = 'Waymark';
const PLAIN = 'ltijs 5.9.9';
const SEQUELIZE = 'ltijs-sequelize 2.4.4';
const JOSE = 'jose alone';
const FAR = `, keys ${FAR_MS} ms away`;
const runs: Run[] = [];
try {
  say('Starting the tools …');
  tools.push(
    await startWaymark(WAYMARK, await whereOf('waymark', platform.near)),
    await startPlain(PLAIN, await whereOf('plain', platform.near)),
    await startSequelize(SEQUELIZE, await whereOf('sequelize', platform.near)),
    await startJose(JOSE, await whereOf('bare', platform.near)),
    await startWaymark(WAYMARK + FAR, await whereOf('waymark_far', platform.far)),
    await startPlain(PLAIN + FAR, await whereOf('plain_far', platform.far)),
  );
  for (const tool of tools) {
    const warming = newRun(tool, 1, 0);
    while (warming.launches < WARM_UP) await measure(tool, warming, BATCH);
  }
  for (let round = 0; round < ROUNDS; round++) {
    say(`Round ${round + 1} of ${ROUNDS} …`);
    for (const clients of CLIENTS) {
      const turns = tools.map((tool) => ({ tool, run: newRun(tool, clients, round) }));
      for (let left = LAUNCHES; left > 0; left -= BATCH)
        for (const { tool, run } of shuffled(turns))
          await measure(tool, run, Math.min(BATCH, left));
      runs.push(...turns.map(({ run }) => run));
    }
  }
} finally {
  for (const tool of tools) await tool.stop();
  agent.destroy();
  await platform.close();
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
}

const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
const at = (numbers: readonly number[], share: number): number =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))] ?? Number.NaN;
const median = (numbers: readonly number[]) => at(numbers, 0.5);
const of = (tool: string, clients: number) =>
  runs.filter((run) => run.tool === tool && run.clients === clients);
const ratio = (one: string, other: string, clients: number): number => {
  const others = of(other, clients);
  return median(
    of(one, clients).map((run, n) => {
      const other = others[n];
      return other === undefined ? Number.NaN : rateOf(run) / rateOf(other);
    }),
  );
};

const rows = tools.flatMap(({ name }) =>
  CLIENTS.map((clients) => {
    const mine = of(name, clients);
    const rates = mine.map(rateOf);
    const times = mine.flatMap((run) => run.times);
    return {
      tool: name,
      clients,
      'launches/s': median(rates),
      least: Math.min(...rates),
      most: Math.max(...rates),
      'p50 ms': median(times),
      'p95 ms': at(times, 0.95),
    };
  }),
);
const withClients = (clients: number) => `${clients} client${clients === 1 ? '' : 's'}`;
const against = (peer: string, limit: number) =>
  CLIENTS.map((clients) =>
    atLeast(`to ${peer}, ${withClients(clients)}`, ratio(WAYMARK, peer, clients), limit),
  );
const gates = [
  ...against(SEQUELIZE, 3),
  ...against(PLAIN, 1.8),
  ...against(JOSE, 0.9),
  atLeast(`to ${PLAIN}${FAR}, 1 client`, ratio(WAYMARK + FAR, PLAIN + FAR, 1), 10),
];
tell({ rows, gates }, values.json);
