/** One line of what was measured. Times are judged only as ratios within one run: machines differ. */
export type Row = Readonly<Record<string, string | number>>;
export type Gate = {
  name: string;
  value: number;
  limit: number;
  side: 'at most' | 'at least';
  met: boolean;
};
export type Report = { rows: readonly Row[]; gates: readonly Gate[] };

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

export const atMost = (name: string, value: number, limit: number): Gate => ({
  name,
  value: rounded(value),
  limit,
  side: 'at most',
  met: value <= limit,
});

/** A value that is no number (nothing was measured) is not met. */
export const atLeast = (name: string, value: number, limit: number): Gate => ({
  name,
  value: rounded(value),
  limit,
  side: 'at least',
  met: value >= limit,
});

const shown = (value: string | number | undefined): string =>
  typeof value === 'number' ? rounded(value).toLocaleString('en') : (value ?? '');

function table(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [names, ...rows.map((row) => names.map((name) => shown(row[name])))];
  const widths = names.map((_, at) => Math.max(...lines.map((line) => (line[at] ?? '').length)));
  const isNumber = names.map((name) => rows.every((row) => typeof row[name] !== 'string'));
  const cell = (text: string, at: number) =>
    isNumber[at] === true ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0);
  return lines.map((line) => line.map(cell).join('  ').trimEnd()).join('\n');
}

/**
 * Every bench and every evaluation ends here. With `json` one object `{rows, gates, met}` is all that stands on stdout;
 * else a table. A gate that was missed makes the exit code 1.
 */
export function tell({ rows, gates }: Report, json: boolean): void {
  const met = gates.length > 0 && gates.every((gate) => gate.met);
  if (json) console.log(JSON.stringify({ rows, gates, met }));
  else {
    console.log(`${table(rows)}\n`);
    for (const { name, value, limit, side, met: ok } of gates)
      console.log(`${ok ? 'met   ' : 'MISSED'}  ${name}: ${shown(value)}, ${side} ${shown(limit)}`);
    console.log(`\n${met ? 'All gates met.' : 'A gate was missed.'}`);
  }
  if (!met) process.exitCode = 1;
}

/** Progress, for whoever waits; never on stdout. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
