import type { GraderView, On } from '../../store/views.ts';

type Shared = Pick<GraderView, 'goals' | 'reflections' | 'moments'>;
/** Of which sort it is, the words a comment on it is about, and what the goal is called that it is, or hangs on. */
type Found = {
  kind: 'goal' | 'check_in' | 'evidence' | 'reflection' | 'moment';
  madeAt: number;
  words: string;
  goal: string;
};

const textOf = (words: object, part: string): string => {
  const text: unknown = Reflect.get(words, part);
  return typeof text === 'string' ? text : '';
};

/** What of a learner's own words are about; null where it is not to be seen here any more. */
export function foundOn(
  { goals, reflections, moments }: Shared,
  { record, part }: On,
): Found | null {
  const isIt = ({ id }: { id: string }): boolean => id === record;
  for (const { id, fields, checkIns, evidence, changedAt: madeAt } of goals) {
    const goal = fields.next ?? '';
    if (id === record) return { kind: 'goal', madeAt, words: textOf(fields, part), goal };
    const [checkIn, shown] = [checkIns.find(isIt), evidence.find(isIt)];
    if (checkIn) return { kind: 'check_in', madeAt: checkIn.madeAt, words: checkIn.text, goal };
    if (shown) return { kind: 'evidence', madeAt: shown.madeAt, words: shown.text, goal };
  }
  const [reflection, moment] = [reflections.find(isIt), moments.find(isIt)];
  const card = reflection ?? moment;
  if (card === undefined) return null;
  const kind = reflection === undefined ? 'moment' : 'reflection';
  return { kind, madeAt: card.madeAt, words: textOf(card, part), goal: '' };
}
