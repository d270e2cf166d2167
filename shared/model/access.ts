import type { ContextId, PersonId } from './ids.ts';
import { audienceOf, endedOf, standingAudience } from './kinds/audience.ts';
import { STEP_ANSWER_FIELDS } from './kinds/step-words.ts';
import type { Kind } from './kinds.ts';
import { isKind } from './kinds.ts';
import type { Fields, WaymarkRecord } from './record.ts';
import {
  type ContextRole,
  classScope,
  personScope,
  type Scope,
  scopesOfViewer,
  teachersScope,
  type Viewer,
} from './scope.ts';

/**
 * Every permission rule of Waymark, in one pure file. The server enforces it, the screens only reflect it.
 * A rule sees the record as it stands before the act, and the chain it hangs on (parent first).
 */
export type Verb = 'read' | 'create' | 'delete' | `write:${string}`;
export type Chain = readonly WaymarkRecord[];

/** Why not. `ownership_law`: somebody else's write to what its learner owns; refused with 403 and audited. */
export type Refusal =
  | 'not_visible'
  | 'not_yours'
  | 'ownership_law'
  | 'server_only'
  | 'unknown_kind';

/**
 * Who may write a field: `author` and `learner` of the record, `teacher` of its course, `class_teacher` of the class it is
 * meant for, `teaching_author`: its author while they teach the course; `maker`: whoever makes the record, at that moment
 * only; `server`: nobody else. Whoever writes must also see the record.
 */
type Writer =
  | 'author'
  | 'teaching_author'
  | 'learner'
  | 'teacher'
  | 'class_teacher'
  | 'maker'
  | 'server';
type Rule = {
  /** Where a record stands: who is told of it and may read it. */
  scopes: (record: WaymarkRecord, chain: Chain) => Scope[];
  create: (viewer: Viewer, record: WaymarkRecord, chain: Chain) => boolean;
  writers: Record<string, Writer>;
  /** Who writes the fields not named in `writers`. */
  otherwise: Writer;
  remove: Writer;
};

const roleIn = (viewer: Viewer, record: WaymarkRecord) =>
  record.context === null ? undefined : viewer.roles[record.context];
const teaches = (viewer: Viewer, record: WaymarkRecord) => roleIn(viewer, record) === 'teacher';
const teachesAnywhere = (viewer: Viewer) => Object.values(viewer.roles).includes('teacher');
const isMember = (viewer: Viewer, record: WaymarkRecord) => roleIn(viewer, record) !== undefined;
const authored = (viewer: Viewer, record: WaymarkRecord) => record.author === viewer.person;

const alone = (person: PersonId): Scope[] => [personScope(person)];
const teachers = (record: WaymarkRecord): Scope[] =>
  record.context === null ? [] : [teachersScope(record.context)];
const learner = (record: WaymarkRecord): Scope[] =>
  record.learner === null ? [] : [personScope(record.learner)];
const learnerAndTeachers = (record: WaymarkRecord): Scope[] => [
  ...learner(record),
  ...teachers(record),
];
const sameLearning = (record: WaymarkRecord, parent: WaymarkRecord | undefined, kind: Kind) =>
  parent !== undefined &&
  parent.kind === kind &&
  !parent.deleted &&
  parent.context === record.context &&
  parent.learner === record.learner;

/**
 * A teacher has let what its learner meant for a class go there, and nothing of it has been written since: what nobody has
 * read goes to no child.
 */
const isReleasedToClass = (record: WaymarkRecord): boolean =>
  typeof record.fields.forClass === 'string' &&
  record.fields.classRelease === record.fields.forClass &&
  !hasLeft(record, record.fields.forClass) &&
  isTeachersLast(record);

const hasLeft = ({ fields }: WaymarkRecord, context: ContextId): boolean =>
  endedOf(fields).includes(classScope(context));

/** What was said about the class is newer than every word of it. */
function isTeachersLast({ stamps }: WaymarkRecord): boolean {
  const release = stamps.classRelease;
  // Who has come and gone since is no word of it.
  const words = Object.entries(stamps).filter(([field]) => field !== 'ended');
  return release !== undefined && words.every(([, stamp]) => stamp <= release);
}

/** A teacher has said "not yet" to what its learner meant for a class, and nothing of it has been written since. */
export const isHeldFromClass = (record: WaymarkRecord): boolean =>
  typeof record.fields.forClass === 'string' &&
  record.fields.classRelease !== record.fields.forClass &&
  isTeachersLast(record);

/** The class it is meant for, while no teacher has said yes or "not yet" to it as it stands. */
export const waitsForClass = (record: WaymarkRecord): ContextId | null =>
  typeof record.fields.forClass !== 'string' ||
  hasLeft(record, record.fields.forClass) ||
  isReleasedToClass(record) ||
  isHeldFromClass(record)
    ? null
    : record.fields.forClass;

/** Whom its owner shows it to, while they are tied to each other. */
const shownTo = (record: WaymarkRecord): Scope[] => [
  ...standingAudience(record.fields),
  ...(isReleasedToClass(record) ? [classScope(record.fields.forClass as string)] : []),
];
const owned = (record: WaymarkRecord): Scope[] => [personScope(record.author), ...shownTo(record)];

/** Those who see what it hangs on, but not as one of a class. */
const besides = ([parent, ...above]: Chain): Scope[] => {
  const around = parent === undefined ? [] : scopesOf(parent, above);
  return around.filter((scope) => !scope.endsWith(':class'));
};

/**
 * Feedback on a goal, a check-in or a reflection is for its learner and for the teachers who see that: when it is no
 * longer shared, the words about it go as well.
 */
function teachersWhoSee(feedback: WaymarkRecord, chain: Chain): Scope[] {
  const [on, ...above] = chain;
  if (feedback.parent === null) return teachers(feedback);
  if (on === undefined || feedback.context === null) return [];
  const around: readonly Scope[] = scopesOf(on, above);
  const [own, course] = [learner(feedback)[0], teachersScope(feedback.context)];
  const named = around.filter((scope) => scope.startsWith('person:') && scope !== own);
  const all = around.includes(course) || around.includes(classScope(feedback.context));
  return all ? [course, ...named] : named;
}

/** What feedback is given on, besides a work. */
const FEEDBACK_ON: readonly string[] = ['goal', 'check_in', 'evidence', 'reflection', 'moment'];
const isOnLearning = (viewer: Viewer, feedback: WaymarkRecord, chain: Chain): boolean => {
  const [on, ...above] = chain;
  return (
    on !== undefined &&
    !on.deleted &&
    FEEDBACK_ON.includes(on.kind) &&
    on.learner === feedback.learner &&
    reads(viewer, on, above)
  );
};

/** All who will see the suggestion must see the goal it stands beside. */
const sharedWithTeachers = (goal: WaymarkRecord, suggestion: WaymarkRecord) =>
  suggestion.context !== null && scopesOf(goal, []).includes(teachersScope(suggestion.context));

/** The learner's words on a step stay theirs, also when the feedback is taken back. */
const answered = (step: WaymarkRecord) =>
  STEP_ANSWER_FIELDS.some(
    (field) => step.stamps[field] !== undefined && step.fields[field] !== 'open',
  );

function stepScopes(step: WaymarkRecord, chain: Chain): Scope[] {
  const feedback = chain[0];
  const { state } = feedback?.deleted === false ? feedback.fields : {};
  const around = feedback === undefined ? [] : teachersWhoSee(feedback, chain.slice(1));
  if (state === 'released') return [...learner(step), ...around];
  const own = answered(step) ? learner(step) : [];
  // A teacher who has left the course has left what its learners answered there.
  return state === 'withdrawn' ? [...around, ...own] : [...alone(step.author), ...own];
}

const serverOnly = {
  create: () => false,
  writers: {},
  otherwise: 'server',
  remove: 'server',
} satisfies Omit<Rule, 'scopes'>;

/** A report has no learner, so that only teachers answer it; their words are for whoever made it. */
const ANSWERED_BY_REPLIES: readonly Kind[] = ['next_step', 'question', 'feedback', 'report'];

const makesOwn = (viewer: Viewer, record: WaymarkRecord): boolean =>
  authored(viewer, record) && record.learner === viewer.person;

/** What a person owns: theirs alone to write, seen by nobody they have not named. */
const OWNED: Rule = {
  scopes: owned,
  create: (viewer, record) =>
    makesOwn(viewer, record) && (record.context === null || isMember(viewer, record)),
  writers: { classRelease: 'class_teacher', ended: 'server' },
  otherwise: 'learner',
  remove: 'learner',
};
/** What hangs on one's own goal, and is seen by who sees that. */
const ON_GOAL: Rule = {
  scopes: (record, chain) => [personScope(record.author), ...besides(chain)],
  create: (viewer, record, chain) =>
    makesOwn(viewer, record) && sameLearning(record, chain[0], 'goal'),
  writers: {},
  otherwise: 'learner',
  remove: 'learner',
};
/** What a learner puts beside a work in a course. */
const besideWork = (scopes: Rule['scopes']): Rule => ({
  scopes,
  create: (viewer, record) => makesOwn(viewer, record) && roleIn(viewer, record) === 'learner',
  writers: {},
  otherwise: 'learner',
  remove: 'learner',
});

const RULES: Record<Kind, Rule> = {
  goal: OWNED,
  reflection: OWNED,
  moment: OWNED,
  sketch: OWNED,
  check_in: ON_GOAL,
  evidence: ON_GOAL,
  preference: {
    ...OWNED,
    scopes: ({ author }) => alone(author),
    create: (viewer, record) => makesOwn(viewer, record) && record.context === null,
    writers: {},
  },
  question: besideWork(learnerAndTeachers),
  cover_note: besideWork((note) =>
    note.fields.given === true ? learnerAndTeachers(note) : learner(note),
  ),
  carried: besideWork(learner),
  acknowledgement: {
    scopes: (record, chain) => [personScope(record.author), ...besides(chain)],
    create: (viewer, record, chain) =>
      makesOwn(viewer, record) &&
      sameLearning(record, chain[0], 'feedback') &&
      chain[0] !== undefined &&
      reads(viewer, chain[0], chain.slice(1)),
    writers: {},
    otherwise: 'learner',
    remove: 'learner',
  },
  report: {
    scopes: (report) => [personScope(report.author), ...teachers(report)],
    create: (viewer, report, chain) =>
      authored(viewer, report) &&
      report.learner === null &&
      isMember(viewer, report) &&
      chain[0] !== undefined &&
      chain[0].author !== viewer.person &&
      reads(viewer, chain[0], chain.slice(1)),
    writers: { handled: 'teacher' },
    otherwise: 'maker',
    remove: 'server',
  },
  suggestion: {
    scopes: learnerAndTeachers,
    create: (viewer, suggestion, chain) =>
      authored(viewer, suggestion) &&
      teaches(viewer, suggestion) &&
      suggestion.learner !== null &&
      (suggestion.parent === null ||
        (chain[0]?.kind === 'goal' &&
          chain[0].learner === suggestion.learner &&
          sharedWithTeachers(chain[0], suggestion))),
    writers: { answer: 'learner', goal: 'learner' },
    otherwise: 'teaching_author',
    remove: 'teaching_author',
  },
  feedback: {
    scopes: (feedback, chain) => {
      const { state } = feedback.fields;
      if (state !== 'released' && state !== 'withdrawn') return alone(feedback.author);
      const around = teachersWhoSee(feedback, chain);
      return state === 'released' ? [...learner(feedback), ...around] : around;
    },
    create: (viewer, feedback, chain) =>
      authored(viewer, feedback) &&
      teaches(viewer, feedback) &&
      feedback.learner !== null &&
      (feedback.parent === null || isOnLearning(viewer, feedback, chain)),
    writers: {},
    otherwise: 'teaching_author',
    remove: 'teaching_author',
  },
  next_step: {
    scopes: stepScopes,
    create: (viewer, step, chain) =>
      authored(viewer, step) &&
      teaches(viewer, step) &&
      sameLearning(step, chain[0], 'feedback') &&
      chain[0]?.author === viewer.person,
    writers: {
      text: 'teaching_author',
      assignment: 'teaching_author',
      madeAt: 'teaching_author',
    },
    otherwise: 'learner',
    remove: 'teaching_author',
  },
  reply: {
    scopes: (reply, chain) => {
      const parent = chain[0];
      const around = parent === undefined ? [] : scopesOf(parent, chain.slice(1));
      return [...new Set([personScope(reply.author), ...around])];
    },
    create: (viewer, reply, chain) =>
      authored(viewer, reply) &&
      ANSWERED_BY_REPLIES.some((kind) => sameLearning(reply, chain[0], kind)) &&
      (reply.learner === viewer.person || teaches(viewer, reply)) &&
      chain[0] !== undefined &&
      reads(viewer, chain[0], chain.slice(1)),
    writers: {},
    otherwise: 'author',
    remove: 'author',
  },
  prompt: {
    scopes: (prompt) =>
      prompt.context === null
        ? [personScope(prompt.author), ...audienceOf(prompt.fields)]
        : teachers(prompt),
    create: (viewer, prompt) =>
      authored(viewer, prompt) &&
      prompt.learner === null &&
      (prompt.context === null ? teachesAnywhere(viewer) : teaches(viewer, prompt)),
    writers: {},
    otherwise: 'author',
    remove: 'author',
  },
  withdrawal: {
    scopes: learnerAndTeachers,
    create: (viewer, withdrawal) =>
      authored(viewer, withdrawal) && teaches(viewer, withdrawal) && withdrawal.learner !== null,
    writers: {},
    otherwise: 'maker',
    remove: 'server',
  },
  assignment: {
    scopes: (assignment) => (assignment.context === null ? [] : [classScope(assignment.context)]),
    create: isMember,
    writers: { lmsId: 'maker' },
    otherwise: 'teacher',
    remove: 'server',
  },
  attempt: {
    scopes: learnerAndTeachers,
    create: (viewer, attempt) =>
      attempt.learner !== null &&
      (teaches(viewer, attempt) ||
        (isMember(viewer, attempt) && attempt.learner === viewer.person)),
    writers: {},
    otherwise: 'maker',
    remove: 'server',
  },
  setting: {
    scopes: teachers,
    create: (viewer, setting) =>
      authored(viewer, setting) && teaches(viewer, setting) && setting.learner === null,
    writers: {},
    otherwise: 'teacher',
    remove: 'server',
  },
  class_setting: {
    scopes: (setting) => (setting.context === null ? [] : [classScope(setting.context)]),
    create: (viewer, setting) =>
      authored(viewer, setting) && teaches(viewer, setting) && setting.learner === null,
    writers: {},
    otherwise: 'teacher',
    remove: 'server',
  },
  course: {
    ...serverOnly,
    scopes: (course) => (course.context === null ? [] : [classScope(course.context)]),
  },
  membership: {
    ...serverOnly,
    scopes: (membership) => {
      if (membership.context === null) return [];
      const { context } = membership;
      const own = membership.learner === null ? [] : [personScope(membership.learner)];
      const others =
        membership.fields.role === 'teacher' ? classScope(context) : teachersScope(context);
      return [...own, others];
    },
  },
};

/** The scopes a record stands in. A deleted or unknown one stands in none. */
export function scopesOf(record: WaymarkRecord, chain: Chain): Scope[] {
  if (record.deleted || !isKind(record.kind)) return [];
  return [...new Set(RULES[record.kind].scopes(record, chain))];
}

/**
 * The scopes a record stood in (`former`) and does not any more. One of a kind only a newer version knows stands where
 * that version put it, and leaves with what it hangs on (`parentLeft`): rather hidden too long than shown too long.
 */
export function scopesLeft(
  record: WaymarkRecord,
  chain: Chain,
  former: Iterable<string>,
  parentLeft: ReadonlySet<string>,
): Set<string> {
  const now = new Set<string>(scopesOf(record, chain));
  const leaves = (scope: string) => (isKind(record.kind) ? !now.has(scope) : parentLeft.has(scope));
  return new Set([...former].filter(leaves));
}

function reads(viewer: Viewer, record: WaymarkRecord, chain: Chain): boolean {
  const mine = new Set(scopesOfViewer(viewer));
  return scopesOf(record, chain).some((scope) => mine.has(scope));
}

/**
 * A step was its learner's while it was out: what they answered before they heard that it was taken back is taken, and
 * stays theirs as answers given earlier do (stepScopes). Of a draft nobody but its author knows.
 */
export const wasTheirs = (viewer: Viewer, record: WaymarkRecord, chain: Chain): boolean =>
  record.kind === 'next_step' &&
  !record.deleted &&
  record.learner === viewer.person &&
  chain[0]?.deleted === false &&
  chain[0].fields.state === 'withdrawn';

function isWriter(writer: Writer, viewer: Viewer, record: WaymarkRecord): boolean {
  switch (writer) {
    case 'author':
      return authored(viewer, record);
    case 'teaching_author':
      return authored(viewer, record) && teaches(viewer, record);
    case 'learner':
      return record.learner === viewer.person;
    case 'teacher':
      return teaches(viewer, record);
    case 'class_teacher':
      return viewer.roles[String(record.fields.forClass)] === 'teacher';
    case 'maker':
    case 'server':
      return false;
  }
}

function writerOf(rule: Rule, field: string): Writer {
  return Object.hasOwn(rule.writers, field)
    ? (rule.writers[field] ?? rule.otherwise)
    : rule.otherwise;
}

/** What a learner wrote on a step is not the teacher's to delete; the feedback may be withdrawn. */
const holdsAnswers = (record: WaymarkRecord) => record.kind === 'next_step' && answered(record);

/** What belongs to the person, and not to the course it was begun in. */
export const PERSONAL: readonly Kind[] = [
  'goal',
  'check_in',
  'evidence',
  'reflection',
  'moment',
  'sketch',
  'preference',
];
const isPersonal = ({ kind }: WaymarkRecord): boolean => PERSONAL.some((one) => one === kind);

/** Leaving a course ends writing there, except on what belongs to the person. */
const mayStillWrite = (viewer: Viewer, record: WaymarkRecord) =>
  record.context === null || isPersonal(record) || isMember(viewer, record);

function refusalToCreate(rule: Rule, viewer: Viewer, record: WaymarkRecord, chain: Chain) {
  if (!rule.create(viewer, record, chain)) {
    if (rule.otherwise === 'server') return 'server_only';
    return isPersonal(record) ? 'ownership_law' : 'not_yours';
  }
  for (const field of Object.keys(record.fields)) {
    const writer = writerOf(rule, field);
    if (writer === 'maker' || isWriter(writer, viewer, record)) continue;
    return writer === 'learner' ? 'ownership_law' : 'not_yours';
  }
  return null;
}

/** Null when `viewer` may do `verb` on `record`; otherwise why not. `create` judges the record about to be made, with its fields. */
export function refusal(
  viewer: Viewer,
  verb: Verb,
  record: WaymarkRecord,
  chain: Chain,
): Refusal | null {
  if (!isKind(record.kind)) return 'unknown_kind';
  const rule = RULES[record.kind];
  if (verb === 'create') return refusalToCreate(rule, viewer, record, chain);
  if (verb === 'read') return reads(viewer, record, chain) ? null : 'not_visible';
  const writer = verb === 'delete' ? rule.remove : writerOf(rule, verb.slice('write:'.length));
  const sees =
    reads(viewer, record, chain) || (writer === 'learner' && wasTheirs(viewer, record, chain));
  const writes = isWriter(writer, viewer, record);
  if (!sees && (writes || !isPersonal(record))) return 'not_visible';
  if (verb === 'delete' && holdsAnswers(record)) return 'ownership_law';
  if (writes && mayStillWrite(viewer, record)) return null;
  if (writer === 'server' || writer === 'maker') return 'server_only';
  return writer === 'learner' ? 'ownership_law' : 'not_yours';
}

export const may = (viewer: Viewer, verb: Verb, record: WaymarkRecord, chain: Chain): boolean =>
  refusal(viewer, verb, record, chain) === null;

/** What a question says; whether it is closed is another matter. */
const ASKED: readonly string[] = ['text', 'anchor', 'quoted', 'work', 'assignment'];

/** Somebody besides who asked has written to it. `replies`: what hangs on it. */
export const isAnswered = (question: WaymarkRecord, replies: readonly WaymarkRecord[]): boolean =>
  replies.some(
    ({ kind, deleted, author }) => kind === 'reply' && !deleted && author !== question.author,
  );

/** What is answered stays as it was asked, or the answer would be to words nobody reads any more. Null: `fields` may be written. */
export function askedProblem(
  kind: string,
  fields: Fields,
  answered: boolean,
): { code: 'answered'; field: string } | null {
  const field = Object.keys(fields).find((one) => ASKED.includes(one));
  return kind === 'question' && answered && field !== undefined
    ? { code: 'answered', field }
    : null;
}

/** What a person owns, and shows to whom they choose. */
export const SHOWN_BY_OWNER: readonly Kind[] = ['goal', 'reflection', 'moment', 'sketch'];

/** Kinds whose author says who else may see them, and in which courses of theirs: those they are in, or teach. */
const SHARED: Partial<Record<Kind, ContextRole[]>> = {
  goal: ['teacher', 'learner'],
  reflection: ['teacher', 'learner'],
  moment: ['teacher', 'learner'],
  sketch: ['teacher', 'learner'],
  prompt: ['teacher'],
};

/** Of the viewer's courses: who teaches them, and where learners show a class nothing without a teacher's release. */
export type Around = { teachers: ReadonlySet<PersonId>; underThirteen: ReadonlySet<ContextId> };

/**
 * Null when the owner may show it to `added` as well; otherwise why not. Goals, reflections and the like go to the teachers
 * of courses their owner stands in, to one of these by name, or to such a class; prompts to teachers of courses one teaches.
 * Nobody hands them to a stranger. Who is under 13 shows a class nothing by themselves (`needs_release`).
 */
export function shareProblem(
  viewer: Viewer,
  kind: string,
  added: readonly Scope[],
  around: Around,
): 'bad_audience' | 'needs_release' | null {
  const roles = isKind(kind) ? SHARED[kind] : undefined;
  if (roles === undefined) return null;
  const own = Object.entries(viewer.roles).filter(([, role]) => roles.includes(role));
  for (const scope of added) {
    const [, id = '', part] = scope.split(':');
    const role = own.find(([context]) => context === id)?.[1];
    if (
      part === 'teachers'
        ? role !== undefined
        : part === undefined && kind !== 'prompt' && around.teachers.has(id)
    )
      continue;
    if (part !== 'class' || role === undefined || kind === 'prompt') return 'bad_audience';
    if (role === 'learner' && around.underThirteen.has(id)) return 'needs_release';
  }
  return null;
}
