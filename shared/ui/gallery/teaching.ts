import { UNTIED } from '../../model/kinds/tied-words.ts';
import type { FeedbackCard, StepCard, Views } from '../../store/views.ts';
import { goal, sharedGoal } from './goals.ts';
import { classOf8, nothingAtHome, nothingOwned } from './owned.ts';
import {
  CONTEXT,
  course,
  DAY,
  essay,
  id,
  layla,
  lucia,
  MINUTE,
  NAMES,
  NOW,
  okafor,
  SCIENCE,
} from './people.ts';
import { doneStep, helpStep, LONG, passage, step, UNTIED_CARD } from './steps.ts';

/** Views of teachers. */
export const attempt = { lmsAttempt: '77', version: 'a'.repeat(64) };
export const grader: Views['grader'] = {
  learner: lucia,
  context: CONTEXT,
  assignment: essay.id,
  attempts: [],
  goals: [sharedGoal],
  criteria: ['Every claim has a number or a voice'],
  feedback: [],
  earlier: [doneStep],
  drafts: [],
  scratch: null,
  coach: true,
  coachWithout: [],
  readingGrade: null,
  pointer: { on: true, failed: null },
  lastWordAt: NOW - 9 * DAY,
  ...nothingOwned,
  questions: [],
  cover: null,
  sketch: [],
  class: classOf8,
};
export const writingGrader: Views['grader'] = {
  ...grader,
  drafts: [
    {
      id: id(50),
      step: id(51),
      observation: step.observation,
      nextStep: step.text,
      question: '',
      anchor: passage,
      tied: UNTIED,
      changedAt: NOW - MINUTE,
    },
  ],
  feedback: [
    {
      id: id(52),
      from: okafor,
      learner: lucia,
      mine: true,
      observation: helpStep.observation,
      question: '',
      state: 'released',
      releasedAt: NOW - 4 * DAY,
      attempt: 1,
      anchor: null,
      tied: UNTIED_CARD,
      assignment: essay,
      step: helpStep,
      read: false,
      on: null,
      replies: [],
      mayReply: true,
    },
  ],
};
/** The learner did what was asked; further down what they have not answered. */
const answer = (n: number, given: Partial<StepCard>): FeedbackCard => ({
  id: id(500 + n),
  from: okafor,
  learner: lucia,
  mine: true,
  observation: step.observation,
  question: '',
  state: 'released',
  releasedAt: NOW - (n + 1) * DAY,
  attempt: 1,
  anchor: null,
  tied: UNTIED_CARD,
  assignment: essay,
  step: { ...step, anchor: null, question: '', id: id(520 + n), ...given },
  read: false,
  on: null,
  replies: [],
  mayReply: true,
});
const did: Partial<StepCard> = {
  answer: 'did_it',
  answeredAt: NOW - 40 * MINUTE,
  evidence: 'I asked the woman from the bakery how many people come by bus. She says thirty a day.',
};
export const answeredGrader: Views['grader'] = {
  ...grader,
  goals: [],
  earlier: [],
  feedback: [answer(0, did), answer(1, {})],
};
export const manyAnswersGrader: Views['grader'] = {
  ...grader,
  earlier: [],
  feedback: [
    answer(0, did),
    answer(1, { ...helpStep, id: id(530), assignment: essay }),
    answer(2, { answer: 'will_do', answeredAt: NOW - DAY, plan: 'On Friday, in the library.' }),
    answer(3, { ...did, answeredAt: NOW - 2 * DAY, closed: true }),
    answer(4, {}),
  ],
};
/** Tied to all it can be tied to. */
export const tiedGrader: Views['grader'] = {
  ...grader,
  scratch: {
    observation: '',
    nextStep: step.text,
    question: '',
    anchor: passage,
    tied: {
      criterion: 'Every claim has a number or a voice',
      tags: ['accuracy'],
      goal: sharedGoal.id,
      quoted: '',
      more: 2,
    },
  },
};
/** The work is a file: its words are typed. */
export const fileGrader: Views['grader'] = {
  ...grader,
  scratch: {
    observation: '',
    nextStep: 'Say who counted, and when.',
    question: '',
    anchor: null,
    tied: { ...UNTIED, quoted: 'Everyone knows that people on foot buy more things.' },
  },
};
export const longGrader: Views['grader'] = {
  ...grader,
  scratch: {
    observation: LONG.slice(0, 1900),
    nextStep: LONG.slice(0, 2040),
    question: '',
    anchor: null,
    tied: UNTIED,
  },
};
/** What the coach says to words of each sort. */
const writing = (observation: string, nextStep = '', question = ''): Views['grader'] => ({
  ...grader,
  scratch: { observation, nextStep, question, anchor: null, tied: UNTIED },
});
export const praisedGrader = writing(
  'You compared the baker’s story with the bus driver’s in paragraph 2, and each claim has a voice.',
  'Add one number to the claim about rent.',
  'What would a stranger who doubts you ask next?',
);
export const thinGrader = writing('Good start! Be clearer.');
/** For children of eight. */
export const hardGrader: Views['grader'] = {
  ...writing(
    'You interviewed several independent witnesses in paragraph 2, and compared their testimony.',
    'Add supporting evidence to the argument about increasing rents.',
    'What would a stranger who doubts you ask next?',
  ),
  readingGrade: 3,
};
export const ruleOffGrader: Views['grader'] = { ...thinGrader, coachWithout: ['thinking'] };
export const unreadGrader = writing(
  'Tu segundo párrafo compara muy bien las dos entrevistas.',
  'Añade una cifra a la primera.',
);
export const uncoachedGrader: Views['grader'] = { ...thinGrader, coach: false };
export const silentGrader: Views['grader'] = {
  ...writingGrader,
  pointer: { on: false, failed: null },
};
export const untoldGrader: Views['grader'] = {
  ...writingGrader,
  pointer: { on: true, failed: 'refused' },
};
export const waitingGrader: Views['grader'] = {
  ...grader,
  learner: null,
  goals: [],
  earlier: [],
  lastWordAt: null,
  scratch: {
    observation: 'You counted eleven people who stopped.',
    nextStep: '',
    question: '',
    anchor: null,
    tied: UNTIED,
  },
};
export const newGrader: Views['grader'] = {
  ...grader,
  learner: layla,
  goals: [],
  earlier: [],
  lastWordAt: null,
};

export const board: Views['board'] = {
  course,
  context: CONTEXT,
  rows: NAMES.map((name, index) => ({
    learner: { id: id(70 + index), name },
    lastFeedbackAt: index % 4 === 3 ? null : NOW - (index * 4 + 1) * DAY,
    openSteps: index % 3,
    needHelp: index === 4 ? 2 : index === 1 ? 1 : 0,
    did: index === 5 ? 1 : index === 2 ? 2 : 0,
    sharedGoals: index % 2,
    questions: 0,
    unanswered: index === 5 ? 1 : 0,
    drafts: index === 2 ? 1 : 0,
  })),
  groups: [
    {
      assignment: essay.id,
      title: essay.title,
      ready: NAMES.slice(0, 4).map((name, at) => ({
        learner: { id: id(70 + at), name },
        sections: [at % 2 === 0 ? '8A' : '8B'],
        feedback: [id(100 + at)],
        empty: 0,
        holes: 0,
      })),
      without: [{ learner: { id: id(74), name: NAMES[4] ?? '' }, sections: ['8A'] }],
    },
  ],
  sections: ['8A', '8B'],
  class: classOf8,
  reports: [],
  waiting: [],
};
export const emptyBoard: Views['board'] = {
  course,
  context: CONTEXT,
  rows: [],
  groups: [],
  sections: [],
  class: classOf8,
  reports: [],
  waiting: [],
};

export const teacherCourses: Views['home']['courses'] = [
  { context: CONTEXT, title: course, role: 'teacher' },
  { context: SCIENCE, title: 'Science 8', role: 'teacher' },
];

export const teaching: Views['home'] = {
  me: okafor,
  courses: teacherCourses,
  teaching: [
    {
      context: SCIENCE,
      title: 'Science 8',
      needHelp: 0,
      unanswered: 0,
      forClass: 0,
      openSteps: 0,
      drafts: 0,
    },
    {
      context: CONTEXT,
      title: course,
      needHelp: 2,
      unanswered: 1,
      forClass: 1,
      openSteps: 9,
      drafts: 1,
    },
  ],
  goals: [],
  steps: [],
  feedback: [],
  suggestions: [],
  teachers: [],
  ...nothingAtHome,
};
/** Somebody who teaches one course and learns in another. */
export const both: Views['home'] = {
  ...teaching,
  courses: [
    { context: CONTEXT, title: course, role: 'teacher' },
    { context: SCIENCE, title: 'Science 8', role: 'learner' },
  ],
  teaching: teaching.teaching.slice(1),
  goals: [{ ...goal, owner: okafor, context: SCIENCE }],
  steps: [{ ...helpStep, learner: okafor, from: { id: id(90), name: 'Mr Silva' } }],
};
/** One learner of the board, over all their work. */
export const fromBoard: Views['grader'] = {
  ...writingGrader,
  assignment: null,
  drafts: writingGrader.drafts.map((draft) => ({ ...draft, elsewhere: essay })),
};
