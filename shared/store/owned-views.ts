import type { ContextId, RecordId } from '../model/ids.ts';
import type { StoredAnchor } from '../model/kinds/anchor.ts';
import type { GoalStatus } from '../model/kinds/goal-words.ts';
import type { SketchPart } from '../model/kinds/owned-words.ts';
import type { Scope } from '../model/scope.ts';
import type { AssignmentLabel, FeedbackCard, GoalCard, PersonLabel, ReplyCard } from './views.ts';

/** What screens show of a learner's own, and of what stands beside a work. Plain JSON, as all views are. */

/** Who can see something of its owner's. */
export type SharingCard = {
  /** null: not decided (nobody), []: kept private by choice. */
  audience: Scope[] | null;
  /** Names of who can see it now, besides its owner. */
  seenBy: string[];
  /** Courses whose teachers can see it, where we know no teacher's name. */
  seenInCourses: string[];
  /** Courses whose whole class can see it. */
  seenByClasses: string[];
  /** Somebody it was shown to is tied to its owner no more, and does not see it. */
  ended: boolean;
  /** The class it is meant for, and whether a teacher has let it go there, or has said "not yet". */
  forClass: { context: ContextId; title: string; released: boolean; held: boolean } | null;
};

export type CheckInCard = {
  id: RecordId;
  text: string;
  status: GoalStatus | null;
  confidence: number | null;
  madeAt: number;
  /** What teachers said on it. */
  feedback: FeedbackCard[];
};

export type EvidenceCard = {
  id: RecordId;
  text: string;
  /** An address of the web, or ''. */
  link: string;
  file: string;
  anchor: StoredAnchor | null;
  assignment: AssignmentLabel | null;
  /** Of which of its owner's attempts the marked words are, as in StepCard. */
  attempt: number | null;
  madeAt: number;
  feedback: FeedbackCard[];
};

type OwnedCard = {
  id: RecordId;
  owner: PersonLabel;
  mine: boolean;
  context: ContextId | null;
  course: string;
  tags: string[];
  /** Where its reader may see it. */
  goal: { id: RecordId; next: string } | null;
  assignment: AssignmentLabel | null;
  sharing: SharingCard;
  madeAt: number;
  feedback: FeedbackCard[];
};
export type ReflectionCard = OwnedCard & {
  victories: string;
  lessons: string;
  needs: string;
  usedToThink: string;
  nowThink: string;
  /** Which draft of the work was on the page as it was begun; null where nobody has written about that one. */
  attempt: number | null;
};
export type MomentCard = OwnedCard & {
  tried: string;
  happened: string;
  learned: string;
  /** Who saw it and offered it, and what they said; null where its owner began it. */
  offered: { from: PersonLabel; note: string } | null;
};

export type SketchCard = { id: RecordId; part: SketchPart; text: string; sharing: SharingCard };

export type QuestionCard = {
  id: RecordId;
  context: ContextId;
  from: PersonLabel;
  mine: boolean;
  text: string;
  anchor: StoredAnchor | null;
  quoted: string;
  assignment: AssignmentLabel | null;
  course: string;
  closed: boolean;
  replies: ReplyCard[];
  /** As in StepCard. */
  mayReply: boolean;
  madeAt: number;
};

export type CoverNoteCard = {
  id: RecordId;
  changed: string;
  look: string;
  given: boolean;
  changedAt: number;
};

/** What holds for a class, as its teachers say. */
export type ClassCard = {
  context: ContextId;
  title: string;
  minors: boolean;
  underThirteen: boolean;
  contact: string;
  feedbackFirst: boolean;
  /** False where reflections and replies wait until somebody has said whom to turn to. */
  open: boolean;
};

/** Whom something can be shown to, in one course. */
export type CircleCard = {
  context: ContextId;
  title: string;
  role: 'teacher' | 'learner';
  /** Who teaches it, besides oneself. */
  teachers: PersonLabel[];
  /** Its whole class: at once, only through a teacher, or not (one is alone there). */
  toClass: 'at_once' | 'by_release';
};

/** `started`: they need no first start any more, as they say or as they have begun. */
export type PreferenceCard = { nudges: boolean; dot: boolean; started: boolean };

/** Something that should perhaps not stand there. */
export type ReportCard = {
  id: RecordId;
  from: PersonLabel;
  reason: string;
  /**
   * What it is about, with its words; null where one does not see it any more. `shown`: whose yes shows it to the class, and
   * who can take it back from there; null: it is not shown there.
   */
  about: {
    id: RecordId;
    kind: string;
    owner: PersonLabel;
    words: string[];
    shown: 'by_owner' | 'by_teacher' | null;
  } | null;
  handled: boolean;
  /** What teachers answered, first to last. */
  replies: ReplyCard[];
  mayReply: boolean;
  madeAt: number;
};
/** Something a learner means for their class, which waits for a teacher. */
export type WaitingCard = {
  id: RecordId;
  kind: 'goal' | 'reflection' | 'moment';
  owner: PersonLabel;
  words: string[];
  /** A teacher has said "not yet". */
  held: boolean;
  madeAt: number;
};

/** What somebody else sees of what is mine. */
export type SeenView = {
  me: PersonLabel;
  as: { name: string; course: string };
  goals: GoalCard[];
  reflections: ReflectionCard[];
  moments: MomentCard[];
  sketch: SketchCard[];
};
/**
 * What members of a class have shown to all of it. A learner is not told who else is in the class: a classmate has the name
 * they show to the class as what to call them, or none.
 */
export type ClassView = {
  me: PersonLabel;
  role: 'teacher' | 'learner';
  class: ClassCard;
  /** One's own. */
  reports: ReportCard[];
  goals: GoalCard[];
  reflections: ReflectionCard[];
  moments: MomentCard[];
};
