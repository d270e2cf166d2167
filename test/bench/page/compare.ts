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

/**
 * What Waymark adds is so small a part of what Hypothesis adds, from so many highlights on. With many the add-ons do what they
 * are there for; with few both cost what a browser takes to start them (DECISIONS.md).
 */
type Limits = { script: number; tasks: number; processes: number; longest: number };
const LIMITS: readonly (Limits & { from: number })[] = [
  { from: 0, script: 9 / 10, tasks: 2 / 3, processes: 1, longest: 1 / 2 },
  { from: 50, script: 3 / 4, tasks: 1 / 2, processes: 4 / 5, longest: 2 / 5 },
  { from: 500, script: 1 / 5, tasks: 1 / 4, processes: 1 / 2, longest: 1 / 5 },
];
function limitsFor(count: number): Limits {
  const found = LIMITS.findLast(({ from }) => from <= count);
  if (found === undefined) throw new Error(`No limits for ${count} highlights.`);
  const { from: _from, ...limits } = found;
  return limits;
}
const WORDS = {
  script: 'script added to the main thread',
  tasks: 'all that is added to the main thread',
  processes: 'added to all processes',
  longest: 'longest task',
};

export function gatesOf(all: readonly Visits[]): Gate[] {
  return all.flatMap((visits) => {
    const limits = limitsFor(visits.count);
    const value = visits.count === 0 ? 'no highlights' : `${visits.count} highlights`;
    // A longest task is not added to another: it is the longest of what the page does not do by itself.
    const share = (what: keyof Limits): number =>
      what === 'longest'
        ? of(visits, 'Waymark', what) / of(visits, 'Hypothesis', what)
        : added(visits, 'Waymark', what) / added(visits, 'Hypothesis', what);
    return [
      ...(Object.keys(limits) as (keyof Limits)[]).map((what) =>
        atMost(`${value}: ${WORDS[what]}, to Hypothesis’s`, share(what), limits[what]),
      ),
      atMost(`${value}: nodes added in the work`, added(visits, 'Waymark', 'nodesInWork'), 0),
    ];
  });
}
