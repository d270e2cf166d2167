import type { ContextId, PersonId } from '../../model/ids.ts';
import type { CourseLabel } from '../../store/views.ts';
import { Loading } from '../base/Loading.tsx';
import { Section } from '../base/Section.tsx';
import { useBeside } from '../beside/useBeside.ts';
import { Board } from '../board/Board.tsx';
import { ReleaseClass } from '../board/ReleaseClass.tsx';
import { useReflect } from '../reflect/useReflect.ts';
import { useSetting } from '../setting.tsx';
import { useId } from '../useId.ts';
import { useView } from '../useView.ts';

/** A teacher's own page: the learners of one course, those first who wait for a word. */
export function TeacherHome({
  courses,
  context,
  onCourse,
  onLearner,
  onShared = null,
  onTalk = null,
}: {
  courses: readonly CourseLabel[];
  context: ContextId;
  onCourse: (context: ContextId) => void;
  onLearner: (learner: PersonId) => void;
  /** To what the class shows each other. */
  onShared?: ((context: ContextId) => void) | null;
  onTalk?: ((learner: PersonId) => void) | null;
}) {
  const { client, phrases } = useSetting();
  const board = useView(client, { kind: 'board', context });
  const looking = useReflect();
  const beside = useBeside();
  // What waits for a teacher stands above their learners.
  if (looking === undefined) return <Loading />;
  return (
    <>
      {board && <ReleaseClass groups={board.groups} sections={board.sections} />}
      {board && looking && (
        <looking.ForTeachers board={board} onLearner={onLearner} onShared={onShared} />
      )}
      <Section
        title={phrases.say('board.title')}
        end={<CoursePicker courses={courses} context={context} onCourse={onCourse} />}
      >
        {board ? <Board rows={board.rows} onLearner={onLearner} onTalk={onTalk} /> : <Loading />}
      </Section>
      {board && looking && <looking.ClassSettings key={context} of={board.class} />}
      {beside && <beside.SeeExample />}
    </>
  );
}

function CoursePicker({
  courses,
  context,
  onCourse,
}: {
  courses: readonly CourseLabel[];
  context: ContextId;
  onCourse: (context: ContextId) => void;
}) {
  const { say } = useSetting().phrases;
  const id = useId();
  if (courses.length < 2) return <span class="wm-soft">{courses[0]?.title}</span>;
  return (
    <span class="wm-row">
      <label class="wm-soft" for={id}>
        {say('home.course.pick')}
      </label>
      <select
        id={id}
        class="wm-input"
        value={context}
        onChange={(event) => {
          onCourse(event.currentTarget.value);
        }}
      >
        {courses.map((course) => (
          <option key={course.context} value={course.context}>
            {course.title}
          </option>
        ))}
      </select>
    </span>
  );
}
