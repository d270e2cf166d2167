import type { CircleCard } from '../../store/owned-views.ts';
import type { FeedbackCard, GoalCard, Views } from '../../store/views.ts';
import { Shell } from '../base/Shell.tsx';
import { Seen } from '../goal/Seen.tsx';
import { AssignmentScreen } from '../screens/AssignmentScreen.tsx';
import { HomeScreen } from '../screens/HomeScreen.tsx';
import { goal, otherGoal, sharedGoal } from './goals.ts';
import * as learning from './learning.ts';
import { circle } from './owned.ts';
import { Pressing } from './Pressing.tsx';
import { CONTEXT, course, DAY, essay, id, lucia, NOW, okafor } from './people.ts';
import type { GalleryState } from './state.ts';
import { passage, plain } from './steps.ts';
import { Unfolded } from './Unfolded.tsx';

const nowhere = (): void => undefined;
const said: FeedbackCard = {
  ...plain,
  id: id(501),
  observation: 'You read it to somebody before you handed it in. That is where the change began.',
  question: 'Who could doubt it next?',
  on: { id: id(502), kind: 'check_in', part: '' },
};
const lived: GoalCard = {
  ...goal,
  fields: {
    ...goal.fields,
    evidence: 'Every claim has a number or a voice.',
    choice: 'want',
    by: NOW + 20 * DAY,
    obstacle: 'I run out of time',
    response: 'I will do the first two claims and stop there',
    criteria: ['Every claim has a number or a voice'],
    tags: ['accuracy', 'questioning'],
  },
  answered: [true, true, true, true, false],
  feedback: [
    {
      ...said,
      id: id(503),
      observation: '',
      question: 'What would make a stranger nod?',
      on: { id: goal.id, kind: 'goal', part: 'evidence' },
    },
  ],
  checkIns: [
    {
      ...{ id: id(502), text: 'I read it to my uncle. He asked where the number is from.' },
      ...{ status: 'trying', confidence: 3, madeAt: NOW - DAY, feedback: [said] },
    },
    {
      ...{ id: id(504), text: '', status: 'not_started', confidence: null },
      ...{ madeAt: NOW - 9 * DAY, feedback: [] },
    },
  ],
  evidence: [
    {
      ...{ id: id(505), text: 'The baker’s number, and where I got it.', file: 'interview.m4a' },
      ...{ link: 'https://docs.example/interviews/main-street/baker', anchor: passage },
      ...{ assignment: essay, attempt: 1, madeAt: NOW - 2 * DAY, feedback: [] },
    },
  ],
};
const ended: GoalCard = {
  ...lived,
  fields: { ...lived.fields, status: 'learned_something_else' },
  feedback: [],
};
const away: GoalCard = { ...otherGoal, fields: { ...otherGoal.fields, archived: true } };
const young: CircleCard = { ...circle, toClass: 'by_release' };
const waiting: GoalCard = {
  ...sharedGoal,
  mine: true,
  sharing: {
    ...sharedGoal.sharing,
    forClass: { context: CONTEXT, title: course, released: false, held: false },
  },
};

const beside = (
  one: GoalCard,
  circles: CircleCard[] = [circle],
  home: GalleryState['home'] = 'panel',
): GalleryState => ({
  home,
  views: { assignment: { ...learning.assignment, steps: [], goals: [one, away], circles } },
  show: () => (
    <Unfolded>
      <AssignmentScreen
        query={{ kind: 'assignment', context: CONTEXT, lmsAssignment: '7' }}
        title="Main Street essay"
        opened={one.id}
        narrow={home !== 'panel'}
      />
    </Unfolded>
  ),
});
const home = (view: Views['home']): GalleryState => ({
  home: 'panel',
  views: { home: view },
  show: () => <HomeScreen query={{ kind: 'home', context: CONTEXT }} onClass={nowhere} />,
});
const checking = home({ ...learning.home, goals: [lived] });

const seen: Views['seen'] = {
  me: lucia,
  as: { name: okafor.name, course },
  goals: [{ ...lived, sharing: sharedGoal.sharing }],
  reflections: [],
  moments: [],
  sketch: [{ id: id(506), part: 'strengths', text: 'I listen.', sharing: sharedGoal.sharing }],
};
const eyes = (view: Views['seen']): GalleryState => ({
  home: 'page',
  views: { seen: view },
  show: () => (
    <Pressing find="button[aria-expanded=false]">
      <Shell title={course} wide>
        <Seen circles={[circle]} />
      </Shell>
    </Pressing>
  ),
});

/** A goal that is open, in its states, and what is around it. */
export const GOAL_SCREENS: Record<string, GalleryState> = {
  'assignment-goal': beside(lived),
  'assignment-goal-ended': beside(ended, [circle], 'tab'),
  'assignment-goal-waiting': beside(waiting, [young], 'tab'),
  'home-check-in': {
    ...checking,
    show: (phrases) => (
      <Pressing find=".wm-goal > .wm-row > button:nth-child(2)">{checking.show(phrases)}</Pressing>
    ),
  },
  'home-nudge': home({ ...learning.home, goals: [{ ...otherGoal, changedAt: NOW - 20 * DAY }] }),
  'learner-home-seen': eyes(seen),
  'learner-home-unseen': eyes({ ...seen, goals: [], sketch: [] }),
};
