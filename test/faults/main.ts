import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startCluster } from '../postgres/cluster.ts';
import { type Case, NotHere, type Setting } from './case.ts';
import { databaseStopped } from './database-stopped.ts';
import { killedWhilePushing } from './killed.ts';
import { oneFolder } from './one-folder.ts';
import { toldToStop } from './told-to-stop.ts';

/** `npm run test:faults -- [--kills 100] [--only WORD] [--report FILE]`. One line a case; the last line sums them up. */
const CASES: readonly Case[] = [
  killedWhilePushing('PostgreSQL'),
  killedWhilePushing('PGlite'),
  databaseStopped('fast'),
  databaseStopped('immediate'),
  toldToStop,
  oneFolder,
];

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    only: { type: 'string', default: '' },
    report: { type: 'string' },
  },
});
const kills = Number(values.kills);
if (!Number.isInteger(kills) || kills < 2) throw new Error('--kills takes a number from 2.');

type Verdict = 'passed' | 'failed' | 'skipped';
async function tried(one: Case, cluster: Setting['cluster']): Promise<Verdict> {
  const folder = mkdtempSync(path.join(tmpdir(), 'waymark-faults-'));
  const from = Date.now();
  const say = (verdict: string, words: string) =>
    console.log(`${verdict}  ${one.name}: ${words} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
  const over = new AbortController();
  try {
    say('ok  ', await one.run({ folder, kills, cluster, over: over.signal }));
    rmSync(folder, { recursive: true, force: true });
    return 'passed';
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    if (error instanceof NotHere) {
      say('skip', words);
      return 'skipped';
    }
    say('FAIL', `${words} See ${folder}.`);
    return 'failed';
  } finally {
    over.abort();
  }
}

const count: Record<Verdict, number> = { passed: 0, failed: 0, skipped: 0 };
const cluster = await startCluster({ durable: true });
try {
  for (const one of CASES)
    if (one.name.includes(values.only)) count[await tried(one, cluster)] += 1;
} finally {
  await cluster.stop();
}
const { passed, failed } = count;
if (values.report !== undefined) {
  mkdirSync(path.dirname(values.report), { recursive: true });
  writeFileSync(values.report, JSON.stringify({ passed, failed }));
}
console.log(`${passed} passed, ${failed} failed`);
// With what a case that failed has left running.
process.exit(failed === 0 && passed > 0 ? 0 : 1);
