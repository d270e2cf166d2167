import { atMost, type Gate, type Row } from '../report.ts';
import type { Side } from './stage.ts';
import type { Measured } from './visit.ts';

export type Visits = { count: number; rounds: Record<Side, Measured>[] };
type What = keyof Measured;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const of = ({ rounds }: Visits, side: Side, what: What): number =>
  median(rounds.map((round) => round[side][what]));
/** Over the page alone of the same round: what the machine does besides changes slower than that. */
const added = ({ rounds }: Visits, side: Side, what: What): number =>
  median(rounds.map((round) => round[side][what] - round['page alone'][what]));

const KB = 1024;
const rowOf = (visits: Visits, side: Side): Row => ({
  highlights: visits.count,
  side,
  'script, ms': added(visits, side, 'script'),
  'all tasks, ms': added(visits, side, 'tasks'),
  'longest task, ms': of(visits, side, 'longest'),
  'all processes, ms': added(visits, side, 'processes'),
  'nodes in the work': added(visits, side, 'nodesInWork'),
  'nodes in the page': added(visits, side, 'nodes'),
  'heap of the page, KB': Math.round(added(visits, side, 'heap') / KB),
  'and of its frame, KB': Math.round(added(visits, side, 'heapWithFrame') / KB),
  'script in the page, KB': Math.round(of(visits, side, 'scripts') / KB),
  'and in its frame, KB': Math.round(of(visits, side, 'scriptsWithFrame') / KB),
});

/** Of the page alone all there is; of the others what they add to it. */
export const rowsOf = (all: readonly Visits[]): Row[] =>
  all.flatMap((visits) => [
    {
      ...rowOf(visits, 'page alone'),
      'script, ms': of(visits, 'page alone', 'script'),
      'all tasks, ms': of(visits, 'page alone', 'tasks'),
      'all processes, ms': of(visits, 'page alone', 'processes'),
      'nodes in the work': of(visits, 'page alone', 'nodesInWork'),
      'nodes in the page': of(visits, 'page alone', 'nodes'),
      'heap of the page, KB': Math.round(of(visits, 'page alone', 'heap') / KB),
      'and of its frame, KB': Math.round(of(visits, 'page alone', 'heap') / KB),
    },
    rowOf(visits, 'Waymark'),
    rowOf(visits, 'Hypothesis'),
  ]);

export function gatesOf(all: readonly Visits[]): Gate[] {
  const ratio = (visits: Visits, what: What): number =>
    added(visits, 'Waymark', what) / added(visits, 'Hypothesis', what);
  return all.flatMap((visits) => {
    const name = (what: string) => `${visits.count} highlights: ${what}, to Hypothesis’s`;
    const longest = of(visits, 'Waymark', 'longest') / of(visits, 'Hypothesis', 'longest');
    return [
      atMost(name('script of the main thread'), ratio(visits, 'script'), 1 / 5),
      atMost(name('all processes'), ratio(visits, 'processes'), 1 / 2),
      atMost(name('longest task'), longest, 1 / 5),
      atMost(
        `${visits.count} highlights: nodes added in the work`,
        added(visits, 'Waymark', 'nodesInWork'),
        0,
      ),
    ];
  });
}
