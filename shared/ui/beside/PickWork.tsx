import type { ContextId, RecordId } from '../../model/ids.ts';
import type { CircleCard } from '../../store/owned-views.ts';
import type { HomeView } from '../../store/views.ts';
import { useSetting } from '../setting.tsx';
import { useId } from '../useId.ts';

/** Which course a question is for, and which work there it is about, of those one has had a word on. */
export function PickWork({
  courses,
  works,
  course,
  work,
  onPick,
}: {
  courses: readonly CircleCard[];
  works: HomeView['works'];
  course: ContextId;
  work: RecordId | null;
  onPick: (course: ContextId, work: RecordId | null) => void;
}) {
  const { say } = useSetting().phrases;
  const id = useId();
  const here = works.filter((one) => one.context === course);
  return (
    <>
      {courses.length > 1 && (
        <div class="wm-field">
          <label class="wm-label" for={`${id}-course`}>
            {say('home.course.pick')}
          </label>
          <select
            id={`${id}-course`}
            class="wm-input"
            value={course}
            onChange={({ currentTarget }) => onPick(currentTarget.value, null)}
          >
            {courses.map(({ context, title }) => (
              <option key={context} value={context}>
                {title}
              </option>
            ))}
          </select>
        </div>
      )}
      {here.length > 0 && (
        <div class="wm-field">
          <label class="wm-label" for={`${id}-work`}>
            {say('ask.work')}
          </label>
          <select
            id={`${id}-work`}
            class="wm-input"
            value={work ?? ''}
            onChange={({ currentTarget }) => onPick(course, currentTarget.value || null)}
          >
            <option value="">{say('ask.work.none')}</option>
            {here.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        </div>
      )}
    </>
  );
}
