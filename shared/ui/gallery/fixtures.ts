import type { GoalCard, PersonLabel, StepCard, SuggestionCard, Views } from '../../store/views.ts';

/** What people wrote, for the gallery and the tests of screens: made up, of ordinary length. */
export const NOW = Date.UTC(2026, 8, 15, 20, 30);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const id = (n: number): string => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const CONTEXT = id(1);
export const okafor: PersonLabel = { id: id(2), name: 'Ms Okafor' };
export const lucia: PersonLabel = { id: id(3), name: 'Lucía Fernández' };
const layla: PersonLabel = { id: id(4), name: 'ليلى حدّاد' };
const course = 'English 8';
const essay = {
  id: id(5),
  title: 'Main Street essay',
  url: 'https://lms.example/mod/assign/view.php?id=7',
  course,
};
const report = { id: id(6), title: 'Pond report', url: null, course: 'Science 8' };

const step: StepCard = {
  id: id(20),
  feedback: id(21),
  from: okafor,
  learner: lucia,
  observation: 'Your baker is a strong witness. This sentence asks me to believe you without one.',
  text: 'Find one number or one more voice for this, and say where it comes from.',
  question: 'What would the person who parks there every day say to you?',
  assignment: essay,
  course,
  answer: 'open',
  answeredAt: null,
  plan: '',
  reason: '',
  evidence: '',
  evidenceLink: '',
  closed: false,
  replies: [],
  attempt: 1,
  releasedAt: NOW - 2 * DAY,
  live: true,
};
const doneStep: StepCard = {
  ...step,
  id: id(22),
  text: 'Read the second paragraph aloud to somebody and cut what they do not need.',
  observation: '',
  question: '',
  answer: 'did_it',
  answeredAt: NOW - DAY,
  evidence: 'I cut two sentences. It is faster now.',
  evidenceLink: 'https://docs.example/d/1',
  replies: [
    {
      id: id(23),
      from: lucia,
      mine: true,
      text: 'My grandmother laughed at the right place!',
      madeAt: NOW - DAY,
    },
    {
      id: id(24),
      from: okafor,
      mine: false,
      text: 'That is the best test there is. Try it with the ending too?',
      madeAt: NOW - 20 * MINUTE,
    },
  ],
};
const helpStep: StepCard = {
  ...step,
  id: id(25),
  answer: 'need_help',
  answeredAt: NOW - 3 * MINUTE,
  assignment: report,
  course: 'Science 8',
  text: 'Draw the food web once more with arrows that say who eats whom.',
  observation: 'Seven living things, each with a note on where you saw it.',
  question: '',
};

export const goal: GoalCard = {
  id: id(30),
  owner: lucia,
  mine: true,
  context: CONTEXT,
  fields: {
    know: 'I ask people good questions and write down what they say.',
    next: 'Back up each claim so that a stranger would believe me',
    path: 'For each claim I will find one number or one voice before I write on.',
    status: 'trying',
    confidence: 3,
    audience: null,
  },
  stage: 'draft',
  answered: [true, true, true, false, false],
  tied: true,
  assignments: [essay],
  suggestions: [],
  seenBy: [],
  changedAt: NOW - 3 * DAY,
};
const sharedGoal: GoalCard = {
  ...goal,
  mine: false,
  fields: {
    ...goal.fields,
    evidence: 'Every claim has a number or a voice.',
    audience: [`course:${CONTEXT}:teachers`],
  },
  answered: [true, true, true, true, true],
  seenBy: [okafor.name],
};
const otherGoal: GoalCard = {
  ...goal,
  id: id(31),
  tied: false,
  fields: { next: 'Begin homework before supper, twice a week', status: 'not_started' },
  answered: [false, true, false, false, false],
  changedAt: NOW - 9 * DAY,
};
const suggestion: SuggestionCard = {
  id: id(40),
  goal: goal.id,
  from: okafor,
  next: 'Back up each claim with something I heard or counted myself',
  path: '',
  evidence: '',
  note: 'Your interviews are the best part. You could lean on them.',
  answer: 'pending',
  madeAt: NOW - DAY,
};

const LONG = 'This is a long thought that goes on, as thoughts do when it is late. '.repeat(31);

export const assignment: Views['assignment'] = {
  me: lucia,
  course,
  assignment: essay.id,
  steps: [{ ...step, answer: 'will_do', plan: 'Thursday after lunch, in the library' }],
  elsewhere: [helpStep],
  feedback: [],
  goals: [{ ...goal, suggestions: [suggestion] }],
  otherGoals: [otherGoal],
  teachers: [okafor.name],
};
export const emptyAssignment: Views['assignment'] = {
  ...assignment,
  steps: [],
  elsewhere: [],
  goals: [],
  otherGoals: [],
};
export const busyAssignment: Views['assignment'] = {
  ...assignment,
  steps: [doneStep, helpStep, { ...step, id: id(26), closed: true, answer: 'did_it' }],
};

export const attempt = { lmsAttempt: '77', version: 'a'.repeat(64) };
export const grader: Views['grader'] = {
  learner: lucia,
  context: CONTEXT,
  assignment: essay.id,
  attempts: [],
  goals: [sharedGoal],
  feedback: [],
  earlier: [doneStep],
  draft: null,
  scratch: null,
  lastWordAt: NOW - 9 * DAY,
};
export const writingGrader: Views['grader'] = {
  ...grader,
  draft: {
    id: id(50),
    step: id(51),
    observation: step.observation,
    nextStep: step.text,
    question: '',
    changedAt: NOW - MINUTE,
  },
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
      assignment: essay,
      step: helpStep,
    },
  ],
};
export const longGrader: Views['grader'] = {
  ...grader,
  scratch: { observation: LONG.slice(0, 1900), nextStep: LONG.slice(0, 2040), question: '' },
};
export const waitingGrader: Views['grader'] = {
  ...grader,
  learner: null,
  goals: [],
  earlier: [],
  lastWordAt: null,
  scratch: { observation: 'You counted eleven people who stopped.', nextStep: '', question: '' },
};
export const newGrader: Views['grader'] = {
  ...grader,
  learner: layla,
  goals: [],
  earlier: [],
  lastWordAt: null,
};

export const home: Views['home'] = {
  me: lucia,
  teaching: [],
  courses: [
    { context: CONTEXT, title: course, role: 'learner' },
    { context: id(7), title: 'Science 8', role: 'learner' },
  ],
  goals: [goal, otherGoal],
  steps: [step, helpStep, { ...doneStep, closed: true }],
  feedback: [
    {
      id: id(60),
      from: okafor,
      learner: lucia,
      mine: false,
      observation: 'The walk is the best part: you made me want to take it.',
      question: '',
      state: 'released',
      releasedAt: NOW - 5 * DAY,
      attempt: 2,
      assignment: essay,
      step: null,
    },
  ],
  suggestions: [{ ...suggestion, goal: null }],
  teachers: [okafor.name],
};
export const emptyHome: Views['home'] = {
  ...home,
  goals: [],
  steps: [],
  feedback: [],
  suggestions: [],
};

const NAMES = [
  'Lucía Fernández',
  'ليلى حدّاد',
  'Nguyễn Thị Minh Khai',
  'Ọlájídé Adébáyọ̀',
  'Zoë van den Berg',
  '王小明',
  'Aleksandra Wiśniewska',
  'Sam Lee',
];
export const board: Views['board'] = {
  course,
  context: CONTEXT,
  rows: NAMES.map((name, index) => ({
    learner: { id: id(70 + index), name },
    lastFeedbackAt: index % 4 === 3 ? null : NOW - (index * 4 + 1) * DAY,
    openSteps: index % 3,
    needHelp: index === 4 ? 2 : index === 1 ? 1 : 0,
    sharedGoals: index % 2,
    unanswered: index === 5 ? 1 : 0,
    drafts: index === 2 ? 1 : 0,
  })),
};
export const emptyBoard: Views['board'] = { course, context: CONTEXT, rows: [] };

export const refusedSync: Views['sync'] = {
  state: 'local',
  outdated: null,
  unsent: 3,
  kept: [],
  storage: 'good',
  refused: [
    {
      mutation: id(80),
      code: 'text_too_long',
      kind: 'goal',
      words: ['A plan that grew and grew while I was thinking about it.'],
    },
  ],
};
export const teacherCourses: Views['home']['courses'] = [
  { context: CONTEXT, title: course, role: 'teacher' },
  { context: id(7), title: 'Science 8', role: 'teacher' },
];
