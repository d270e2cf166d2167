import type { StoredAnchor } from '../../model/kinds/anchor.ts';
import { UNTIED } from '../../model/kinds/tied-words.ts';
import type { FeedbackCard, StepCard } from '../../store/views.ts';
import { course, DAY, essay, id, lucia, MINUTE, NOW, okafor, report } from './people.ts';

/** Words of the essay that feedback is about. */
export const passage: StoredAnchor = {
  quote: {
    type: 'TextQuoteSelector',
    exact: 'Nobody on Main Street wants the bus lane',
    prefix: 'I asked the baker, and she says the same every morning. ',
    suffix: ', and everybody knows it. So the council should listen to us.',
  },
  position: { type: 'TextPositionSelector', start: 56, end: 96 },
  place: 'paragraph',
  sentence: '0',
};

/** Feedback that is about nothing but marked words. */
export const UNTIED_CARD = { ...UNTIED, goal: null };

export const step: StepCard = {
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
  mayReply: true,
  by: null,
  shown: null,
  read: false,
  attempt: 1,
  anchor: passage,
  tied: { ...UNTIED_CARD, criterion: 'Every claim has a number or a voice', tags: ['accuracy'] },
  found: [],
  releasedAt: NOW - 2 * DAY,
  live: true,
  on: null,
};
export const doneStep: StepCard = {
  ...step,
  id: id(22),
  anchor: null,
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
export const helpStep: StepCard = {
  ...step,
  id: id(25),
  anchor: null,
  answer: 'need_help',
  answeredAt: NOW - 3 * MINUTE,
  assignment: report,
  course: 'Science 8',
  text: 'Draw the food web once more with arrows that say who eats whom.',
  observation: 'Seven living things, each with a note on where you saw it.',
  question: '',
};

/** Feedback that asks for no step. */
export const plain: FeedbackCard = {
  id: id(60),
  from: okafor,
  learner: lucia,
  mine: false,
  observation: 'The walk is the best part: you made me want to take it.',
  question: '',
  state: 'released',
  releasedAt: NOW - 5 * DAY,
  attempt: 2,
  anchor: null,
  tied: { ...UNTIED_CARD, tags: ['wonderment'] },
  assignment: essay,
  step: null,
  read: false,
  on: null,
  replies: [],
  mayReply: true,
};
export const LONG = 'This is a long thought that goes on, as thoughts do when it is late. '.repeat(
  31,
);
