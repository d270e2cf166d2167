import type { IconNode } from 'lucide';
import type { Answer, Criterion, Reading } from '../../coach/comment.ts';
import { absent, empty, full, off, part } from './icons.ts';

/** What a light says: `off`, it is not wanted here. */
export type Shown = Answer | 'off';

/** A shape each: colour says nothing that they do not. */
export const SHAPES: Record<Shown, IconNode> = {
  met: full,
  partly: part,
  not: empty,
  'n/a': absent,
  off,
};

/** In words nobody could read, nothing was asked. */
export const answerOf = ({ readable, criteria }: Reading, criterion: Criterion) => {
  const { answer } = criteria[criterion];
  return answer === 'n/a' && !readable ? 'unread' : answer;
};
