import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { type Light, readSmart } from '../../../shared/model/smart/read.ts';
import { atLeast, type Gate, type Row, say, tell } from '../../bench/report.ts';
import { type Pair, rowOf, scoreOf } from '../coach/score.ts';

/**
 * `npm run eval:smart -- FILE… [--json] [--wrong LIGHT]`: precision, recall, F1 and balanced accuracy of the lights over a goal
 * against labelled goals. A file is JSONL with a `text` and `labels` of 0 and 1 by the first letter of a light.
 */
const BALANCED = 0.75;
const LIGHT_OF: Record<string, Light> = {
  S: 'specific',
  M: 'measurable',
  A: 'attainable',
  R: 'realistic',
  T: 'timely',
};
/** Those whose labels mean what our lights mean; the others are shown and hold nobody up. */
const GATED = ['S', 'M'];

const Line = v.object({ text: v.string(), labels: v.record(v.string(), v.unknown()) });
type Labelled = v.InferOutput<typeof Line>;

function readGoals(file: string): Labelled[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    const goal = v.safeParse(Line, JSON.parse(line));
    if (!goal.success) throw new Error(`${file}, line ${at + 1}: no labelled goal.`);
    return [goal.output];
  });
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, wrong: { type: 'string' } },
});
if (positionals.length === 0) {
  say('Which labelled goals? npm run eval:smart -- FILE…');
  process.exit(2);
}

const rows: Row[] = [];
const gates: Gate[] = [];
for (const file of positionals) {
  const goals = readGoals(file);
  for (const [letter, light] of Object.entries(LIGHT_OF)) {
    const judged = goals.flatMap(({ text, labels }) => {
      const is = labels[letter];
      if (is !== 0 && is !== 1) return [];
      const found = readSmart({ next: text, evidence: '' }).find((one) => one.light === light);
      return [{ text, said: found?.state === 'lit', is: is === 1 }];
    });
    if (judged.length === 0) continue;
    const pairs: Pair[] = judged;
    rows.push(rowOf(path.basename(file), light, pairs));
    if (GATED.includes(letter))
      gates.push(
        atLeast(`${path.basename(file)}: ${light}, balanced`, scoreOf(pairs).balanced, BALANCED),
      );
    if (values.wrong !== light) continue;
    for (const { text, said, is } of judged)
      if (said !== is)
        say(`${said ? 'lit, and should not be' : 'dark, and should be lit'}: ${text}`);
  }
}
if (gates.length === 0) say('No gate applies to these files.');
tell({ rows, gates }, values.json);
