import { Section } from '../../../shared/ui/base/Section.tsx';
import { usePhrases } from '../../../shared/ui/setting.tsx';
import type { AdminClient } from './client.ts';
import { Pages } from './Pages.tsx';
import { usePages } from './useAsked.ts';

/** Courses that have opened Waymark: names and counts, and nothing of what is in them. */
export function Courses({ client, school }: { client: AdminClient; school: string }) {
  const { say, count } = usePhrases();
  const { value, code, more } = usePages((after) => client.courses(school, after), school);
  return (
    <Section title={say('admin.courses')}>
      <Pages
        page={value.value}
        code={code.value}
        none={say('admin.courses.none')}
        onMore={more}
        row={({ title, lmsCourseId, teachers, learners }) => (
          <>
            <h3>
              <bdi>{title === '' ? say('admin.courses.unnamed') : title}</bdi>
            </h3>
            <p class="wm-soft">
              {count('admin.teachers', teachers)} · {count('admin.learners', learners)}
              {lmsCourseId !== null && <> · {say('admin.courses.id', { id: lmsCourseId })}</>}
            </p>
          </>
        )}
      />
    </Section>
  );
}
