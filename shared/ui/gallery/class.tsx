import type { ClassCard, ReportCard, WaitingCard } from '../../store/owned-views.ts';
import type { GoalCard, PersonLabel, Views } from '../../store/views.ts';
import { Shell } from '../base/Shell.tsx';
import { useReflect } from '../reflect/useReflect.ts';
import { BoardScreen } from '../screens/BoardScreen.tsx';
import { ClassScreen } from '../screens/ClassScreen.tsx';
import { HomeScreen } from '../screens/HomeScreen.tsx';
import { LearnerHome } from '../screens/LearnerHome.tsx';
import { SharedInClass } from '../screens/SharedInClass.tsx';
import { TeacherHome } from '../screens/TeacherHome.tsx';
import { otherGoal, PRIVATE, sharedGoal } from './goals.ts';
import { circle, classOf8 } from './owned.ts';
import { Pressing } from './Pressing.tsx';
import { CONTEXT, course, DAY, id, lucia, NAMES, NOW, okafor } from './people.ts';
import type { GalleryState } from './state.ts';
import * as teaching from './teaching.ts';

const nowhere = (): void => undefined;
const [, layla, khai, , zoe] = NAMES.map((name, at): PersonLabel => ({ id: id(70 + at), name }));
const nobody: PersonLabel = { id: id(80), name: '' };
const young: ClassCard = {
  ...classOf8,
  minors: true,
  underThirteen: true,
  contact: 'Ms Vale, room 4, or vale@school.example',
};
const everyone = {
  ...PRIVATE,
  audience: [`course:${CONTEXT}:class` as const],
  seenByClasses: [course],
  ended: false,
};
const released = {
  ...PRIVATE,
  seenByClasses: [course],
  ended: false,
  forClass: { context: CONTEXT, title: course, released: true, held: false },
};
const shown = (goal: GoalCard, owner: PersonLabel, at: number): GoalCard => ({
  ...goal,
  owner,
  mine: false,
  sharing: everyone,
  changedAt: at,
});
const about = {
  ...{ mine: false, context: CONTEXT, course, tags: [], goal: null, assignment: null },
  ...{ sharing: everyone, feedback: [] },
};
const told: ReportCard = {
  id: id(601),
  from: lucia,
  reason: 'It makes fun of how I talk.',
  about: null,
  handled: true,
  replies: [
    {
      id: id(602),
      from: okafor,
      mine: false,
      text: 'Thank you for telling me. I spoke with them, and it is gone.',
      madeAt: NOW - DAY,
    },
  ],
  mayReply: true,
  madeAt: NOW - 2 * DAY,
};
const shared: Views['class'] = {
  me: lucia,
  role: 'learner',
  class: classOf8,
  goals: [
    shown({ ...sharedGoal, id: id(610) }, khai ?? nobody, NOW - DAY),
    { ...shown({ ...otherGoal, id: id(611) }, lucia, NOW - 5 * DAY), mine: true },
  ],
  reflections: [
    {
      ...about,
      id: id(612),
      owner: nobody,
      victories: 'I asked two shops, and both let me in.',
      lessons: 'Begin with a question they like to answer.',
      needs: '',
      attempt: null,
      usedToThink: 'I am not somebody people talk to.',
      nowThink: 'People talk when they see me write it down.',
      madeAt: NOW - 2 * DAY,
    },
  ],
  moments: [
    {
      ...about,
      id: id(613),
      owner: layla ?? nobody,
      tried: 'I read my first line to the whole class.',
      happened: 'My voice shook. Nobody laughed.',
      learned: 'It is over in ten seconds.',
      offered: null,
      madeAt: NOW - 3 * DAY,
    },
  ],
  reports: [told],
};
const empty: Views['class'] = {
  ...shared,
  class: young,
  goals: [],
  reflections: [],
  moments: [],
  reports: [],
};
const toTeacher: Views['class'] = {
  ...shared,
  me: okafor,
  role: 'teacher',
  class: young,
  goals: shared.goals.map((goal) => ({ ...goal, mine: false, sharing: released })),
  // Who teaches a class reads its list.
  reflections: shared.reflections.map((look) => ({ ...look, owner: zoe ?? nobody })),
  reports: [],
};

const waits = (n: number, owner: PersonLabel, words: string[], held = false): WaitingCard => ({
  ...{ id: id(620 + n), kind: 'goal', owner, words, held, madeAt: NOW - n * DAY },
});
const owned = (owner: PersonLabel, words: string[], by: 'by_owner' | 'by_teacher') =>
  ({ id: id(630), kind: 'goal', owner, words, shown: by }) as const;
const waiting: Views['board'] = {
  ...teaching.board,
  class: young,
  waiting: [
    waits(1, khai ?? nobody, ['Back up each claim', 'One number or one voice for each.']),
    waits(2, layla ?? nobody, ['أقرأ الجملة الأولى أمام الصف']),
    waits(3, zoe ?? nobody, ['My phone number is on my page, call me'], true),
  ],
  reports: [
    {
      ...told,
      id: id(640),
      from: khai ?? nobody,
      handled: false,
      replies: [],
      about: owned(zoe ?? nobody, ['Talk less like Khai', 'I count to ten.'], 'by_teacher'),
    },
    {
      ...told,
      id: id(641),
      from: layla ?? nobody,
      reason: '',
      handled: false,
      replies: [],
      about: owned(khai ?? nobody, ['Be first in everything'], 'by_owner'),
    },
    { ...told, id: id(642), from: zoe ?? nobody },
  ],
};

const ofClass = (view: Views['class']): GalleryState => ({
  home: 'panel',
  views: { class: view },
  show: () => <ClassScreen query={{ kind: 'class', context: CONTEXT }} />,
});
const onPage = (view: Views['class']): GalleryState => ({
  home: 'page',
  views: { class: view },
  show: ({ say }) => (
    <Shell title={say('nav.class')} wide>
      <SharedInClass courses={teaching.teacherCourses} context={CONTEXT} onCourse={nowhere} />
    </Shell>
  ),
});
const pressed = (state: GalleryState, find: string): GalleryState => ({
  ...state,
  show: (phrases) => <Pressing find={find}>{state.show(phrases)}</Pressing>,
});
const home = (view: Views['home']): GalleryState => ({
  home: 'panel',
  views: { home: view },
  show: () => (
    <HomeScreen query={{ kind: 'home', context: null }} onClass={nowhere} onShared={nowhere} />
  ),
});
/** As a launch shows it. */
function OwnPage() {
  const looking = useReflect();
  return (
    <>
      {looking && <looking.OwnLaw />}
      <LearnerHome view={own} onShared={nowhere} />
    </>
  );
}

const ownGoal = { ...otherGoal, owner: okafor, fields: { next: 'Wait three breaths', path: '' } };
const own: Views['home'] = {
  ...teaching.teaching,
  goals: [ownGoal],
  classes: [],
  circles: [{ ...circle, role: 'teacher' }],
};

/** What a class shows each other, what its teachers decide, and a teacher as a learner. */
export const CLASS_SCREENS: Record<string, GalleryState> = {
  'class-shared': ofClass(shared),
  'class-shared-none': ofClass(empty),
  'class-shared-report': pressed(ofClass(shared), '.wm-card > .wm-row > .wm-button-quiet'),
  'class-shared-page': onPage(shared),
  'class-shared-teacher': onPage(toTeacher),
  'board-reports': {
    home: 'panel',
    views: { board: waiting },
    show: () => (
      <BoardScreen
        query={{ kind: 'board', context: CONTEXT }}
        onLearner={nowhere}
        onShared={nowhere}
      />
    ),
  },
  'teacher-home-reports': {
    home: 'page',
    views: { board: waiting },
    show: ({ say }) => (
      <Shell title={say('home.hello', { name: okafor.name })} wide>
        <TeacherHome
          courses={teaching.teacherCourses}
          context={CONTEXT}
          onCourse={nowhere}
          onLearner={nowhere}
          onShared={nowhere}
        />
      </Shell>
    ),
  },
  'teacher-own': pressed(home(own), 'button[aria-expanded=false]'),
  'teacher-own-page': {
    home: 'page',
    views: { home: own },
    show: ({ say }) => (
      <Shell title={say('home.hello', { name: okafor.name })} wide>
        <OwnPage />
      </Shell>
    ),
  },
};
