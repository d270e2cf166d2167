import type { Reading } from '../../../shared/coach/comment.ts';
import { atLeast, type Gate } from '../../bench/report.ts';
import type { Labelled } from './labelled.ts';
import { type Pair, type Score, scoreOf } from './score.ts';

/** What a set's label is in the coach's words. `is` gives null where the comment has no such label. */
type Task = {
  name: string;
  said: (reading: Reading) => boolean;
  is: (labels: Labelled['labels']) => boolean | null;
  gate?: { measure: keyof Score; limit: number };
};
type LabelledSet = { name: string; holds: (labels: Labelled['labels']) => boolean; tasks: Task[] };

const answers = (criterion: keyof Reading['criteria'], ...wanted: string[]) => {
  return ({ criteria }: Reading): boolean => wanted.includes(criteria[criterion].answer);
};
const isMove = answers('action', 'met', 'partly');
const asks = answers('thinking', 'met', 'partly');
const PERSON = new Set(['you_are_gifted', 'how_gifted', 'you_lack']);
const OUTCOME = new Set(['grade', 'verdict', 'tick']);
const byRule = (rules: ReadonlySet<string>) => {
  return ({ criteria: { process } }: Reading): boolean =>
    process.answer === 'not' && process.evidence.some(({ rule }) => rules.has(rule));
};

/** A column of nought and one; in `next`, a half is partly, and counts as nought. */
const column = (name: string) => {
  return (labels: Labelled['labels']): boolean | null => {
    const value = labels[name];
    if (value === undefined || value === null) return null;
    return Number(value) === 1;
  };
};

/** The public sets define their labels otherwise than the coach does; these are the nearest of its answers. */
export const SETS: readonly LabelledSet[] = [
  {
    name: 'ReAct',
    holds: (labels) => 'actionable' in labels && 'type' in labels,
    tasks: [
      {
        name: 'suggestion or question',
        said: (reading) => isMove(reading) || asks(reading),
        is: ({ type }) => type === 'suggestion' || type === 'question',
        gate: { measure: 'f1', limit: 0.85 },
      },
    ],
  },
  {
    name: 'PragTag',
    holds: (labels) => 'tag' in labels,
    tasks: [
      {
        name: 'a move is there',
        said: isMove,
        is: ({ tag }) => tag === 'Todo',
        gate: { measure: 'f1', limit: 0.82 },
      },
    ],
  },
  {
    name: 'SemEval-19 B',
    holds: (labels) => 'suggestion' in labels,
    tasks: [
      {
        name: 'a move is there',
        said: isMove,
        is: ({ suggestion }) => Number(suggestion) === 1,
        gate: { measure: 'f1', limit: 0.75 },
      },
    ],
  },
  {
    name: 'CIMA',
    holds: (labels) => 'question' in labels && 'hint' in labels,
    tasks: [
      {
        name: 'question',
        said: asks,
        is: ({ question }) => question === true,
        gate: { measure: 'f1', limit: 0.84 },
      },
    ],
  },
  {
    name: 'Learning Commons',
    holds: (labels) =>
      ['actionable', 'anchored', 'withholds', 'tone', 'strength', 'appropriate', 'manageable'].some(
        (name) => name in labels,
      ),
    tasks: [
      { name: 'actionable', said: isMove, is: column('actionable') },
      { name: 'anchored', said: answers('specific', 'met'), is: column('anchored') },
      {
        name: 'withholds the answer',
        said: ({ criteria }) => !criteria.thinking.evidence.some((e) => e.rule === 'answer_given'),
        is: column('withholds'),
      },
      { name: 'tone', said: answers('kind', 'met'), is: column('tone') },
    ],
  },
  {
    name: 'Teachers',
    holds: (labels) => 'next' in labels,
    tasks: [
      {
        name: 'action',
        said: answers('action', 'met'),
        is: column('next'),
        gate: { measure: 'f1', limit: 0.9 },
      },
      { name: 'process', said: answers('process', 'met'), is: column('process') },
      {
        name: 'person praise or blame',
        said: byRule(PERSON),
        is: column('person'),
        gate: { measure: 'precision', limit: 0.95 },
      },
      { name: 'verdict only', said: byRule(OUTCOME), is: column('verdict') },
      {
        name: 'thinking',
        said: answers('thinking', 'met'),
        is: column('question'),
        gate: { measure: 'f1', limit: 0.85 },
      },
      {
        name: 'harsh',
        said: answers('kind', 'not'),
        is: column('harsh'),
        gate: { measure: 'precision', limit: 0.9 },
      },
    ],
  },
];

export type Judged = Labelled & { reading: Reading };

export const pairsOf = ({ said, is }: Task, judged: readonly Judged[]): Pair[] =>
  judged.flatMap(({ labels, reading }) => {
    const label = is(labels);
    return label === null ? [] : [{ said: said(reading), is: label }];
  });

/** Without a labelled case there is nothing to hold a gate to. */
export function gateOf(set: string, { name, gate }: Task, pairs: readonly Pair[]): Gate | null {
  if (gate === undefined || !pairs.some(({ is }) => is)) return null;
  const words = gate.measure === 'f1' ? 'F1' : gate.measure;
  return atLeast(`${set}, ${name}: ${words}`, scoreOf(pairs)[gate.measure], gate.limit);
}
