import type { Taken } from '../annotation/item.ts';
import type { Criterion, ReadingGrade } from '../model/coach.ts';
import type { ContextId, PersonId, RecordId } from '../model/ids.ts';
import type { StoredAnchor } from '../model/kinds/anchor.ts';
import type { PromptPart } from '../model/kinds/prompt-words.ts';
import type { Tied } from '../model/kinds/tied-words.ts';
import type { FieldsOf } from '../model/kinds.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import type {
  CheckInCard,
  CircleCard,
  ClassCard,
  ClassView,
  CoverNoteCard,
  EvidenceCard,
  MomentCard,
  PreferenceCard,
  QuestionCard,
  ReflectionCard,
  ReportCard,
  SeenView,
  SharingCard,
  SketchCard,
  WaitingCard,
} from './owned-views.ts';

/**
 * What screens show. A view is plain JSON: it is computed where the store lives (LTI page, extension background)
 * and may travel over a port to a panel that holds no data.
 */
export type PersonLabel = { id: PersonId; name: string };
export type AssignmentLabel = { id: RecordId; title: string; url: string | null; course: string };

export type SuggestionCard = {
  id: RecordId;
  goal: RecordId | null;
  context: ContextId | null;
  from: PersonLabel;
  next: string;
  path: string;
  evidence: string;
  note: string;
  /** A moment: only its note has words. */
  of: 'goal' | 'moment';
  answer: 'pending' | 'accepted' | 'changed' | 'declined';
  /** Of its class, as in ClassCard: a moment of one that is not open can only be declined. */
  open: boolean;
  madeAt: number;
};

export type GoalCard = {
  id: RecordId;
  owner: PersonLabel;
  mine: boolean;
  context: ContextId | null;
  fields: FieldsOf<'goal'>;
  stage: 'draft' | 'ready' | 'complete';
  /** One flag a question, in the order of GOAL_QUESTIONS. */
  answered: boolean[];
  /** Tied to the assignment the query names. */
  tied: boolean;
  assignments: AssignmentLabel[];
  suggestions: SuggestionCard[];
  sharing: SharingCard;
  /** Newest first. */
  checkIns: CheckInCard[];
  evidence: EvidenceCard[];
  /** What teachers said on it. */
  feedback: FeedbackCard[];
  changedAt: number;
};

export type ReplyCard = {
  id: RecordId;
  from: PersonLabel;
  mine: boolean;
  text: string;
  madeAt: number;
};

/** What feedback is about besides words that were marked; the goal, where its reader may see it. */
export type TiedCard = Omit<Tied, 'goal'> & { goal: { id: RecordId; next: string } | null };

export type StepCard = {
  id: RecordId;
  feedback: RecordId;
  from: PersonLabel;
  learner: PersonLabel;
  text: string;
  observation: string;
  question: string;
  assignment: AssignmentLabel | null;
  course: string;
  answer: 'open' | 'will_do' | 'did_it' | 'need_help' | 'another_way';
  answeredAt: number | null;
  plan: string;
  reason: string;
  evidence: string;
  evidenceLink: string;
  closed: boolean;
  replies: ReplyCard[];
  /** False for its learner while their class waits until somebody has said whom to turn to. */
  mayReply: boolean;
  /** Which of the learner's attempts it was said on, from 1; null where that is not known. */
  attempt: number | null;
  /** The words of the work it is about; null: the whole work. */
  anchor: StoredAnchor | null;
  tied: TiedCard;
  /** Other places the learner found, where `tied.more` were asked for. */
  found: StoredAnchor[];
  /** The learner's own day for it. */
  by: number | null;
  /** Words of the learner's next draft that show it. */
  shown: StoredAnchor | null;
  /** Its learner says that they have read it. */
  read: boolean;
  /** When the learner could first see it, ms since 1970. */
  releasedAt: number;
  /** False where the feedback was taken back and only the learner's own words remain. */
  live: boolean;
  /** What of the learner's own it was said on; null: a work. */
  on: OnCard | null;
};

/** What of a learner's own words are about, and which part of it. */
export type On = { record: RecordId; part: string };
/** The same, as people are told of it. `kind` is '' and there is no goal where its reader does not see it any more. */
export type OnCard = {
  id: RecordId;
  kind: string;
  part: string;
  /** It is this goal, or hangs on it. */
  goal: { id: RecordId; next: string } | null;
};

export type FeedbackCard = {
  id: RecordId;
  from: PersonLabel;
  learner: PersonLabel;
  mine: boolean;
  observation: string;
  question: string;
  state: 'draft' | 'released' | 'withdrawn';
  releasedAt: number | null;
  /** As in StepCard. */
  attempt: number | null;
  anchor: StoredAnchor | null;
  tied: TiedCard;
  assignment: AssignmentLabel | null;
  step: StepCard | null;
  /** As in StepCard. */
  read: boolean;
  /** What of the learner's own it is about, and which part of it; null: a work. */
  on: { id: RecordId; kind: string; part: string } | null;
  /** What was said on it since, first to last. */
  replies: ReplyCard[];
  /** As in StepCard. */
  mayReply: boolean;
};

export type FeedbackWords = { observation: string; nextStep: string; question: string };
/** What a teacher writes, and the words of the work it is about; null: the whole work. */
export type FeedbackText = FeedbackWords & {
  anchor: StoredAnchor | null;
  tied: Tied;
  /** Instead of a work. */
  on?: On;
};
export type FeedbackDraft = FeedbackText & {
  id: RecordId;
  step: RecordId;
  changedAt: number;
  /** The assignment it is about, where no work is on the screen. */
  elsewhere?: AssignmentLabel;
};

export type Refused = {
  mutation: string;
  code: ErrorCode;
  kind: string;
  /** The person's own words that were not saved, to copy or try again. */
  words: string[];
};
/** Words of this person that a newer write of their own, on another computer, replaced. */
export type KeptCard = {
  id: string;
  record: RecordId;
  kind: string;
  /** One field each, in the same order: its name, the words that were replaced, and what stands there now. */
  fields: string[];
  words: string[];
  now: string[];
  at: number;
};
export type SyncView = {
  /** saved: all at school. saving: on its way. local: only on this computer. read_only: versions do not fit; words wait here. */
  state: 'saved' | 'saving' | 'local' | 'read_only' | 'signed_out';
  /** Who must update, where the state is `read_only`. */
  outdated: 'client' | 'server' | null;
  unsent: number;
  refused: Refused[];
  kept: KeptCard[];
  /** rebuilt: what lay here could not be read, was set aside, and came again from school. full: no room to write. */
  storage: 'good' | 'rebuilt' | 'full';
};

export type AssignmentView = {
  me: PersonLabel;
  course: string;
  assignment: RecordId;
  /** Live next steps of this assignment, not closed first. */
  steps: StepCard[];
  /** Open steps of other assignments, near ones first. */
  elsewhere: StepCard[];
  /** Of this assignment, what asks for no step. */
  feedback: FeedbackCard[];
  /** Comments that were out here and have been taken back, newest first. */
  takenBack: { id: RecordId; from: PersonLabel; at: number }[];
  goals: GoalCard[];
  otherGoals: GoalCard[];
  /** Goals that teachers of this course thought of. */
  suggestions: SuggestionCard[];
  teachers: string[];
  /** What one asked about this work. */
  questions: QuestionCard[];
  cover: CoverNoteCard | null;
  /** The past step taken along, and those that could be, newest first. */
  carried: StepCard | null;
  carryable: StepCard[];
  /** Tied to this assignment. */
  reflections: ReflectionCard[];
  moments: MomentCard[];
  /** Brave moments a teacher saw, which wait for an answer. */
  offers: SuggestionCard[];
  class: ClassCard;
  circles: CircleCard[];
  preference: PreferenceCard;
};

/** `on`: as this person wants it on this computer. `failed`: why the LMS was not told of something here. */
export type PointerView = { on: boolean; failed: 'later' | 'refused' | null };

export type GraderView = {
  /** Null while the class list does not know this learner yet: drafts stay on this computer. */
  learner: PersonLabel | null;
  context: ContextId;
  assignment: RecordId | null;
  /** The learner's attempts here that somebody has written about, first to last. */
  attempts: RecordId[];
  goals: GoalCard[];
  /** Criteria that feedback on this assignment has named. */
  criteria: string[];
  /** On this assignment, newest first; drafts excluded. */
  feedback: FeedbackCard[];
  earlier: StepCard[];
  /** One's own on this assignment, and on what the learner owns, newest first. */
  drafts: FeedbackDraft[];
  /** Words typed here and not yet kept, from this computer only. */
  scratch: FeedbackText | null;
  /** False where this person has switched the coach off on this computer. */
  coach: boolean;
  /** Lights of the coach this person does not want on this computer. */
  coachWithout: Criterion[];
  /** What the class reads, as its teachers say; null where nobody has said. */
  readingGrade: ReadingGrade | null;
  /** How the LMS is told of what is released here; null where it is not. */
  pointer: PointerView | null;
  lastWordAt: number | null;
  /** What the learner asks about this work. */
  questions: QuestionCard[];
  /** What the learner gave along with the work. */
  cover: CoverNoteCard | null;
  /** What the learner shows of who they are, and of how they look back. */
  sketch: SketchCard[];
  reflections: ReflectionCard[];
  moments: MomentCard[];
  class: ClassCard;
};

export type CourseLabel = { context: ContextId; title: string; role: 'teacher' | 'learner' };
/** A course one teaches, in one line. */
export type TeachingCard = {
  context: ContextId;
  title: string;
  /** Learners who ask for help. */
  needHelp: number;
  /** Learners with a message nobody has answered, or a report nobody has seen to. */
  unanswered: number;
  /** Learners whose words for the class wait for a yes or a "not yet". */
  forClass: number;
  openSteps: number;
  drafts: number;
};
export type HomeView = {
  me: PersonLabel;
  courses: CourseLabel[];
  teaching: TeachingCard[];
  goals: GoalCard[];
  steps: StepCard[];
  /** What asks for no step. */
  feedback: FeedbackCard[];
  /** Goals somebody thought of. */
  suggestions: SuggestionCard[];
  /** Brave moments a teacher saw. */
  offers: SuggestionCard[];
  teachers: string[];
  reflections: ReflectionCard[];
  moments: MomentCard[];
  sketch: SketchCard[];
  questions: QuestionCard[];
  /** Work one has had a word on, in courses one learns in. */
  works: { id: RecordId; context: ContextId; title: string }[];
  /** Of the courses one learns in. */
  classes: ClassCard[];
  circles: CircleCard[];
  preference: PreferenceCard;
};

export type BoardRow = {
  learner: PersonLabel;
  lastFeedbackAt: number | null;
  openSteps: number;
  needHelp: number;
  /** Open steps their learner says are done. */
  did: number;
  /** Steps and feedback whose last message is the learner's. */
  unanswered: number;
  sharedGoals: number;
  /** What they asked, is not closed, and waits for a word of a teacher. */
  questions: number;
  drafts: number;
};
/** One's own drafts for one learner on one assignment. */
export type ReadyCard = {
  learner: PersonLabel;
  sections: string[];
  /** Those with words in them, all of a prompt's holes filled. */
  feedback: RecordId[];
  empty: number;
  holes: number;
};
/** What could be released at once; `assignment` null: on no assignment. */
export type ReadyGroup = {
  assignment: RecordId | null;
  title: string;
  ready: ReadyCard[];
  /** Learners with neither a draft nor feedback there. */
  without: { learner: PersonLabel; sections: string[] }[];
};
export type BoardView = {
  course: string;
  context: ContextId;
  rows: BoardRow[];
  /** Groups with drafts alone. */
  groups: ReadyGroup[];
  /** Names of the sections of the class; none where the LMS tells none. */
  sections: string[];
  class: ClassCard;
  /** Not handled first. */
  reports: ReportCard[];
  /** What learners mean for their class. */
  waiting: WaitingCard[];
};

/** Asked for once, as somebody takes it along: computed from all of a course's, or a person's, feedback. */
export type ExportView = Taken & {
  course: string;
  /** loading: the school is being asked. local: it was not reached, and this is what lies here. */
  state: 'loading' | 'whole' | 'local';
};
export type ImportView = {
  learners: PersonLabel[];
  assignments: AssignmentLabel[];
  there: { id: RecordId; learner: PersonId | null; via: string | null }[];
};

/** Where a prompt stands: one's own shelf, a course's, or a team's of several courses' teachers. */
type PromptShelf = 'own' | 'course' | 'team';
export type PromptCard = {
  id: RecordId;
  shelf: PromptShelf;
  context: ContextId | null;
  /** Courses whose teachers a team's shelf is for. */
  team: ContextId[];
  from: PersonLabel;
  mine: boolean;
  text: string;
  part: PromptPart;
  criterion: string;
  tags: string[];
  madeAt: number;
};
export type PromptsView = {
  me: PersonLabel;
  /** Those one teaches. */
  courses: CourseLabel[];
  /** Newest first. */
  prompts: PromptCard[];
};

export type Query =
  | { kind: 'assignment'; context: ContextId; lmsAssignment: string }
  | {
      kind: 'grader';
      context: ContextId;
      lmsAssignment: string | null;
      /** By the id LMS pages show, or by ours. */
      learner: { lmsUser: string } | { person: PersonId };
    }
  /** `context` puts one course first; null takes all alike. */
  | { kind: 'home'; context: ContextId | null }
  | { kind: 'board'; context: ContextId }
  /** What a teacher of that course sees of what is mine; `person`: that one. */
  | { kind: 'seen'; context: ContextId; person: PersonId | null }
  /** What members of a class have shown to all of it. */
  | { kind: 'class'; context: ContextId }
  /** What may be taken along: a course's by who teaches it, or null: one's own. */
  | { kind: 'export'; context: ContextId | null }
  | { kind: 'import'; context: ContextId }
  /** All a teacher may use, in every course. */
  | { kind: 'prompts' }
  | { kind: 'sync' };

export type Views = {
  assignment: AssignmentView;
  grader: GraderView;
  home: HomeView;
  board: BoardView;
  seen: SeenView;
  class: ClassView;
  export: ExportView;
  import: ImportView;
  prompts: PromptsView;
  sync: SyncView;
};
export type ViewOf<Q extends Query> = Views[Q['kind']];
