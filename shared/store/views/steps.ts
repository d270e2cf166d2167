import type { RecordId } from '../../model/ids.ts';
import { STEP_ANSWERS } from '../../model/kinds/feedback.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import { isBlank } from '../../model/text.ts';
import type { FeedbackCard, OnCard, ReplyCard, StepCard } from '../views.ts';
import { attemptOn } from './attempts.ts';
import {
  anchorOf,
  assignmentLabel,
  courseTitle,
  fieldOf,
  isOpen,
  link,
  madeAt,
  newestFirst,
  personLabel,
  type Reading,
  text,
  tiedCard,
  time,
} from './reading.ts';

/** The step's feedback while it is out; else what hangs on it is not live. */
function releasedFor({ shelf }: Reading, step: WaymarkRecord): WaymarkRecord | null {
  const feedback = shelf.get(step.parent);
  if (feedback === undefined || feedback.deleted) return null;
  return feedback.fields.state === 'released' ? feedback : null;
}
export const isLive = (reading: Reading, step: WaymarkRecord): boolean =>
  releasedFor(reading, step) !== null;
export const isClosed = (step: WaymarkRecord): boolean => step.fields.closed === true;

/** Whether the last message on it is the learner's. */
export function isUnanswered({ shelf }: Reading, step: WaymarkRecord): boolean {
  const [last] = [...shelf.children(step.id, 'reply')].sort(newestFirst(madeAt));
  return last !== undefined && last.author === step.learner;
}

/** A question that is not closed, and whose last word is its learner's. */
export const isWaiting = (reading: Reading, question: WaymarkRecord): boolean =>
  !isClosed(question) &&
  (reading.shelf.children(question.id, 'reply').length === 0 || isUnanswered(reading, question));

/** A step whose words were taken out is none, unless its learner wrote on it. */
const shows = (step: WaymarkRecord) =>
  !isBlank(step.fields.text) || step.stamps.answer !== undefined;

const releasedAt = (reading: Reading, step: WaymarkRecord): number =>
  time(releasedFor(reading, step) ?? undefined, 'releasedAt') ?? madeAt(step);

function replyCard(reading: Reading, reply: WaymarkRecord): ReplyCard {
  return {
    id: reply.id,
    from: personLabel(reading, reply.author, reply.context),
    mine: reply.author === reading.me.person,
    text: text(reply, 'text'),
    madeAt: madeAt(reply),
  };
}

/** First to last. */
export const replyCards = (reading: Reading, { id }: WaymarkRecord): ReplyCard[] =>
  [...reading.shelf.children(id, 'reply')]
    .sort(newestFirst(madeAt))
    .reverse()
    .map((reply) => replyCard(reading, reply));

/** A teacher’s words wait as well: a reply is written in trust, whoever begins. */
export const mayReply = (reading: Reading, { context }: WaymarkRecord): boolean =>
  context === null || isOpen(reading, context);

const isRead = ({ shelf }: Reading, feedback: RecordId | null): boolean =>
  feedback !== null &&
  shelf.children(feedback, 'acknowledgement').some(({ fields }) => fields.said === true);

const HANGS_ON_GOAL: readonly string[] = ['check_in', 'evidence'];

/** What of its learner's own feedback is about; null: a work, or the feedback is not here. */
export function onCard({ shelf }: Reading, feedback: WaymarkRecord | undefined): OnCard | null {
  const id = feedback?.parent ?? null;
  if (id === null) return null;
  const found = shelf.get(id);
  const on = found?.deleted === false ? found : undefined;
  const at = on !== undefined && HANGS_ON_GOAL.includes(on.kind) ? shelf.get(on.parent) : on;
  const goal = at?.kind === 'goal' && !at.deleted ? { id: at.id, next: text(at, 'next') } : null;
  return { id, kind: on?.kind ?? '', part: text(feedback, 'part'), goal };
}

function stepCard(reading: Reading, step: WaymarkRecord): StepCard {
  const feedback = releasedFor(reading, step);
  const { context, author, learner } = step;
  return {
    id: step.id,
    feedback: step.parent ?? '',
    from: personLabel(reading, author, context),
    learner: personLabel(reading, learner ?? author, context),
    text: text(step, 'text'),
    observation: text(feedback ?? undefined, 'observation'),
    question: text(feedback ?? undefined, 'question'),
    assignment: assignmentLabel(reading, step.fields.assignment),
    course: courseTitle(reading, context),
    answer: STEP_ANSWERS.find((answer) => answer === step.fields.answer) ?? 'open',
    answeredAt: time(step, 'answeredAt'),
    plan: text(step, 'plan'),
    reason: text(step, 'reason'),
    evidence: text(step, 'evidence'),
    evidenceLink: link(step, 'evidenceLink'),
    closed: isClosed(step),
    replies: replyCards(reading, step),
    mayReply: mayReply(reading, step),
    attempt: attemptOn(reading.shelf, reading.shelf.get(step.parent)),
    anchor: anchorOf(feedback ?? undefined),
    tied: tiedCard(reading, feedback ?? undefined),
    found: fieldOf('next_step', step, 'found') ?? [],
    by: time(step, 'by'),
    shown: fieldOf('next_step', step, 'shown') ?? null,
    read: isRead(reading, step.parent),
    releasedAt: releasedAt(reading, step),
    live: feedback !== null,
    on: onCard(reading, feedback ?? undefined),
  };
}

/** Those with a day of their own first, the nearest before; the others stay in their order. */
export const byOwnDay = (cards: readonly StepCard[]): StepCard[] =>
  cards.toSorted((a, b) => (a.by ?? NEVER) - (b.by ?? NEVER));
const NEVER = 8.64e15;

/** Not closed first, then newest first. */
export function stepCards(reading: Reading, steps: readonly WaymarkRecord[]): StepCard[] {
  const order = newestFirst((step) => releasedAt(reading, step));
  return steps
    .filter(shows)
    .sort((a, b) => Number(isClosed(a)) - Number(isClosed(b)) || order(a, b))
    .map((step) => stepCard(reading, step));
}

/** The newest, whether closed or not, and no more than so many. */
export function lastReleased(
  reading: Reading,
  steps: readonly WaymarkRecord[],
  most: number,
): StepCard[] {
  const order = newestFirst((step) => releasedAt(reading, step));
  return steps
    .filter(shows)
    .sort(order)
    .slice(0, most)
    .map((step) => stepCard(reading, step));
}

function onOf({ shelf }: Reading, feedback: WaymarkRecord): FeedbackCard['on'] {
  if (feedback.parent === null) return null;
  const kind = shelf.get(feedback.parent)?.kind ?? '';
  return { id: feedback.parent, kind, part: text(feedback, 'part') };
}

function feedbackCard(reading: Reading, feedback: WaymarkRecord): FeedbackCard {
  const { author, learner, context } = feedback;
  const step = reading.shelf.children(feedback.id, 'next_step').find(shows);
  const { state } = feedback.fields;
  return {
    id: feedback.id,
    from: personLabel(reading, author, context),
    learner: personLabel(reading, learner ?? author, context),
    mine: author === reading.me.person,
    observation: text(feedback, 'observation'),
    question: text(feedback, 'question'),
    state: state === 'released' || state === 'withdrawn' ? state : 'draft',
    releasedAt: time(feedback, 'releasedAt'),
    attempt: attemptOn(reading.shelf, feedback),
    anchor: anchorOf(feedback),
    tied: tiedCard(reading, feedback),
    assignment: assignmentLabel(reading, feedback.fields.assignment),
    step: step === undefined ? null : stepCard(reading, step),
    read: isRead(reading, feedback.id),
    on: onOf(reading, feedback),
    replies: replyCards(reading, feedback),
    mayReply: mayReply(reading, feedback),
  };
}

export const wordAt = (feedback: WaymarkRecord): number =>
  time(feedback, 'releasedAt') ?? madeAt(feedback);
export const feedbackCards = (
  reading: Reading,
  feedback: readonly WaymarkRecord[],
): FeedbackCard[] =>
  [...feedback].sort(newestFirst(wordAt)).map((record) => feedbackCard(reading, record));

/** Of feedback that asks for a step the step's card says everything; a second one would double what a panel is sent. */
export const withoutStep = ({ shelf }: Reading, feedback: WaymarkRecord): boolean =>
  !shelf.children(feedback.id, 'next_step').some(shows);
