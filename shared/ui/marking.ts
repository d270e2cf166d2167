import type { ReadonlySignal, Signal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { RecordId } from '../model/ids.ts';
import { isBlank } from '../model/limits.ts';
import type {
  BarLabels,
  Found,
  Mark,
  Selected,
  Turn,
  Unmarkable,
  WalkStep,
} from '../protocol/marks.ts';
import { areSameMarks } from '../protocol/same-marks.ts';
import type { QuestionCard } from '../store/owned-views.ts';
import type { FeedbackCard, StepCard } from '../store/views.ts';
import { useSetting } from './setting.tsx';

/** The work beside which a screen stands, where there is one: what is marked in it, and what its reader does there. */
export type Marking = {
  /** What is marked now; with `labels`, words may be selected to be commented on. */
  show(marks: readonly Mark[], labels: BarLabels | null): void;
  /** Brings the words of this feedback into view. */
  reveal(feedback: RecordId): void;
  /** They stand out for as long as their card is looked at; null: none do. */
  light(feedback: RecordId | null): void;
  /** Words are chosen by keys; `walked` tells them. */
  walk(step: WalkStep): void;
  /** On to another learner's work, by the LMS's own button. */
  turn(to: Turn): void;
  /** The place that was proposed for its words is theirs from now on. */
  take(feedback: RecordId): void;
  found: ReadonlySignal<Found>;
  /** Taken by the composer, which sets it to null. */
  selected: Signal<Selected | Unmarkable | null>;
  /** Feedback whose words were pressed in the work; taken by its card, which sets it to null. */
  pressed: Signal<RecordId | null>;
  /** Feedback whose words the mouse is over. */
  hovered: ReadonlySignal<RecordId | null>;
  /** The words chosen by keys so far, '' where the work has none; null while none are being chosen. */
  walked: ReadonlySignal<string | null>;
  /** Feedback whose words are gone, and which the next selection gives a new place. */
  homeless: Signal<RecordId | null>;
};

const kindOf = (text: string, question: string): Mark['kind'] =>
  !isBlank(text) ? 'step' : !isBlank(question) ? 'question' : 'strength';

/** The marks of feedback that is out. */
export function marksOf(
  feedback: readonly Pick<FeedbackCard, 'id' | 'anchor' | 'question' | 'step' | 'state'>[],
): Mark[] {
  return feedback.flatMap(({ id, anchor, question, step, state }): Mark[] => {
    if (state !== 'released') return [];
    const finds = step === null ? [] : marksOfFinds(step);
    return anchor === null
      ? finds
      : [{ id, anchor, kind: kindOf(step?.text ?? '', question) }, ...finds];
  });
}
export const marksOfSteps = (steps: readonly StepCard[]): Mark[] =>
  steps.flatMap((step): Mark[] => {
    const { feedback, anchor, text, question, live } = step;
    const own: Mark[] =
      anchor === null || !live ? [] : [{ id: feedback, anchor, kind: kindOf(text, question) }];
    return [...own, ...marksOfFinds(step)];
  });

/** What a learner found where more were asked for. Each has an id of its own, made from the step's. */
export const findId = (step: RecordId, at: number): RecordId => {
  const last = Number.parseInt(step.slice(-1), 16);
  return `${step.slice(0, -1)}${(last ^ (at + 1)).toString(16)}`;
};
/** What a learner marked to show what they did; behind all that can be found. */
export const shownId = (step: RecordId): RecordId => findId(step, 14);
/** Whose words in the work lead to the card of a step: its own first, then what its learner found and showed. */
export const wordsOf = ({ id, feedback, found }: Pick<StepCard, 'id' | 'feedback' | 'found'>) => [
  feedback,
  ...found.map((_, at) => findId(id, at)),
  shownId(id),
];
const marksOfFinds = ({ id, found, shown, live }: StepCard): Mark[] => {
  if (!live) return [];
  const finds = found.map((anchor, at) => ({ id: findId(id, at), anchor }));
  const shows = shown === null ? [] : [{ id: shownId(id), anchor: shown }];
  return [...finds, ...shows].map((mark) => ({ ...mark, kind: 'found' }));
};

/** Words a learner asks about. */
export const marksOfQuestions = (questions: readonly QuestionCard[]): Mark[] =>
  questions.flatMap(({ id, anchor, closed }): Mark[] =>
    anchor === null || closed ? [] : [{ id, anchor, kind: 'question' }],
  );

/** Marks these in the work for as long as the screen stands. */
export function useMarks(marks: readonly Mark[], labels: BarLabels | null = null): void {
  const { marking } = useSetting();
  // A screen is drawn many times with the same marks, and there may be hundreds.
  const held = useRef(marks);
  if (!areSameMarks(held.current, marks)) held.current = marks;
  const now = held.current;
  const key = JSON.stringify(labels);
  const said = useMemo(() => labels, [key]);
  useEffect(() => marking?.show(now, said), [marking, now, said]);
  useEffect(() => () => marking?.show([], null), [marking]);
}
