import { EmptyState } from '../base/EmptyState.tsx';
import { usePhrases } from '../setting.tsx';

/** Where a page needs a course, and this person has none yet. */
export function NoCourse() {
  const { say } = usePhrases();
  return (
    <EmptyState
      level={2}
      title={say('session.courses.none.title')}
      body={say('session.courses.none.body')}
    />
  );
}
