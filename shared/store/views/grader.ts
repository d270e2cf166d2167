import { v5 } from 'uuid';
import {
  assignmentId,
  type ContextId,
  classSettingId,
  coverNoteId,
  membershipId,
  type PersonId,
  type RecordId,
  settingId,
} from '../../model/ids.ts';
import { criteriaOf } from '../../model/kinds/course.ts';
import { readingGradeOf } from '../../model/kinds/setting.ts';
import { tiedAnew, tiedOf } from '../../model/kinds/tied.ts';
import { UNTIED } from '../../model/kinds/tied-words.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import { scratchKey } from '../client.ts';
import type { Scratch } from '../repository.ts';
import type { Shelf } from '../shelf.ts';
import type { FeedbackDraft, FeedbackText, GraderView, Query } from '../views.ts';
import { attemptsOf } from './attempts.ts';
import { goalCards } from './goals.ts';
import { mentioned } from './learning.ts';
import {
  classCard,
  coverNoteCard,
  momentCards,
  questionCards,
  reflectionCards,
  sketchCards,
} from './owned.ts';
import {
  anchorOf,
  assignmentLabel,
  changedAt,
  madeAt,
  newestFirst,
  personLabel,
  type Reading,
  text,
  type ViewMaker,
} from './reading.ts';
import { feedbackCards, isLive, onCard, stepCards, wordAt } from './steps.ts';

export type GraderQuery = Extract<Query, { kind: 'grader' }>;

/** The learner's membership, once the class list knows them. */
function membershipOf(shelf: Shelf, { context, learner }: GraderQuery): WaymarkRecord | undefined {
  if ('person' in learner) {
    const known = shelf.get(membershipId(context, learner.person));
    return known?.deleted === false ? known : undefined;
  }
  return shelf
    .of('membership')
    .find((m) => m.context === context && m.fields.lmsUserId === learner.lmsUser);
}

/** Words typed before the class list knew the learner stand under the LMS's id for them. */
export function scratchKeys(query: GraderQuery, shelf: Shelf): string[] {
  const { context, lmsAssignment, learner } = query;
  const membership = membershipOf(shelf, query);
  const names = [
    'lmsUser' in learner ? learner.lmsUser : learner.person,
    membership?.fields.lmsUserId,
    membership?.learner,
  ].filter((name) => typeof name === 'string');
  return [...new Set(names)].map((name) => scratchKey(context, lmsAssignment, name));
}

export const scratchWords = (scratch: Scratch | undefined): FeedbackText | null =>
  scratch === undefined
    ? null
    : {
        observation: '',
        nextStep: '',
        question: '',
        ...scratch.words,
        anchor: scratch.anchor ?? null,
        tied: { ...UNTIED, ...tiedAnew(scratch.tied, {}) },
        ...(scratch.on && { on: scratch.on }),
      };

/** The id of a draft's step before there is one: the same wherever the draft is opened. */
const stepIdFor = (feedback: RecordId): RecordId => v5('next_step', feedback);

function draftOf(reading: Reading, feedback: WaymarkRecord, isHere: boolean): FeedbackDraft {
  const { shelf } = reading;
  const [step] = shelf.children(feedback.id, 'next_step');
  const elsewhere = isHere ? null : assignmentLabel(reading, feedback.fields.assignment);
  return {
    ...(elsewhere && { elsewhere }),
    ...(feedback.parent !== null && {
      on: { record: feedback.parent, part: text(feedback, 'part') },
    }),
    id: feedback.id,
    step: step?.id ?? stepIdFor(feedback.id),
    observation: text(feedback, 'observation'),
    nextStep: text(step, 'text'),
    question: text(feedback, 'question'),
    anchor: anchorOf(feedback),
    tied: tiedOf(feedback.fields),
    changedAt: Math.max(changedAt(feedback), step === undefined ? 0 : changedAt(step)),
  };
}

function lastWordAt(shelf: Shelf, context: ContextId, feedback: readonly WaymarkRecord[]) {
  const replies = shelf.of('reply').filter((r) => r.context === context && r.author !== r.learner);
  const words = [...feedback.map(wordAt), ...replies.map(madeAt)];
  return words.length === 0 ? null : Math.max(...words);
}

function givenNote({ shelf }: Reading, assignment: RecordId | null, learner: PersonId | null) {
  if (assignment === null || learner === null) return null;
  const note = coverNoteCard(shelf.get(coverNoteId(assignment, learner)));
  return note?.given === true ? note : null;
}

/** What was asked about this work; and what is open, about none, or where none is on the screen about any. */
function questionsFor(reading: Reading, asked: readonly WaymarkRecord[], here: RecordId | null) {
  const about = ({ fields }: WaymarkRecord) => fields.assignment ?? null;
  return questionCards(
    reading,
    asked.filter(
      (one) =>
        about(one) === here ||
        ((here === null || about(one) === null) && one.fields.closed !== true),
    ),
  );
}

/** What a teacher sees beside a learner's work. What is this computer's alone (words not kept, the coach, what the LMS is told) is added where the store lives. */
export const graderView: ViewMaker<GraderQuery, GraderView> = {
  needs: (query, { shelf }) => {
    const learner = membershipOf(shelf, query)?.learner ?? null;
    const { context, lmsAssignment } = query;
    return [
      ...(lmsAssignment === null ? [] : [{ id: assignmentId(context, lmsAssignment) }]),
      { id: settingId(context) },
      { id: classSettingId(context) },
      { kind: 'course' },
      { kind: 'membership', context: query.context },
      ...(learner === null ? [] : [{ about: learner }]),
      ...mentioned(shelf),
    ];
  },
  view: (query, reading) => {
    const { shelf, me } = reading;
    const { context, lmsAssignment } = query;
    const assignment = lmsAssignment === null ? null : assignmentId(context, lmsAssignment);
    const learner = membershipOf(shelf, query)?.learner ?? null;
    const about = (kind: string) =>
      shelf.of(kind).filter((record) => record.learner === learner && learner !== null);
    const isOthers = ({ author }: WaymarkRecord) => author !== me.person;
    const here = (record: WaymarkRecord) => (record.fields.assignment ?? null) === assignment;
    const given = about('feedback').filter((record) => record.context === context);
    // What is said on a learner's own stands with that, once it is out.
    const isOnWork = ({ parent }: WaymarkRecord) => parent === null;
    const out = given.filter((f) => isOnWork(f) && f.fields.state !== 'draft');
    const drafts = about('feedback')
      .filter((f) => f.fields.state === 'draft' && f.author === me.person)
      // Where no work is on the screen, those on all work can be gone on with.
      .filter((f) => !isOnWork(f) || (f.context === context && (lmsAssignment === null || here(f))))
      .sort(newestFirst(madeAt));
    return {
      learner: learner === null ? null : personLabel(reading, learner, context),
      context,
      assignment,
      attempts: attemptsOf(shelf, assignment, learner),
      goals: goalCards(reading, about('goal').filter(isOthers), assignment),
      criteria: criteriaOf(shelf.get(assignment)?.fields ?? {}),
      feedback: feedbackCards(reading, out.filter(here)),
      earlier: stepCards(
        reading,
        about('next_step').filter(
          (step) =>
            step.context === context &&
            !here(step) &&
            isLive(reading, step) &&
            onCard(reading, shelf.get(step.parent)) === null,
        ),
      ),
      drafts: drafts.map((draft) => draftOf(reading, draft, here(draft))),
      scratch: null,
      coach: true,
      coachWithout: [],
      readingGrade: readingGradeOf(shelf.get(settingId(context))?.fields ?? {}),
      pointer: null,
      lastWordAt: lastWordAt(
        shelf,
        context,
        given.filter((f) => f.fields.state === 'released'),
      ),
      questions: questionsFor(
        reading,
        about('question').filter((one) => one.context === context),
        assignment,
      ),
      cover: givenNote(reading, assignment, learner),
      sketch: learner === null || learner === me.person ? [] : sketchCards(reading, learner),
      reflections: reflectionCards(reading, about('reflection').filter(isOthers)),
      moments: momentCards(reading, about('moment').filter(isOthers)),
      class: classCard(reading, context),
    };
  },
};
