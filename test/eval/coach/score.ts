import type { Row } from '../../bench/report.ts';

/** One answer beside its label. */
export type Pair = { said: boolean; is: boolean };
export type Score = { precision: number; recall: number; f1: number; balanced: number };

const ratio = (part: number, whole: number): number => (whole === 0 ? Number.NaN : part / whole);

export function scoreOf(pairs: readonly Pair[]): Score {
  const count = (said: boolean, is: boolean): number =>
    pairs.filter((pair) => pair.said === said && pair.is === is).length;
  const [right, wrong, missed, spared] = [
    count(true, true),
    count(true, false),
    count(false, true),
    count(false, false),
  ];
  const recall = ratio(right, right + missed);
  return {
    precision: ratio(right, right + wrong),
    recall,
    f1: ratio(2 * right, 2 * right + wrong + missed),
    balanced: (recall + ratio(spared, spared + wrong)) / 2,
  };
}

/** A line of the report. What could not be measured stays empty. */
export function rowOf(set: string, task: string, pairs: readonly Pair[]): Row {
  const score = scoreOf(pairs);
  const shown = Object.entries(score).filter(([, value]) => !Number.isNaN(value));
  const positive = pairs.filter(({ is }) => is).length;
  return { set, task, comments: pairs.length, positive, ...Object.fromEntries(shown) };
}
