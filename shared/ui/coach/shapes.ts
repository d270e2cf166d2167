import type { IconNode } from 'lucide';
import type { Answer, Criterion, Reading } from '../../coach/comment.ts';
import { absent, empty, full, part } from './icons.ts';

/** A shape each: colour says nothing that they do not. */
export const SHAPES: Record<Answer, IconNode> = {
  met: full,
  partly: part,
  not: empty,
  'n/a': absent,
};

/** In words nobody could read, nothing was asked. */
export const answerOf = ({ readable, criteria }: Reading, criterion: Criterion) => {
  const { answer } = criteria[criterion];
  return answer === 'n/a' && !readable ? 'unread' : answer;
};
