import path from 'node:path';
import { parseArgs } from 'node:util';
import { readComment } from '../../../shared/coach/coach.ts';
import { type Gate, type Row, say, tell } from '../../bench/report.ts';
import { type Labelled, readLabelled } from './labelled.ts';
import { rowOf } from './score.ts';
import { gateOf, pairsOf, SETS } from './tasks.ts';

/**
 * `npm run eval:coach [-- FILE… --json]`: precision, recall and F1 of the coach against labelled comments, and its gates.
 * Each file is JSONL or TSV and is known by its own fields. Without a file: the comments beside this script.
 */
const OWN = path.join(import.meta.dirname, 'teachers.tsv');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    /** Prints the comments that were answered wrongly in a task whose name holds these words. */
    wrong: { type: 'string' },
  },
});

const read = ({ text, work }: Labelled) =>
  readComment({ text, language: 'en', ...(work === undefined ? {} : { work }) });

const rows: Row[] = [];
const gates: Gate[] = [];
for (const file of positionals.length > 0 ? positionals : [OWN]) {
  const labelled = readLabelled(file);
  const set = SETS.find(({ holds }) => labelled.some(({ labels }) => holds(labels)));
  if (set === undefined) throw new Error(`${file}: none of the labels that are known here`);
  say(`${set.name}: ${labelled.length} comments of ${path.basename(file)} …`);
  const judged = labelled.map((one) => ({ ...one, reading: read(one) }));
  for (const task of set.tasks) {
    const pairs = pairsOf(task, judged);
    if (pairs.length === 0) continue;
    rows.push(rowOf(set.name, task.name, pairs));
    const gate = gateOf(set.name, task, pairs);
    if (gate !== null) gates.push(gate);
    if (values.wrong === undefined || !task.name.includes(values.wrong)) continue;
    for (const one of judged) {
      const [pair] = pairsOf(task, [one]);
      if (pair !== undefined && pair.said !== pair.is)
        say(`${pair.said ? 'said, and is not' : 'is, and was not said'}: ${one.text}`);
    }
  }
}
if (gates.length === 0) say('No gate applies to these files.');
tell({ rows, gates }, values.json);
