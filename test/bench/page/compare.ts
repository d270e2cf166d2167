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

/** The gates are for a page with many highlights; what both cost a page without any is their start, and ours is to be no dearer. */
const MANY = { script: 1 / 5, processes: 1 / 2, longest: 1 / 5 };
const FEW = { script: 1, processes: 1, longest: 1 / 2 };
const FROM = 500;

export function gatesOf(all: readonly Visits[]): Gate[] {
  return all.flatMap((visits) => {
    const limits = visits.count >= FROM ? MANY : FEW;
    const name = (what: string) => `${visits.count} highlights: ${what}`;
    const ratio = (what: What): number =>
      added(visits, 'Waymark', what) / added(visits, 'Hypothesis', what);
    const longest = of(visits, 'Waymark', 'longest') / of(visits, 'Hypothesis', 'longest');
    return [
      atMost(name('script added, to Hypothesis’s'), ratio('script'), limits.script),
      atMost(name('all processes, to Hypothesis’s'), ratio('processes'), limits.processes),
      atMost(name('longest task, to Hypothesis’s'), longest, limits.longest),
      atMost(name('nodes added in the work'), added(visits, 'Waymark', 'nodesInWork'), 0),
    ];
  });
}
