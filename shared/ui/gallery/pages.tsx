import type { ComponentChild } from 'preact';
import type { Phrases } from '../../locales/phrases.ts';
import { EmptyState } from '../base/EmptyState.tsx';
import { Shell } from '../base/Shell.tsx';
import { ConnectBrowser } from '../connect/ConnectBrowser.tsx';
import { ConnectCard } from '../connect/ConnectCard.tsx';
import { Connections } from '../connect/Connections.tsx';
import { Offer } from '../connect/Offer.tsx';
import { CourseFiles, MyFiles } from '../files/Files.tsx';
import { GraderScreen } from '../screens/GraderScreen.tsx';
import { LearnerHome } from '../screens/LearnerHome.tsx';
import { TeacherHome } from '../screens/TeacherHome.tsx';
import * as learning from './learning.ts';
import { CONTEXT, lucia, NOW, okafor } from './people.ts';
import { LIBRARY } from './prompts.tsx';
import type { GalleryState } from './state.ts';
import * as teaching from './teaching.ts';

const nowhere = (): void => undefined;
const school = 'Riverside School';
const code = 'K7Q2M4XWZ90B';
const getCode = async () => ({
  ok: true as const,
  offer: { code, expiresAt: NOW + 300_000, connectUrl: `https://waymark.example/connect#${code}` },
});

const page = (
  views: GalleryState['views'],
  name: string,
  child: (phrases: Phrases) => ComponentChild,
): GalleryState => ({
  home: 'page',
  views,
  show: (phrases) => (
    <Shell title={phrases.say('home.hello', { name })} subtitle={school} wide>
      {child(phrases)}
    </Shell>
  ),
});
const teacherHome = () => (
  <>
    <TeacherHome
      courses={teaching.teacherCourses}
      context={CONTEXT}
      onCourse={nowhere}
      onLearner={nowhere}
      onTalk={nowhere}
    />
    <CourseFiles context={CONTEXT} />
  </>
);
const alone = (
  title: 'connect.title' | 'app.name',
  child: (phrases: Phrases) => ComponentChild,
): GalleryState => ({
  home: 'page',
  views: {},
  show: (phrases) => (
    <Shell title={phrases.say(title)} bottom={null} narrow={title === 'connect.title'} wide>
      {child(phrases)}
    </Shell>
  ),
});

/** What a launch opens, and the page where a browser is connected. */
export const PAGES: Record<string, GalleryState> = {
  'learner-home': page({ home: learning.home }, lucia.name, () => (
    <>
      <LearnerHome view={learning.home} />
      <MyFiles />
    </>
  )),
  'learner-home-empty': page({ home: learning.emptyHome }, lucia.name, () => (
    <>
      <ConnectCard getCode={getCode} onHide={nowhere} />
      <LearnerHome view={learning.emptyHome} />
    </>
  )),
  'teacher-home': page({ board: teaching.board }, okafor.name, teacherHome),
  'teacher-home-empty': page({ board: teaching.emptyBoard }, okafor.name, teacherHome),
  'teacher-learner': {
    home: 'page',
    views: { grader: teaching.fromBoard },
    show: () => (
      <GraderScreen
        query={{
          kind: 'grader',
          context: CONTEXT,
          lmsAssignment: null,
          learner: { person: lucia.id },
        }}
        narrow
      />
    ),
  },
  prompts: page(LIBRARY.full.views, okafor.name, LIBRARY.full.show),
  'prompts-empty': page(LIBRARY.empty.views, okafor.name, LIBRARY.empty.show),
  'prompts-writing': page(LIBRARY.writing.views, okafor.name, LIBRARY.writing.show),
  'prompts-import': page(LIBRARY.good.views, okafor.name, LIBRARY.good.show),
  'prompts-import-bad': page(LIBRARY.bad.views, okafor.name, LIBRARY.bad.show),
  'prompts-import-no-file': page(LIBRARY.noFile.views, okafor.name, LIBRARY.noFile.show),
  browsers: page({}, okafor.name, () => (
    <div class="wm-columns">
      <ConnectBrowser getCode={getCode} />
      <Connections
        connections={[
          {
            id: okafor.id,
            label: 'Chromium on Linux',
            createdAt: NOW - 9e8,
            lastUsedAt: NOW - 6e6,
            silent: false,
            current: false,
          },
          {
            id: lucia.id,
            label: 'Firefox on Windows',
            createdAt: NOW - 9e7,
            lastUsedAt: NOW - 6e4,
            silent: true,
            current: true,
          },
        ]}
        onEnd={nowhere}
      />
    </div>
  )),
  'no-session': alone('app.name', ({ say }) => (
    <EmptyState level={2} title={say('session.none.title')} body={say('session.none.body')} />
  )),
  connect: alone('connect.title', () => (
    <Offer
      offer={{
        code,
        name: okafor.name,
        tenant: school,
        origins: ['https://moodle.riverside.example'],
      }}
    />
  )),
  'connect-none': alone('connect.title', ({ say }) => (
    <EmptyState level={2} title={say('connect.none.title')} body={say('connect.none.body')} />
  )),
};
