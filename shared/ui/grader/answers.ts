import { useRef } from 'preact/hooks';
import type { RecordId } from '../../model/ids.ts';
import type { FeedbackCard, GraderView, ReplyCard, StepCard } from '../../store/views.ts';

/** The learner had the last word. */
const waits = (replies: readonly ReplyCard[], learner: string): boolean =>
  replies.at(-1)?.from.id === learner;

/** An answer nobody has said a word to since. */
const isNews = ({ answer, answeredAt, closed, replies, learner }: StepCard): boolean =>
  answer !== 'open' &&
  !closed &&
  !replies.some(({ from, madeAt }) => from.id !== learner.id && madeAt > (answeredAt ?? 0));
const asksForHelp = (step: StepCard): boolean =>
  step.answer === 'need_help' && step.replies.every(({ from }) => from.id === step.learner.id);

/** What somebody answered. */
export type Answer = {
  id: RecordId;
  at: number;
  waits: boolean;
  isNew: boolean;
  more: FeedbackCard | StepCard;
};

const answerTo = (step: StepCard, more: FeedbackCard | StepCard): Answer => ({
  id: step.id,
  at: Math.max(step.answeredAt ?? 0, ...step.replies.map(({ madeAt }) => madeAt)),
  waits: !step.closed && (asksForHelp(step) || waits(step.replies, step.learner.id)),
  isNew: isNews(step),
  more,
});

/** Newest first. Of other work, what waits; where no work is on the screen, all of it. */
function answersIn({ feedback, earlier, assignment }: GraderView): Answer[] {
  const here = feedback
    .filter(({ state }) => state === 'released')
    .flatMap((one): Answer[] => {
      if (one.step !== null)
        return [answerTo(one.step, one)].filter(({ waits, isNew }) => waits || isNew);
      if (!waits(one.replies, one.learner.id)) return [];
      const at = one.replies.at(-1)?.madeAt ?? 0;
      return [{ id: one.id, at, waits: true, isNew: true, more: one }];
    });
  const before = earlier
    .map((step) => answerTo(step, step))
    .filter(({ waits, isNew }) => waits || (isNew && assignment === null));
  return [...here, ...before].sort((a, b) => b.at - a.at);
}

/**
 * What a teacher sees before they write: whatever waits for them, or else the newest answer; `rest`: how many more there
 * are, in their places below. While somebody writes, or is at a card, nothing changes places: it would be drawn anew, and
 * what they just pressed there be lost.
 */
export function useAnswers(view: GraderView, scratch: string): { first: Answer[]; rest: number } {
  const all = answersIn(view);
  const shown = useRef<{ scratch: string; ids: ReadonlySet<RecordId> } | null>(null);
  const { activeElement } = document;
  const isBusy = activeElement !== null && activeElement.closest('section, details') !== null;
  if (shown.current?.scratch !== scratch || !isBusy) {
    const waiting = all.filter((one) => one.waits);
    const ids = (waiting.length > 0 ? waiting : all.slice(0, 1)).map(({ id }) => id);
    shown.current = { scratch, ids: new Set(ids) };
  }
  const { ids } = shown.current;
  const first = all.filter(({ id }) => ids.has(id));
  return { first, rest: all.length - first.length };
}
