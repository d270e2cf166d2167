import type { Comment } from '../../coach/comment.ts';
import type { Criterion, ReadingGrade } from '../../model/coach.ts';
import type { FeedbackWords, GoalCard } from '../../store/views.ts';

/** One comment of the composer's three parts. Evidence is offsets into its `text`, so words are quoted from that and nothing else. */
export function commentOf(
  { observation, nextStep, question }: FeedbackWords,
  goals: readonly GoalCard[],
  quote: string | null,
  without: readonly Criterion[],
  grade: ReadingGrade | null,
): Comment {
  const parts = [observation, nextStep, question];
  return {
    text: parts.filter((part) => part.trim() !== '').join('\n\n'),
    nextStep,
    goals: goals.map(({ fields }) => fields.next ?? ''),
    quiet: without,
    ...(quote === null ? {} : { anchor: quote }),
    ...(grade === null ? {} : { grade }),
  };
}
