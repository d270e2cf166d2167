import type { ContextId } from '../../model/ids.ts';
import type { CourseLabel } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { users } from '../base/icons.ts';
import { Section } from '../base/Section.tsx';
import { useSetting } from '../setting.tsx';

/** The ways to what one's classes show each other. */
export function Classes({
  courses,
  onShared,
}: {
  courses: readonly CourseLabel[];
  onShared: (context: ContextId) => void;
}) {
  const { say } = useSetting().phrases;
  if (courses.length === 0) return null;
  return (
    <Section title={say('class.page.ways')}>
      <div class="wm-row">
        {courses.map(({ context, title }) => (
          <Button key={context} icon={users} onClick={() => onShared(context)}>
            {say('class.page.open', { course: title })}
          </Button>
        ))}
      </div>
    </Section>
  );
}
