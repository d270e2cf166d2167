import { readFileSync } from 'node:fs';
import * as v from 'valibot';

/** A comment and what people said of it; `work` is what it was written about, where the set has that. */
export type Labelled = { text: string; work?: string; labels: Readonly<Record<string, unknown>> };

const Line = v.object({
  text: v.string(),
  ctx: v.optional(v.string()),
  labels: v.optional(v.record(v.string(), v.unknown())),
});

const TEACHER_LABELS = ['next', 'process', 'person', 'verdict', 'question', 'harsh'] as const;

/** Labels stand in `labels`, or beside the text. */
function ofJson(line: string): Labelled {
  const whole: unknown = JSON.parse(line);
  const { text, ctx, labels } = v.parse(Line, whole);
  const beside = v.parse(v.record(v.string(), v.unknown()), whole);
  return { text, labels: labels ?? beside, ...(ctx === undefined ? {} : { work: ctx }) };
}

const isLabel = (cell: string | undefined): boolean => /^(?:0|1|0?\.5|)$/.test(cell?.trim() ?? '');

/** Columns in the order of `TEACHER_LABELS`, then the text; a first line that is no row names them. An empty cell is no label. */
function ofTable(lines: readonly string[]): Labelled[] {
  const [first = '', ...others] = lines;
  const named = first.split('\t').map((name) => name.trim());
  const hasHeader = named.includes('next');
  const names: readonly string[] = hasHeader ? named : [...TEACHER_LABELS, 'text'];
  const textAt = names.includes('text') ? names.indexOf('text') : names.length - 1;
  return (hasHeader ? others : lines).map((line) => {
    const cells = line.split('\t');
    const labels = TEACHER_LABELS.flatMap((name) => {
      const cell = cells[names.indexOf(name)]?.trim() ?? '';
      if (!isLabel(cell)) throw new Error(`Not a label (${name}): ${line}`);
      return cell === '' ? [] : [[name, Number(cell)] as const];
    });
    const isLast = textAt === names.length - 1;
    const text = isLast ? cells.slice(textAt).join('\t') : (cells[textAt] ?? '');
    return { text, labels: Object.fromEntries(labels) };
  });
}

export function readLabelled(file: string): Labelled[] {
  const lines = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  return lines[0]?.trimStart().startsWith('{') === true ? lines.map(ofJson) : ofTable(lines);
}
