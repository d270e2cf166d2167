import type { ComponentChild } from 'preact';
import type { Views } from '../../store/views.ts';
import { EmptyState } from '../base/EmptyState.tsx';
import { Shell } from '../base/Shell.tsx';
import { ConnectBrowser } from '../connect/ConnectBrowser.tsx';
import { Connections } from '../connect/Connections.tsx';
import { Offer } from '../connect/Offer.tsx';
import { AssignmentScreen } from '../screens/AssignmentScreen.tsx';
import { GoalScreen } from '../screens/GoalScreen.tsx';
import { GraderScreen } from '../screens/GraderScreen.tsx';
import { LearnerHome } from '../screens/LearnerHome.tsx';
import { TeacherHome } from '../screens/TeacherHome.tsx';
import * as made from './fixtures.ts';

/** One screen in one state. `framed`: as in the panel on an LMS page. */
export type GalleryState = {
  views: Partial<Views>;
  framed?: boolean;
  show: () => ComponentChild;
};

const assignment = () => (
  <AssignmentScreen
    query={{ kind: 'assignment', context: made.CONTEXT, lmsAssignment: '7' }}
    title="Main Street essay"
  />
);
const grader = () => (
  <GraderScreen
    query={{
      kind: 'grader',
      context: made.CONTEXT,
      lmsAssignment: '7',
      learner: { lmsUser: '3' },
    }}
    attempt={made.attempt}
  />
);
const page = (title: string, child: ComponentChild) => () => (
  <Shell title={title} subtitle="Riverside School" wide>
    {child}
  </Shell>
);
const teacherHome = page(
  'Hello, Ms Okafor',
  <TeacherHome
    courses={made.teacherCourses}
    context={made.CONTEXT}
    onCourse={() => undefined}
    onLearner={() => undefined}
  />,
);
const code = 'K7Q2M4XWZ90B';

export const STATES: Record<string, GalleryState> = {
  assignment: { views: { assignment: made.assignment }, framed: true, show: assignment },
  'assignment-empty': {
    views: { assignment: made.emptyAssignment },
    framed: true,
    show: assignment,
  },
  'assignment-busy': {
    views: { assignment: made.busyAssignment, sync: made.refusedSync },
    framed: true,
    show: assignment,
  },
  grader: { views: { grader: made.grader }, framed: true, show: grader },
  'grader-writing': { views: { grader: made.writingGrader }, framed: true, show: grader },
  'grader-long': { views: { grader: made.longGrader }, framed: true, show: grader },
  'grader-waiting': { views: { grader: made.waitingGrader }, framed: true, show: grader },
  'grader-new': { views: { grader: made.newGrader }, framed: true, show: grader },
  goal: {
    views: { home: made.home },
    show: () => <GoalScreen id={made.goal.id} onDone={() => undefined} />,
  },
  'learner-home': {
    views: { home: made.home },
    show: page('Hello, Lucía Fernández', <LearnerHome view={made.home} />),
  },
  'learner-home-empty': {
    views: { home: made.emptyHome },
    show: page('Hello, Lucía Fernández', <LearnerHome view={made.emptyHome} />),
  },
  'teacher-home': { views: { board: made.board }, show: teacherHome },
  'teacher-home-empty': { views: { board: made.emptyBoard }, show: teacherHome },
  browsers: {
    views: {},
    show: page(
      'Hello, Ms Okafor',
      <div class="wm-columns">
        <ConnectBrowser
          getCode={async () => ({
            ok: true,
            offer: {
              code,
              expiresAt: made.NOW + 300_000,
              connectUrl: `https://waymark.example/connect#${code}`,
            },
          })}
        />
        <Connections
          connections={[
            {
              id: made.okafor.id,
              label: 'Chromium on Linux',
              createdAt: made.NOW - 9e8,
              lastUsedAt: made.NOW - 6e6,
              silent: false,
              current: false,
            },
            {
              id: made.lucia.id,
              label: 'Firefox on Windows',
              createdAt: made.NOW - 9e7,
              lastUsedAt: made.NOW - 6e4,
              silent: true,
              current: true,
            },
          ]}
          onEnd={() => undefined}
        />
      </div>,
    ),
  },
  connect: {
    views: {},
    show: () => (
      <Shell title="Connect this browser" bottom={null} narrow>
        <Offer
          offer={{
            code,
            name: 'Ms Okafor',
            tenant: 'Riverside School',
            origins: ['https://moodle.riverside.example'],
          }}
        />
      </Shell>
    ),
  },
  'connect-none': {
    views: {},
    show: () => (
      <Shell title="Connect this browser" bottom={null} narrow>
        <EmptyState level={2} title="This page needs a code" body="Open Waymark in your course." />
      </Shell>
    ),
  },
};
