import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { atMost, say, tell } from '../bench/report.ts';
import { ROWS } from './rows.ts';

/**
 * `npm run test:conformance [-- --json]`: runs every test that names a row of rows.ts and tells row by row what came of it on
 * either database. Exits non-zero where a row has no test, or one that failed.
 */
const ROOT = path.resolve(import.meta.dirname, '../..');
const ID = /\b(?:C-[BV]\d\d|(?:DL|NR|AG)-\d|A\d\d)\b/g;
const DATABASES = ['PGlite', 'PostgreSQL'] as const;

const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

const ReportSchema = v.object({
  testResults: v.array(
    v.object({
      name: v.string(),
      message: v.optional(v.string(), ''),
      assertionResults: v.array(v.object({ fullName: v.string(), status: v.string() })),
    }),
  ),
});

function filesThatName(): string[] {
  const folder = path.join(ROOT, 'lti-server');
  const tests = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.test.ts'),
  );
  const named = tests.filter((file) => readFileSync(path.join(folder, file), 'utf8').match(ID));
  return named.map((file) => path.join('lti-server', file));
}

async function run(files: readonly string[]): Promise<v.InferOutput<typeof ReportSchema>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'waymark-conformance-'));
  const report = path.join(folder, 'report.json');
  try {
    const args = ['vitest', 'run', '--project', 'server', '--reporter=json', '--reporter=dot'];
    const child = spawn('npx', [...args, `--outputFile.json=${report}`, ...files], {
      cwd: ROOT,
      stdio: ['ignore', 2, 2],
    });
    await new Promise((done, fail) => child.once('error', fail).once('close', done));
    return v.parse(ReportSchema, JSON.parse(readFileSync(report, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const files = filesThatName();
say(`${ROWS.length} rows, in ${files.length} files of tests …`);
const { testResults } = await run(files);
const broken = testResults.filter((file) => file.assertionResults.length === 0);
for (const { name, message } of broken) say(`${name}: ${message.split('\n')[0]}`);

/** What a test says of its rows; one that needs no database says it of both. */
const told = testResults.flatMap((file) =>
  file.assertionResults.map(({ fullName, status }) => ({
    ids: new Set(fullName.match(ID)),
    on: DATABASES.filter((database) => fullName.includes(`(${database})`)),
    passed: status === 'passed',
    fullName,
  })),
);
const known = new Set(ROWS.map(({ id }) => id));
const unknown = told.filter(({ ids }) => [...ids].some((id) => !known.has(id)));
for (const { fullName } of unknown) say(`Names a row that is not in the list: ${fullName}`);

function resultOf(id: string, database: (typeof DATABASES)[number]) {
  const tests = told.filter(
    ({ ids, on }) => ids.has(id) && (on.length === 0 || on.includes(database)),
  );
  if (tests.length === 0) return 'MISSING';
  return tests.every(({ passed }) => passed) ? 'as wanted' : 'FAILED';
}
const rows = ROWS.map(({ id, sent, wanted }) => ({
  id,
  sent,
  wanted,
  PGlite: resultOf(id, 'PGlite'),
  PostgreSQL: resultOf(id, 'PostgreSQL'),
  tests: told.filter(({ ids }) => ids.has(id)).length,
}));
const count = (word: string) =>
  rows.filter((row) => row.PGlite.startsWith(word) || row.PostgreSQL.startsWith(word)).length;
const gates = [
  atMost('rows not as wanted', count('FAILED'), 0),
  atMost('rows without a test', count('MISSING'), 0),
  atMost('files that could not be run', broken.length, 0),
  atMost('tests that name a row nobody knows', unknown.length, 0),
];
say(`${rows.length} rows tried.`);
tell({ rows, gates }, values.json);
