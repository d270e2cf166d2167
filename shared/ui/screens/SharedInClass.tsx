import type { ContextId } from '../../model/ids.ts';
import type { CourseLabel } from '../../store/views.ts';
import { Choose } from '../base/Choose.tsx';
import { Loading } from '../base/Loading.tsx';
import { useReflect } from '../reflect/useReflect.ts';
import { useSetting } from '../setting.tsx';
import { useView } from '../useView.ts';
import { NoCourse } from './NoCourse.tsx';

/** On the pages of a launch: what one's classes show each other, one class at a time. */
export function SharedInClass({
  courses,
  context,
  onCourse,
}: {
  courses: readonly CourseLabel[];
  /** Null: the first. */
  context: ContextId | null;
  onCourse: (context: ContextId) => void;
}) {
  const { say } = useSetting().phrases;
  const course = courses.find((one) => one.context === context) ?? courses[0];
  if (course === undefined) return <NoCourse />;
  return (
    <>
      {courses.length > 1 ? (
        <Choose
          label={say('home.course.pick')}
          value={course.context}
          options={courses.map((one) => [one.context, one.title] as const)}
          onChoose={onCourse}
        />
      ) : (
        <p class="wm-soft">
          <bdi>{course.title}</bdi>
        </p>
      )}
      <OneClass key={course.context} context={course.context} />
    </>
  );
}

function OneClass({ context }: { context: ContextId }) {
  const view = useView(useSetting().client, { kind: 'class', context });
  const looking = useReflect();
  return view && looking ? <looking.ClassPage view={view} /> : <Loading />;
}
