import type { ComponentChildren } from 'preact';
import type { ContextId } from '../../shared/model/ids.ts';
import type { Me } from '../../shared/protocol/http.ts';
import type { CourseLabel, HomeView } from '../../shared/store/views.ts';
import { Button } from '../../shared/ui/base/Button.tsx';
import { arrowLeft } from '../../shared/ui/base/icons.ts';
import { Loading } from '../../shared/ui/base/Loading.tsx';
import { Shell } from '../../shared/ui/base/Shell.tsx';
import { CourseFiles, MyFiles } from '../../shared/ui/files/Files.tsx';
import { TalkOfLearner } from '../../shared/ui/onown/TalkOfLearner.tsx';
import { TalkOfTeacher } from '../../shared/ui/onown/TalkOfTeacher.tsx';
import { MyPlan } from '../../shared/ui/plan/MyPlan.tsx';
import { Library } from '../../shared/ui/prompts/Library.tsx';
import { useReflect } from '../../shared/ui/reflect/useReflect.ts';
import { AssignmentScreen } from '../../shared/ui/screens/AssignmentScreen.tsx';
import { GraderScreen } from '../../shared/ui/screens/GraderScreen.tsx';
import { LearnerHome } from '../../shared/ui/screens/LearnerHome.tsx';
import { NoCourse } from '../../shared/ui/screens/NoCourse.tsx';
import { SharedInClass } from '../../shared/ui/screens/SharedInClass.tsx';
import { TeacherHome } from '../../shared/ui/screens/TeacherHome.tsx';
import { useSetting } from '../../shared/ui/setting.tsx';
import { useView } from '../../shared/ui/useView.ts';
import { Nav } from './Nav.tsx';
import { Notice } from './Notice.tsx';
import { goTo, type Place, usePlace } from './place.ts';
import type { Start } from './session.ts';

type Host = {
  me: Me;
  /** What the host has to say at home, and at the foot of one's own page. */
  above?: ComponentChildren;
  below?: ComponentChildren;
  /** What the link that was followed opens. */
  start?: Start | null;
  /** Its page about the browsers that act for this person. */
  browsers: ComponentChildren;
};

/** What a launch opens, and what is kept on a phone: my learning, my learners, my browsers. */
export function App({ me, above, below, start = null, browsers }: Host) {
  const { client, phrases } = useSetting();
  const { say } = phrases;
  const view = useView(client, { kind: 'home', context: null });
  const courses = view && view.courses.length > 0 ? view.courses : me.courses;
  const teaches = courses.some(({ role }) => role === 'teacher');
  const learns = courses.some(({ role }) => role === 'learner');
  const work = workOf(start, courses);
  const first: Place = work !== null ? { at: 'work' } : { at: 'learning' };
  const board: Place = { at: 'board', context: start?.context ?? null };
  const place = usePlace(teaches && work === null ? board : first);
  const nav = (
    <Nav place={place} teaches={teaches} learns={learns || !teaches} work={work !== null} />
  );

  if (place.at === 'work' && work !== null)
    return (
      <AssignmentScreen
        query={work.query}
        title={work.title || say('nav.work')}
        first={work.opens}
        nav={nav}
        narrow
      />
    );

  if (place.at === 'learner')
    return (
      <GraderScreen
        query={{
          kind: 'grader',
          context: place.context,
          lmsAssignment: null,
          learner: { person: place.learner },
        }}
        narrow
        end={
          <>
            <Button look="quiet" onClick={() => goTo({ ...place, at: 'talk' })}>
              {say('talk.open')}
            </Button>
            <BackToClass context={place.context} />
          </>
        }
      />
    );
  if (place.at === 'talk')
    return (
      <TalkOfTeacher
        key={place.learner}
        context={place.context}
        learner={place.learner}
        end={<BackToClass context={place.context} />}
      />
    );
  return (
    <Shell title={say('home.hello', { name: me.name })} subtitle={me.tenant.name} nav={nav} wide>
      <Notice />
      {['board', 'learning', 'my-talk', 'prompts'].includes(place.at) && above}
      <Page place={place} view={view} browsers={browsers} below={below} />
    </Shell>
  );
}

/** For who learns in the course of the link: a teacher comes to their class. */
function workOf(start: Start | null, courses: readonly Pick<CourseLabel, 'context' | 'role'>[]) {
  if (start === null || start.assignment === null) return null;
  const { context, assignment, opens, title } = start;
  const learns = courses.some((one) => one.context === context && one.role === 'learner');
  if (!learns) return null;
  return {
    query: { kind: 'assignment', context, lmsAssignment: assignment } as const,
    opens,
    title,
  };
}

function BackToClass({ context }: { context: ContextId }) {
  return (
    <Button look="quiet" icon={arrowLeft} turns onClick={() => goTo({ at: 'board', context })}>
      {useSetting().phrases.say('board.back')}
    </Button>
  );
}

function Page({
  place,
  view,
  browsers,
  below,
}: Pick<Host, 'browsers' | 'below'> & { place: Place; view: HomeView | null }) {
  const { say } = useSetting().phrases;
  const looking = useReflect();
  if (place.at === 'browsers') return <>{browsers}</>;
  if (view === null) return <Loading />;
  const learns = view.teaching.length === 0 || view.courses.some(({ role }) => role === 'learner');
  // A work whose link is no longer known here leaves one's own page.
  if (place.at === 'learning' || place.at === 'work') {
    if (looking === undefined) return <Loading />;
    return (
      <>
        {learns && (
          <div class="wm-row">
            <Button look="quiet" onClick={() => goTo({ at: 'my-talk' })}>
              {say('talk.mine')}
            </Button>
          </div>
        )}
        {!learns && looking && <looking.OwnLaw />}
        <LearnerHome view={view} onShared={(context) => goTo({ at: 'class', context })} />
        <MyFiles />
        {below}
      </>
    );
  }
  if (place.at === 'my-talk')
    return (
      <>
        <div class="wm-row">
          <Button look="quiet" icon={arrowLeft} turns onClick={() => goTo({ at: 'learning' })}>
            {say('talk.back')}
          </Button>
        </div>
        <TalkOfLearner view={view} />
      </>
    );
  if (place.at === 'class') {
    const { context } = place;
    const taught = view.courses.some((one) => one.context === context && one.role === 'teacher');
    return (
      <>
        {context !== null && taught && (
          <div class="wm-row">
            <BackToClass context={context} />
          </div>
        )}
        <SharedInClass
          courses={view.courses}
          context={context}
          onCourse={(context) => goTo({ at: 'class', context })}
        />
      </>
    );
  }
  if (place.at === 'prompts') return <Library />;
  if (place.at === 'plan') return <MyPlan view={view} />;
  const taught = view.courses.filter(({ role }) => role === 'teacher');
  const near = place.at === 'board' ? place.context : null;
  const course = taught.find(({ context }) => context === near) ?? taught[0];
  if (course === undefined) return <NoCourse />;
  return (
    <>
      <TeacherHome
        courses={taught}
        context={course.context}
        onCourse={(context) => goTo({ at: 'board', context })}
        onLearner={(learner) => goTo({ at: 'learner', context: course.context, learner })}
        onShared={(context) => goTo({ at: 'class', context })}
        onTalk={(learner) => goTo({ at: 'talk', context: course.context, learner })}
      />
      <CourseFiles context={course.context} />
    </>
  );
}
