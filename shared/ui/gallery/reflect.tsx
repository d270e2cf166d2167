import type {
  CircleCard,
  MomentCard,
  ReflectionCard,
  SketchCard,
} from '../../store/owned-views.ts';
import type { GoalCard, SuggestionCard, Views } from '../../store/views.ts';
import { Shell } from '../base/Shell.tsx';
import { AssignmentScreen } from '../screens/AssignmentScreen.tsx';
import { GraderScreen } from '../screens/GraderScreen.tsx';
import { HomeScreen } from '../screens/HomeScreen.tsx';
import { LearnerHome } from '../screens/LearnerHome.tsx';
import { TeacherHome } from '../screens/TeacherHome.tsx';
import { goal, PRIVATE, sharedGoal } from './goals.ts';
import * as learning from './learning.ts';
import { circle, classOf8 } from './owned.ts';
import { Pressing } from './Pressing.tsx';
import { CONTEXT, course, DAY, essay, id, layla, lucia, MINUTE, NOW, okafor } from './people.ts';
import type { GalleryState } from './state.ts';
import { step } from './steps.ts';
import * as teaching from './teaching.ts';
import { Unfolded } from './Unfolded.tsx';

const nowhere = (): void => undefined;
const shown = sharedGoal.sharing;
const own = {
  ...{ owner: lucia, mine: true, context: CONTEXT, course, sharing: PRIVATE, feedback: [] },
  ...{ goal: null, assignment: essay, tags: [] },
};
const looks: ReflectionCard[] = [
  {
    ...{ ...own, id: id(600), madeAt: NOW - 5 * MINUTE, tags: ['accuracy', 'my own voice'] },
    goal: { id: goal.id, next: goal.fields.next ?? '' },
    ...{ victories: 'idk', needs: 'Half an hour with the second interview.' },
    lessons: 'I asked before I wrote. Next time I also ask who counted, and when.',
    attempt: 2,
    usedToThink: 'An opinion needs strong words.',
    nowThink: 'It needs somebody who was there.',
  },
  {
    ...{ ...own, id: id(601), madeAt: NOW - 8 * DAY, sharing: shown },
    ...{ victories: 'I spoke to four strangers on Main Street.', lessons: '', needs: '' },
    ...{ usedToThink: '', nowThink: '', attempt: null },
  },
];
const note = 'You read your first line aloud, and then you changed it in front of everybody.';
const moments: MomentCard[] = [
  {
    ...{ ...own, id: id(602), madeAt: NOW - DAY, assignment: null },
    ...{ tried: '', happened: '', learned: '', offered: { from: okafor, note } },
  },
  {
    ...{ ...own, id: id(603), madeAt: NOW - 2 * DAY, tags: ['responsible-risks'], offered: null },
    tried: 'I rang the council and asked for the count.',
    happened: 'They laughed, and then they sent it.',
    learned: 'Asking costs one red face.',
  },
];
const offer: SuggestionCard = {
  ...{ id: id(604), goal: null, from: okafor, next: '', path: '', evidence: '', note },
  ...{ context: CONTEXT, of: 'moment', answer: 'pending', open: true, madeAt: NOW - DAY },
};
const sketch: SketchCard[] = [
  { id: id(610), part: 'name', text: 'Lu', sharing: shown },
  { id: id(611), part: 'say', text: 'loo-SEE-ah', sharing: PRIVATE },
  { id: id(612), part: 'language', text: 'العربية والإسبانية', sharing: PRIVATE },
  { id: id(613), part: 'needs', text: 'A quiet place, and the task in one line.', sharing: shown },
];
const habitual: GoalCard = {
  ...goal,
  fields: { ...goal.fields, tags: ['accuracy'], madeAt: NOW - 20 * DAY },
  checkIns: [
    {
      ...{ id: id(620), text: 'I wrote down who said it.', status: 'trying', confidence: 3 },
      ...{ madeAt: NOW - 4 * DAY, feedback: [] },
    },
  ],
};

const beside = (
  view: Partial<Views['assignment']>,
  opened: string | null = null,
  home: GalleryState['home'] = 'panel',
): GalleryState => ({
  home,
  views: { assignment: { ...learning.emptyAssignment, goals: [goal], ...view } },
  show: () => (
    <Unfolded>
      <AssignmentScreen
        query={{ kind: 'assignment', context: CONTEXT, lmsAssignment: '7' }}
        title="Main Street essay"
        opened={opened}
        narrow={home !== 'panel'}
      />
    </Unfolded>
  ),
});
const atHome: Views['home'] = {
  ...learning.emptyHome,
  goals: [habitual],
  steps: [{ ...step, tied: { ...step.tied, tags: ['accuracy'] } }],
  offers: [offer],
  reflections: looks,
  moments: moments.slice(1),
  sketch,
};
const young: CircleCard = { ...circle, toClass: 'by_release' };
const closed = { ...classOf8, minors: true, open: false };
const contact = 'Ms Vale, room 4, or 555 0134';
const trusted = { ...classOf8, minors: true, underThirteen: true, contact };

const besideWork = (press: boolean): GalleryState => {
  const screen = (
    <Unfolded>
      <GraderScreen
        query={{ kind: 'grader', context: CONTEXT, lmsAssignment: '7', learner: { lmsUser: '3' } }}
        attempt={teaching.attempt}
      />
    </Unfolded>
  );
  const theirs = { mine: false, sharing: shown };
  return {
    home: 'panel',
    views: {
      grader: {
        ...teaching.grader,
        earlier: [],
        reflections: looks.map((one) => ({ ...one, ...theirs })),
        moments: moments.slice(1).map((one) => ({ ...one, ...theirs })),
        sketch: sketch.filter((one) => one.sharing === shown),
      },
    },
    show: () =>
      press ? <Pressing find="main > .wm-row:last-child button">{screen}</Pressing> : screen,
  };
};

const [reporter = layla] = teaching.board.rows.map(({ learner }) => learner).slice(1);
const board: Views['board'] = {
  ...teaching.board,
  rows: teaching.board.rows.slice(0, 2),
  groups: [],
  class: trusted,
  waiting: [
    {
      ...{ id: id(630), kind: 'reflection', owner: lucia, held: false, madeAt: NOW - DAY },
      words: ['I spoke to four strangers on Main Street.', 'Ask who counted.'],
    },
  ],
  reports: [
    {
      ...{ id: id(631), from: reporter, handled: false, replies: [], madeAt: NOW - 40 * MINUTE },
      mayReply: true,
      reason: 'This is about my brother.',
      about: {
        ...{ id: id(632), kind: 'reflection', owner: lucia, shown: 'by_teacher' },
        words: ['My neighbour said …'],
      },
    },
  ],
};

/** Looking back, brave moments, who one is, and what holds for a class. */
export const REFLECT: Record<string, GalleryState> = {
  'assignment-looks': beside({ reflections: looks, moments }),
  'assignment-looks-open': beside({ reflections: looks }, id(600)),
  'assignment-looks-tab': beside(
    { reflections: looks, class: trusted, circles: [young] },
    id(600),
    'tab',
  ),
  'assignment-looks-none': beside({}),
  'assignment-looks-closed': beside({
    class: closed,
    offers: [{ ...offer, open: false }],
    steps: [{ ...step, mayReply: false }],
  }),
  'home-looks': {
    home: 'panel',
    views: { home: atHome },
    show: () => (
      <Unfolded>
        <HomeScreen query={{ kind: 'home', context: CONTEXT }} onClass={nowhere} />
      </Unfolded>
    ),
  },
  'learner-home-looks': {
    home: 'page',
    views: { home: atHome },
    show: (phrases) => (
      <Unfolded>
        <Shell title={phrases.say('home.hello', { name: lucia.name })} wide>
          <LearnerHome view={atHome} />
        </Shell>
      </Unfolded>
    ),
  },
  'grader-looks': besideWork(false),
  'grader-offering': besideWork(true),
  'teacher-home-class': {
    home: 'page',
    views: { board },
    show: (phrases) => (
      <Unfolded>
        <Shell title={phrases.say('home.hello', { name: okafor.name })} wide>
          <TeacherHome
            courses={teaching.teacherCourses}
            context={CONTEXT}
            onCourse={nowhere}
            onLearner={nowhere}
          />
        </Shell>
      </Unfolded>
    ),
  },
};
