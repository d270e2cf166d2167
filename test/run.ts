import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';

/** What `npm test` runs: cheap checks first. Every step counts; the last line sums them up. */
type Count = { passed: number; failed: number };
type Step = {
  name: string;
  script: string;
  args?: string[];
  env?: NodeJS.ProcessEnv;
  count?: () => Count;
};

const REPORTS = '.test-results/reports';
/** Dozens of processes load the same modules; with this each takes half the processor time to begin (Node 24.21). */
const COMPILED = path.resolve('.test-results/compiled');
const MEMORY = '/dev/shm';
/** Hundreds of browser profiles and a few databases live for some seconds each, bytes. */
const ROOM = 10e9;

/** A folder in memory, where there is room: six journeys took 37 s there, 42 on the disk. Others than root clear up in it, too. */
function quickFolder(): string | null {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize < ROOM) return null;
    const folder = mkdtempSync(path.join(MEMORY, 'waymark-'));
    chmodSync(folder, 0o1777);
    return folder;
  } catch {
    // No such thing on this system: temporary files are where they always are.
    return null;
  }
}
const QUICK = quickFolder();

const report = (name: string): unknown =>
  JSON.parse(readFileSync(`${REPORTS}/${name}.json`, 'utf8'));

const VitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numFailedTestSuites: v.number(),
  numTotalTests: v.number(),
});
const PlaywrightReport = v.object({
  stats: v.object({
    expected: v.number(),
    unexpected: v.number(),
    flaky: v.number(),
    skipped: v.number(),
  }),
});

function countVitest(): Count {
  const r = v.parse(VitestReport, report('unit'));
  // A file that cannot be loaded fails as a suite without a failing test.
  const failed = r.numFailedTests === 0 && r.numFailedTestSuites > 0 ? 1 : r.numFailedTests;
  return { passed: r.numPassedTests, failed };
}

const CountReport = v.object({ passed: v.number(), failed: v.number() });
const counted = (name: string) => (): Count => v.parse(CountReport, report(name));

function countPlaywright(): Count {
  const { stats } = v.parse(PlaywrightReport, report('e2e'));
  if (stats.flaky > 0)
    console.log(`${stats.flaky} journey(s) passed only at the second try, see above.`);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

/** One stage after another; within a stage, lanes side by side. What needs both cores is alone in its stage. */
const STAGES: Step[][][] = [
  [
    [
      { name: 'types', script: 'types' },
      { name: 'lint, format and import rules', script: 'lint' },
      { name: 'unused code', script: 'unused' },
    ],
    [
      { name: 'build', script: 'build' },
      { name: 'the Firefox package, by its own linter', script: 'lint:firefox' },
      { name: 'byte budgets', script: 'size' },
      { name: 'the same packages, byte by byte, from a second build', script: 'reproduce' },
    ],
  ],
  [
    [
      {
        name: 'unit and server tests (PGlite and PostgreSQL)',
        script: 'unit',
        args: ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORTS}/unit.json`],
        count: countVitest,
      },
    ],
    [
      {
        name: 'faults (a hundred kills: npm run test:faults)',
        script: 'test:faults',
        args: ['--kills', '4', '--report', `${REPORTS}/faults.json`],
        count: counted('faults'),
      },
      {
        name: 'fuzz, a short run (a hundred thousand: npm run test:fuzz)',
        script: 'test:fuzz',
        args: ['--requests', '4000', '--report', `${REPORTS}/fuzz.json`],
        count: counted('fuzz'),
      },
    ],
  ],
  [
    [
      {
        name: 'end to end in Chromium and Firefox',
        script: 'e2e',
        args: ['--reporter=list,json'],
        env: { PLAYWRIGHT_JSON_OUTPUT_NAME: `${REPORTS}/e2e.json` },
        count: countPlaywright,
      },
    ],
  ],
];

/** `quietly`: its words come in one piece when it ends, so that two lanes do not mix theirs. */
function run(step: Step, quietly: boolean): Promise<{ exit: number; words: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', step.script, '--', ...(step.args ?? [])], {
      stdio: quietly ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        NODE_COMPILE_CACHE: COMPILED,
        ...(QUICK === null ? {} : { TMPDIR: QUICK }),
        ...step.env,
      },
    });
    let words = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        words += chunk.toString();
      });
    child.once('error', reject);
    child.once('close', (code) => resolve({ exit: code ?? 1, words }));
  });
}

function countOf(step: Step, exit: number): Count {
  const asOne: Count = exit === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (step.count === undefined) return asOne;
  try {
    const count = step.count();
    // A non-zero exit with nothing failed (a crash in a hook, nothing found) is a failure all the same.
    return exit !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
  } catch (error) {
    console.error(`${step.name}: no readable report (${String(error)})`);
    return { passed: 0, failed: 1 };
  }
}

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });
const total: Count = { passed: 0, failed: 0 };
async function runLane(lane: Step[], quietly: boolean): Promise<void> {
  for (const step of lane) {
    if (!quietly) console.log(`\n── ${step.name}`);
    const started = Date.now();
    const { exit, words } = await run(step, quietly);
    const count = countOf(step, exit);
    total.passed += count.passed;
    total.failed += count.failed;
    const seconds = Math.round((Date.now() - started) / 1000);
    const verdict = count.failed === 0 ? 'ok' : 'FAILED';
    if (quietly) console.log(`\n── ${step.name}\n${words.trimEnd()}`);
    console.log(`── ${step.name}: ${verdict} in ${seconds} s`);
  }
}
for (const stage of STAGES) await Promise.all(stage.map((lane) => runLane(lane, stage.length > 1)));
if (QUICK !== null) rmSync(QUICK, { recursive: true, force: true });
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
