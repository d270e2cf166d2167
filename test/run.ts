import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import * as v from 'valibot';

/** What `npm test` runs, in order: cheap checks first. Every step counts; the last line sums them up. */
type Count = { passed: number; failed: number };
type Step = {
  name: string;
  script: string;
  args?: string[];
  env?: NodeJS.ProcessEnv;
  count?: () => Count;
};

const REPORTS = '.test-results/reports';
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

const FaultsReport = v.object({ passed: v.number(), failed: v.number() });
const countFaults = (): Count => v.parse(FaultsReport, report('faults'));

function countPlaywright(): Count {
  const { stats } = v.parse(PlaywrightReport, report('e2e'));
  if (stats.flaky > 0)
    console.log(`${stats.flaky} journey(s) passed only at the second try, see above.`);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected };
}

const STEPS: Step[] = [
  { name: 'types', script: 'types' },
  { name: 'lint, format and import rules', script: 'lint' },
  { name: 'unused code', script: 'unused' },
  { name: 'build', script: 'build' },
  { name: 'the Firefox package, by its own linter', script: 'lint:firefox' },
  { name: 'byte budgets', script: 'size' },
  {
    name: 'unit and server tests (PGlite and PostgreSQL)',
    script: 'unit',
    args: ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORTS}/unit.json`],
    count: countVitest,
  },
  {
    name: 'faults (a hundred kills: npm run test:faults)',
    script: 'test:faults',
    args: ['--kills', '12', '--report', `${REPORTS}/faults.json`],
    count: countFaults,
  },
  {
    name: 'end to end in Chromium and Firefox',
    script: 'e2e',
    args: ['--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: `${REPORTS}/e2e.json` },
    count: countPlaywright,
  },
];

function run(step: Step): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', step.script, '--', ...(step.args ?? [])], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...step.env },
    });
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
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
for (const step of STEPS) {
  console.log(`\n── ${step.name}`);
  const started = Date.now();
  const count = countOf(step, await run(step));
  total.passed += count.passed;
  total.failed += count.failed;
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`── ${step.name}: ${count.failed === 0 ? 'ok' : 'FAILED'} in ${seconds} s`);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
