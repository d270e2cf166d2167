import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import nlp from 'compromise';
import { build } from 'vite';
import { readComment } from '../../../shared/coach/coach.ts';
import { readLabelled } from '../../eval/coach/labelled.ts';
import { atMost, say, tell } from '../report.ts';

/**
 * `npm run bench:coach [-- --json]`: what the coach costs. Time beside compromise, a language package that splits and tags the
 * same text, turn by turn in one run; and its bytes as a page loads it.
 */
const ROOT = path.resolve(import.meta.dirname, '../../..');
const TEXTS = 60;
const WORDS = 200;
const ROUNDS = 15;
const BYTES = 60_000;

/** Comments of teachers one after the other, each text begun at another, until it has its words. */
function textsOf(comments: readonly string[]): string[] {
  return Array.from({ length: TEXTS }, (_, from) => {
    const words: string[] = [];
    for (let at = from * 3; words.length < WORDS; at += 1)
      words.push(...(comments[at % comments.length] ?? '').split(/\s+/));
    return words.slice(0, WORDS).join(' ');
  });
}

const percentile = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN;

function timeOf(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}

async function bytesOf(entry: string): Promise<number> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      lib: { entry: path.join(ROOT, entry), formats: ['es'] },
    },
  });
  const chunks = (Array.isArray(output) ? output : [output]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  return brotliCompressSync(chunks.map((one) => ('code' in one ? one.code : '')).join('')).length;
}

const file = path.join(ROOT, 'test/eval/coach/teachers.tsv');
const texts = textsOf(readLabelled(file).map(({ text }) => text));
const ours: number[] = [];
const theirs: number[] = [];
say(`${TEXTS} texts of ${WORDS} words, ${ROUNDS} times …`);
for (let round = 0; round < ROUNDS; round += 1)
  for (const text of texts) {
    const [one, other] = [
      timeOf(() => readComment({ text, nextStep: '', language: 'en' })),
      timeOf(() => nlp(text)),
    ];
    // The first round warms both up.
    if (round === 0) continue;
    ours.push(one);
    theirs.push(other);
  }
const bytes = await bytesOf('shared/coach/coach.ts');
const compromise = JSON.parse(
  readFileSync(path.join(ROOT, 'node_modules/compromise/package.json'), 'utf8'),
) as { version: string };
const half = percentile(theirs, 0.5);
const row = (name: string, times: readonly number[]) => ({
  name,
  'median, of compromise’s': percentile(times, 0.5) / half,
  '95th percentile, of compromise’s median': percentile(times, 0.95) / half,
});
tell(
  {
    rows: [row('coach', ours), row(`compromise ${compromise.version}`, theirs)],
    gates: [
      atMost(
        '95th percentile for 200 words, of compromise’s',
        percentile(ours, 0.95) / percentile(theirs, 0.95),
        1,
      ),
      atMost('bytes, brotli', bytes, BYTES),
    ],
  },
  process.argv.includes('--json'),
);
