import type { QuestionCard } from '../../store/owned-views.ts';
import type { Views } from '../../store/views.ts';
import { AssignmentScreen } from '../screens/AssignmentScreen.tsx';
import { GraderScreen } from '../screens/GraderScreen.tsx';
import { HomeScreen } from '../screens/HomeScreen.tsx';
import * as learning from './learning.ts';
import { stillWork } from './marking.ts';
import { classOf8 } from './owned.ts';
import { Pressing } from './Pressing.tsx';
import { CONTEXT, course, DAY, essay, id, lucia, MINUTE, NOW, okafor } from './people.ts';
import type { GalleryState } from './state.ts';
import { doneStep, helpStep, passage, plain, step } from './steps.ts';
import * as teaching from './teaching.ts';

const at = (exact: string) => ({ ...passage, quote: { ...passage.quote, exact } });

const question: QuestionCard = {
  id: id(70),
  context: CONTEXT,
  from: lucia,
  mine: true,
  text: 'Is this too sharp? I want the council to go on reading.',
  anchor: at('So the council should listen to us'),
  quoted: '',
  assignment: essay,
  course,
  closed: false,
  replies: [],
  mayReply: true,
  madeAt: NOW - 40 * MINUTE,
};
const answered: QuestionCard = {
  ...question,
  id: id(71),
  text: 'May I use what my grandmother said if she does not want her name in it?',
  anchor: null,
  quoted: 'A woman who has lived here for sixty years told me',
  replies: [
    { id: id(72), from: okafor, mine: false, text: 'Yes. Say so in one line.', madeAt: NOW - DAY },
  ],
  madeAt: NOW - 2 * DAY,
};
const questions = [question, answered, { ...answered, id: id(73), closed: true }];
const cover: Views['grader']['cover'] = {
  id: id(74),
  changed: 'The walk comes first now, and I counted the cars myself.',
  look: 'The ending. I do not know whether it stops or just ends.',
  given: true,
  changedAt: NOW - 50 * MINUTE,
};
const beside: Views['assignment'] = {
  ...learning.assignment,
  steps: [
    { ...step, answer: 'will_do', plan: 'After lunch', by: NOW + 2 * DAY, read: true },
    { ...doneStep, shown: at('eleven of the fourteen cars stood there all day') },
    { ...doneStep, id: id(75), feedback: id(76), replies: [], evidence: '' },
  ],
  feedback: [{ ...plain, read: true }],
  questions,
  cover: { ...cover, given: false },
  carried: helpStep,
  carryable: [
    helpStep,
    { ...helpStep, id: id(77), text: 'Read it to somebody who was not there.' },
  ],
  class: { ...classOf8, feedbackFirst: true },
};
const asked: Views['grader'] = {
  ...teaching.writingGrader,
  drafts: [],
  questions: questions.map((one) => ({ ...one, mine: false })),
  cover,
  feedback: [
    {
      ...plain,
      id: id(78),
      read: true,
      step: { ...doneStep, by: NOW + DAY, read: true, shown: at('eleven of the fourteen cars') },
    },
    { ...plain, read: true, mine: true },
  ],
};

const work = stillWork(learning.found);
const withWork = (view: Views['assignment'], find?: string): GalleryState => {
  const screen = (
    <AssignmentScreen
      query={{ kind: 'assignment', context: CONTEXT, lmsAssignment: '7' }}
      title="Main Street essay"
      attempt={teaching.attempt}
    />
  );
  return {
    home: 'panel',
    views: { assignment: view },
    marking: work,
    show: () => (find === undefined ? screen : <Pressing find={find}>{screen}</Pressing>),
  };
};

/** Nothing has been brought yet, so that something can be. */
const bare: Views['assignment'] = {
  ...learning.emptyAssignment,
  carryable: beside.carryable,
};
const homeView: Views['home'] = {
  ...learning.home,
  questions,
  works: [{ id: essay.id, context: CONTEXT, title: essay.title }],
  preference: { nudges: true, dot: true, started: true },
};
const home = (find: string): GalleryState => ({
  home: 'panel',
  views: { home: homeView },
  show: () => (
    <Pressing find={find}>
      <HomeScreen query={{ kind: 'home', context: CONTEXT }} onClass={() => undefined} />
    </Pressing>
  ),
});

/** What stands beside a work besides steps and goals. */
export const BESIDE: Record<string, GalleryState> = {
  'assignment-beside': withWork(beside),
  'assignment-asking': withWork(learning.emptyAssignment, 'section:has(> p) .wm-button:has(svg)'),
  'assignment-question-change': withWork(beside, 'article .wm-foot .wm-button:nth-of-type(2)'),
  'assignment-bring': withWork(bare, '.wm-button[aria-expanded="false"]:not([aria-controls])'),
  'assignment-cover': withWork(learning.emptyAssignment, 'details summary'),
  'grader-asked': {
    home: 'panel',
    views: { grader: asked },
    marking: work,
    show: () => (
      <GraderScreen
        query={{ kind: 'grader', context: CONTEXT, lmsAssignment: '7', learner: { lmsUser: '3' } }}
        attempt={teaching.attempt}
      />
    ),
  },
  'home-asking': home('section > p + .wm-row > .wm-button:has(svg)'),
  'home-settings': home('details:last-of-type summary'),
};
