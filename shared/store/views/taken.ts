import * as v from 'valibot';
import type { About, AnswerItem, FeedbackItem, ReplyItem } from '../../annotation/item.ts';
import { ShownAttemptSchema } from '../../model/kinds/course.ts';
import { STEP_ANSWERS } from '../../model/kinds/feedback.ts';
import { tiedOf } from '../../model/kinds/tied.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import { isBlank } from '../../model/text.ts';
import type { ExportView, ImportView, Query } from '../views.ts';
import { mentioned } from './learning.ts';
import {
  anchorOf,
  assignmentLabel,
  changedAt,
  courseTitle,
  fieldOf,
  link,
  madeAt,
  personLabel,
  type Reading,
  text,
  time,
  type ViewMaker,
} from './reading.ts';

type ExportQuery = Extract<Query, { kind: 'export' }>;
type ImportQuery = Extract<Query, { kind: 'import' }>;

const TAKEN = ['feedback', 'next_step', 'reply'] as const;
const PARTS = ['plan', 'reason', 'evidence', 'evidenceLink'] as const;

const viaOf = ({ fields }: WaymarkRecord): string | null =>
  typeof fields.via === 'string' ? fields.via : null;

function aboutOf(reading: Reading, { id, context, fields }: WaymarkRecord): About {
  const label = assignmentLabel(reading, fields.assignment);
  return {
    course: { id: context ?? id, title: courseTitle(reading, context) },
    assignment: label && { id: label.id, title: label.title, url: label.url },
  };
}

function feedbackItem(reading: Reading, feedback: WaymarkRecord): FeedbackItem {
  const { id, author, learner, context, fields } = feedback;
  const step = reading.shelf.children(id, 'next_step').find((one) => !isBlank(one.fields.text));
  const { criterion, tags, quoted, more } = tiedOf(fields);
  const work = v.safeParse(ShownAttemptSchema, fields.work);
  return {
    id,
    step: step?.id ?? null,
    from: personLabel(reading, author, context),
    learner: personLabel(reading, learner ?? author, context),
    observation: text(feedback, 'observation'),
    nextStep: text(step, 'text'),
    question: text(feedback, 'question'),
    ...{ criterion, tags, quoted, more },
    anchor: anchorOf(feedback),
    work: work.success ? work.output : null,
    about: aboutOf(reading, feedback),
    via: viaOf(feedback),
    madeAt: madeAt(feedback),
    changedAt: Math.max(changedAt(feedback), step === undefined ? 0 : changedAt(step)),
  };
}

function answerItem(reading: Reading, step: WaymarkRecord): AnswerItem {
  return {
    step: step.id,
    learner: personLabel(reading, step.learner ?? step.author, step.context),
    answer: STEP_ANSWERS.find((answer) => answer === step.fields.answer) ?? 'open',
    answeredAt: time(step, 'answeredAt'),
    plan: text(step, 'plan'),
    reason: text(step, 'reason'),
    evidence: text(step, 'evidence'),
    evidenceLink: link(step, 'evidenceLink'),
    closed: step.fields.closed === true,
    found: fieldOf('next_step', step, 'found') ?? [],
    about: aboutOf(reading, step),
  };
}
const isAnswer = (item: AnswerItem): boolean =>
  item.answer !== 'open' ||
  item.closed ||
  item.found.length > 0 ||
  PARTS.some((part) => !isBlank(item[part]));

const replyItem = (reading: Reading, reply: WaymarkRecord): ReplyItem => ({
  id: reply.id,
  step: reply.parent ?? '',
  from: personLabel(reading, reply.author, reply.context),
  text: text(reply, 'text'),
  madeAt: madeAt(reply),
});

const oldestFirst = (a: WaymarkRecord, b: WaymarkRecord): number =>
  madeAt(a) - madeAt(b) || (a.id < b.id ? -1 : 1);

/**
 * What may be taken along: released feedback, and what was answered to it. Of a course, by who teaches it; without one, a
 * person's own, with what they answered to steps that were taken back since. Drafts and goals are in neither.
 */
export const exportView: ViewMaker<ExportQuery, Omit<ExportView, 'state'>> = {
  needs: ({ context }, { shelf, me }) => [
    { kind: 'course' },
    ...TAKEN.map((kind) => (context === null ? { kind, learner: me.person } : { kind, context })),
    ...(context === null ? [] : [{ kind: 'membership', context }]),
    ...mentioned(shelf),
  ],
  view: ({ context }, reading) => {
    const { shelf, me } = reading;
    const wanted = (kind: string) =>
      shelf
        .of(kind)
        .filter((one) => (context === null ? one.learner === me.person : one.context === context))
        .toSorted(oldestFirst);
    const isOut = (feedback: WaymarkRecord | undefined): boolean =>
      feedback?.deleted === false && feedback.fields.state === 'released';
    const steps = wanted('next_step').filter(
      (step) => context === null || isOut(shelf.get(step.parent)),
    );
    const told = new Set(steps.map(({ id }) => id));
    return {
      course: courseTitle(reading, context),
      feedback: wanted('feedback')
        .filter(isOut)
        .map((feedback) => feedbackItem(reading, feedback))
        .filter((item) => ![item.observation, item.nextStep, item.question].every(isBlank)),
      answers: steps.map((step) => answerItem(reading, step)).filter(isAnswer),
      replies: wanted('reply')
        .filter(({ parent, fields }) => told.has(parent ?? '') && !isBlank(fields.text))
        .map((reply) => replyItem(reading, reply)),
    };
  },
};

/** What a file meets in a course: who learns there, what is set, and the feedback that is there already. */
export const importView: ViewMaker<ImportQuery, ImportView> = {
  needs: ({ context }) => [
    { kind: 'course' },
    { kind: 'membership', context },
    { kind: 'assignment', context },
    { kind: 'feedback', context },
  ],
  view: ({ context }, reading) => {
    const { shelf } = reading;
    const here = (kind: string) => shelf.of(kind).filter((one) => one.context === context);
    return {
      learners: here('membership')
        .filter(({ fields }) => fields.role === 'learner' && fields.active !== false)
        .flatMap((m) => (m.learner === null ? [] : [{ id: m.learner, name: text(m, 'name') }]))
        .sort((a, b) => a.name.localeCompare(b.name)),
      assignments: here('assignment')
        .flatMap(({ id }) => assignmentLabel(reading, id) ?? [])
        .sort((a, b) => a.title.localeCompare(b.title)),
      there: here('feedback').map((one) => ({
        ...{ id: one.id, learner: one.learner },
        via: viaOf(one),
      })),
    };
  },
};
