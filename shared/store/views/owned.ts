import { isHeldFromClass, scopesOf } from '../../model/access.ts';
import { type ContextId, classSettingId, preferenceId, sketchId } from '../../model/ids.ts';
import { audienceOf, endedOf, standingAudience } from '../../model/kinds/audience.ts';
import { GOAL_STATUSES } from '../../model/kinds/goal-words.ts';
import { SKETCH_PARTS } from '../../model/kinds/owned-words.ts';
import { isBlank } from '../../model/limits.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import { classScope, type Scope } from '../../model/scope.ts';
import { isEmptied } from '../entry.ts';
import type {
  CheckInCard,
  CircleCard,
  ClassCard,
  CoverNoteCard,
  EvidenceCard,
  MomentCard,
  PreferenceCard,
  QuestionCard,
  ReflectionCard,
  SharingCard,
  SketchCard,
} from '../owned-views.ts';
import type { FeedbackCard } from '../views.ts';
import { attemptMarked } from './attempts.ts';
import {
  anchorOf,
  assignmentLabel,
  changedAt,
  courseTitle,
  fieldOf,
  isOpen,
  link,
  madeAt,
  newestFirst,
  personLabel,
  type Reading,
  teacherNames,
  teachersOf,
  text,
} from './reading.ts';
import { feedbackCards, mayReply, replyCards } from './steps.ts';

/** `course:<id>:teachers` and `course:<id>:class`: the course. */
export const contextOf = (scope: Scope): ContextId | null =>
  scope.startsWith('course:') ? (scope.split(':')[1] ?? null) : null;

/** The name of somebody it was shown to by name, from any course both stand in. */
function nameOf({ shelf }: Reading, person: string): string {
  const known = shelf.of('membership').find((m) => m.learner === person && text(m, 'name') !== '');
  return text(known, 'name');
}

/** What is shown to people we know no names of is still shown: then the course stands for them. */
export function sharingOf(reading: Reading, record: WaymarkRecord): SharingCard {
  const names = new Set<string>();
  const [courses, classes] = [new Set<string>(), new Set<string>()];
  for (const scope of standingAudience(record.fields)) {
    const context = contextOf(scope);
    if (context === null) names.add(nameOf(reading, scope.slice('person:'.length)));
    else if (scope === classScope(context)) classes.add(courseTitle(reading, context));
    else {
      const teachers = teacherNames(reading, context, record.author);
      for (const name of teachers) names.add(name);
      if (teachers.length === 0) courses.add(courseTitle(reading, context));
    }
  }
  names.delete('');
  const shown = new Set(audienceOf(record.fields));
  const { audience, forClass } = record.fields;
  // By the rule itself: what is written since a teacher's yes waits again.
  const released =
    typeof forClass === 'string' &&
    scopesOf(record, reading.shelf.chain(record)).includes(classScope(forClass));
  if (released) classes.add(courseTitle(reading, forClass));
  return {
    audience: Array.isArray(audience) ? audienceOf(record.fields) : null,
    seenBy: [...names],
    seenInCourses: [...courses],
    seenByClasses: [...classes],
    ended: endedOf(record.fields).some((scope) => shown.has(scope)),
    forClass:
      typeof forClass === 'string' && !endedOf(record.fields).includes(classScope(forClass))
        ? {
            ...{ context: forClass, title: courseTitle(reading, forClass), released },
            held: isHeldFromClass(record),
          }
        : null,
  };
}

/** What teachers have said on it, and is out; to its teachers also what was taken back. */
export function feedbackOn(reading: Reading, { id }: WaymarkRecord): FeedbackCard[] {
  const isOut = ({ fields, learner }: WaymarkRecord) =>
    fields.state === 'released' || (fields.state === 'withdrawn' && learner !== reading.me.person);
  return feedbackCards(reading, reading.shelf.children(id, 'feedback').filter(isOut));
}

const confidenceOf = ({ fields }: WaymarkRecord): number | null =>
  typeof fields.confidence === 'number' ? fields.confidence : null;

/** Newest first, without those that were emptied. */
const entriesOf = ({ shelf }: Reading, goal: WaymarkRecord, kind: 'check_in' | 'evidence') =>
  [...shelf.children(goal.id, kind)]
    .filter((one) => !isEmptied(shelf, one))
    .sort(newestFirst(madeAt));

export const checkInCards = (reading: Reading, goal: WaymarkRecord): CheckInCard[] =>
  entriesOf(reading, goal, 'check_in').map((one) => ({
    id: one.id,
    text: text(one, 'text'),
    status: GOAL_STATUSES.find((status) => status === one.fields.status) ?? null,
    confidence: confidenceOf(one),
    madeAt: madeAt(one),
    feedback: feedbackOn(reading, one),
  }));

export const evidenceCards = (reading: Reading, goal: WaymarkRecord): EvidenceCard[] =>
  entriesOf(reading, goal, 'evidence').map((one) => ({
    id: one.id,
    text: text(one, 'text'),
    link: link(one, 'link'),
    file: text(one, 'file'),
    anchor: anchorOf(one),
    assignment: assignmentLabel(reading, one.fields.assignment),
    attempt: attemptMarked(reading.shelf, one),
    madeAt: madeAt(one),
    feedback: feedbackOn(reading, one),
  }));

function ownedCard(reading: Reading, record: WaymarkRecord) {
  const { shelf, me } = reading;
  const goal = shelf.get(text(record, 'goal'));
  return {
    id: record.id,
    owner: personLabel(reading, record.author, record.context),
    mine: record.author === me.person,
    context: record.context,
    course: record.context === null ? '' : courseTitle(reading, record.context),
    tags: fieldOf('reflection', record, 'tags') ?? [],
    goal: goal?.deleted === false ? { id: goal.id, next: text(goal, 'next') } : null,
    assignment: assignmentLabel(reading, record.fields.assignment),
    sharing: sharingOf(reading, record),
    madeAt: madeAt(record),
    feedback: feedbackOn(reading, record),
  };
}

export const reflectionCards = (
  reading: Reading,
  records: readonly WaymarkRecord[],
): ReflectionCard[] =>
  [...records].sort(newestFirst(madeAt)).map((one) => ({
    ...ownedCard(reading, one),
    victories: text(one, 'victories'),
    lessons: text(one, 'lessons'),
    needs: text(one, 'needs'),
    usedToThink: text(one, 'usedToThink'),
    nowThink: text(one, 'nowThink'),
    attempt: attemptMarked(reading.shelf, one),
  }));

function offerOf(reading: Reading, { id }: WaymarkRecord): MomentCard['offered'] {
  const offer = reading.shelf.of('suggestion').find(({ fields }) => fields.goal === id);
  if (offer === undefined) return null;
  return { from: personLabel(reading, offer.author, offer.context), note: text(offer, 'note') };
}

export const momentCards = (reading: Reading, records: readonly WaymarkRecord[]): MomentCard[] =>
  [...records].sort(newestFirst(madeAt)).map((one) => ({
    ...ownedCard(reading, one),
    tried: text(one, 'tried'),
    happened: text(one, 'happened'),
    learned: text(one, 'learned'),
    offered: offerOf(reading, one),
  }));

/** In the order they are asked; those with no words are left out, unless their owner reads. */
export const sketchCards = (
  reading: Reading,
  learner: string,
  isSeen: (record: WaymarkRecord) => boolean = () => true,
): SketchCard[] =>
  SKETCH_PARTS.flatMap((part) => {
    const record = reading.shelf.get(sketchId(learner, part));
    if (record === undefined || record.deleted || !isSeen(record)) return [];
    if (isBlank(record.fields.text) && learner !== reading.me.person) return [];
    const sharing = sharingOf(reading, record);
    return [{ id: record.id, part, text: text(record, 'text'), sharing }];
  });

/** Not closed first, then newest first. */
export const questionCards = (
  reading: Reading,
  records: readonly WaymarkRecord[],
): QuestionCard[] => {
  const newest = newestFirst(madeAt);
  const isClosed = (one: WaymarkRecord) => Number(one.fields.closed === true);
  return [...records]
    .sort((a, b) => isClosed(a) - isClosed(b) || newest(a, b))
    .map((one) => ({
      id: one.id,
      context: one.context ?? '',
      from: personLabel(reading, one.author, one.context),
      mine: one.author === reading.me.person,
      text: text(one, 'text'),
      anchor: anchorOf(one),
      quoted: text(one, 'quoted'),
      assignment: assignmentLabel(reading, one.fields.assignment),
      course: one.context === null ? '' : courseTitle(reading, one.context),
      closed: one.fields.closed === true,
      replies: replyCards(reading, one),
      mayReply: mayReply(reading, one),
      madeAt: madeAt(one),
    }));
};

export function coverNoteCard(note: WaymarkRecord | undefined): CoverNoteCard | null {
  if (note === undefined || note.deleted) return null;
  return {
    id: note.id,
    changed: text(note, 'changed'),
    look: text(note, 'look'),
    given: note.fields.given === true,
    changedAt: changedAt(note),
  };
}

export function classCard(reading: Reading, context: ContextId): ClassCard {
  const fields = reading.shelf.get(classSettingId(context))?.fields ?? {};
  const minors = fields.minors === true;
  const contact = typeof fields.contact === 'string' ? fields.contact : '';
  return {
    context,
    title: courseTitle(reading, context),
    minors,
    underThirteen: minors && fields.underThirteen === true,
    contact,
    feedbackFirst: fields.feedbackFirst === true,
    open: isOpen(reading, context),
  };
}

/** Whom the reader can show things to, in each of these courses. */
export const circles = (
  reading: Reading,
  courses: readonly { context: ContextId; role: 'teacher' | 'learner' }[],
): CircleCard[] =>
  courses.map(({ context, role }) => ({
    context,
    role,
    title: courseTitle(reading, context),
    teachers: teachersOf(reading, context, reading.me.person),
    toClass:
      role === 'learner' && classCard(reading, context).underThirteen ? 'by_release' : 'at_once',
  }));

/** Something of one's own is there, or a step is answered, on any work. */
const hasBegun = ({ shelf, me }: Reading): boolean =>
  ['goal', 'reflection', 'moment'].some((kind) =>
    shelf.of(kind).some(({ author }) => author === me.person),
  ) ||
  shelf
    .of('next_step')
    .some(({ learner, fields }) => learner === me.person && (fields.answer ?? 'open') !== 'open');

export function preferenceCard(reading: Reading): PreferenceCard {
  const { shelf, me } = reading;
  const fields = shelf.get(preferenceId(me.person))?.fields ?? {};
  return {
    nudges: fields.nudges !== false,
    dot: fields.dot === true,
    started: fields.started === true || hasBegun(reading),
  };
}
