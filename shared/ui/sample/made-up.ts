import type { Phrases } from '../../locales/phrases.ts';
import type { StoredAnchor } from '../../model/kinds/anchor.ts';
import { UNTIED } from '../../model/kinds/tied-words.ts';
import type { ReflectionCard, SharingCard } from '../../store/owned-views.ts';
import type {
  AssignmentLabel,
  FeedbackCard,
  GoalCard,
  HomeView,
  PersonLabel,
  StepCard,
} from '../../store/views.ts';

const DAY = 86_400_000;
/** No record has these ids: they are no UUIDs, and what is made here goes into no store. */
const id = (name: string): string => `sample-${name}`;

export type MadeUp = {
  /** The work, in three pieces; the second is what is marked. */
  work: { title: string; before: string; marked: string; after: string };
  step: StepCard;
  goal: GoalCard;
  look: ReflectionCard;
  /** As the home of its learner would be. */
  home: HomeView;
};

/** A learner, a teacher and what they wrote, in the reader's language, a few days before `now`. */
export function madeUp({ say }: Phrases, now: number): MadeUp {
  const learner: PersonLabel = { id: id('learner'), name: say('sample.learner') };
  const teacher: PersonLabel = { id: id('teacher'), name: say('sample.teacher') };
  const course = say('sample.course');
  const assignment: AssignmentLabel = {
    ...{ id: id('assignment'), title: say('sample.work'), url: null, course },
  };
  const work = {
    title: assignment.title,
    before: say('sample.work.before'),
    marked: say('sample.work.marked'),
    after: say('sample.work.after'),
  };
  const { before, marked, after } = work;
  const anchor: StoredAnchor = {
    quote: { type: 'TextQuoteSelector', exact: marked, prefix: before, suffix: after },
    position: {
      type: 'TextPositionSelector',
      start: before.length,
      end: before.length + marked.length,
    },
    place: 'paragraph',
    sentence: '3',
  };
  const sharing: SharingCard = {
    audience: [],
    seenBy: [teacher.name],
    seenInCourses: [],
    seenByClasses: [],
    ended: false,
    forClass: null,
  };
  const step: StepCard = {
    ...{ id: id('step'), feedback: id('feedback'), from: teacher, learner, assignment, course },
    observation: say('sample.saw'),
    text: say('sample.next'),
    question: say('sample.ask'),
    ...{ answer: 'did_it', answeredAt: now - 9 * DAY, plan: '', reason: '' },
    ...{
      evidence: say('sample.did'),
      evidenceLink: '',
      closed: false,
      replies: [],
      mayReply: true,
    },
    ...{ by: null, shown: null, read: true, attempt: 1, anchor, found: [], live: true, on: null },
    tied: { ...UNTIED, goal: null, criterion: say('sample.bar') },
    releasedAt: now - 11 * DAY,
  };
  const said = { ...UNTIED, goal: null };
  const onCheckIn: FeedbackCard = {
    ...{ id: id('said'), from: teacher, learner, mine: false, state: 'released', attempt: null },
    ...{ observation: say('sample.check.2.said'), question: '', anchor: null, tied: said },
    ...{
      assignment: null,
      read: true,
      on: null,
      replies: [],
      mayReply: true,
      releasedAt: now - 4 * DAY,
    },
    step: { ...step, text: say('sample.check.2.next') },
  };
  const checkIn = (n: 1 | 2, days: number, more: Partial<GoalCard['checkIns'][number]>) => ({
    ...{ id: id(`check-${n}`), text: say(`sample.check.${n}`), madeAt: now - days * DAY },
    ...{ status: null, confidence: null, feedback: [], ...more },
  });
  const goal: GoalCard = {
    ...{ id: id('goal'), owner: learner, mine: true, context: null, stage: 'complete' },
    fields: {
      know: say('sample.know'),
      next: say('sample.goal'),
      path: say('sample.path'),
      evidence: say('sample.evidence'),
      share: say('sample.share'),
      ...{ status: 'trying', confidence: 4, choice: 'want', by: now + 6 * DAY },
    },
    answered: [true, true, true, true, true],
    ...{ tied: true, assignments: [assignment], suggestions: [], sharing, evidence: [] },
    checkIns: [
      checkIn(2, 5, { status: 'stuck', confidence: 3, feedback: [onCheckIn] }),
      checkIn(1, 8, { status: 'trying', confidence: 3 }),
    ],
    ...{ feedback: [], changedAt: now - 2 * DAY },
  };
  const look: ReflectionCard = {
    ...{ id: id('look'), owner: learner, mine: true, context: null, course, tags: [] },
    ...{ goal: null, assignment, sharing, feedback: [], madeAt: now - DAY },
    victories: say('sample.victories'),
    lessons: say('sample.lessons'),
    needs: say('sample.needs'),
    usedToThink: say('sample.used'),
    nowThink: say('sample.now'),
    attempt: null,
  };
  const home: HomeView = {
    ...{ me: learner, courses: [], teaching: [], goals: [goal], steps: [step], feedback: [] },
    ...{ suggestions: [], teachers: [teacher.name], reflections: [look], moments: [], sketch: [] },
    ...{ questions: [], works: [], classes: [], circles: [], offers: [] },
    preference: { nudges: false, dot: false, started: true },
  };
  return { work, step, goal, look, home };
}
