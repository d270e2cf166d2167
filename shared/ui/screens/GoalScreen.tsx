import type { RecordId } from '../../model/ids.ts';
import { EmptyState } from '../base/EmptyState.tsx';
import { Loading } from '../base/Loading.tsx';
import { Shell } from '../base/Shell.tsx';
import { GoalEditor } from '../goal/GoalEditor.tsx';
import { useSetting } from '../setting.tsx';
import { useView } from '../useView.ts';

/** One of my goals on a page of its own, where it can be shared. `onDone`: the person is finished here. */
export function GoalScreen({ id, onDone }: { id: RecordId; onDone: () => void }) {
  const { client, phrases } = useSetting();
  const view = useView(client, { kind: 'home', context: null });
  const goal = view?.goals.find((one) => one.id === id);
  return (
    <Shell title={phrases.say('goal.mine')} narrow>
      {view === null && <Loading />}
      {view && !goal && (
        <EmptyState
          level={2}
          title={phrases.say('goal.mine')}
          body={phrases.say('error.not_found')}
        />
      )}
      {view && goal && (
        <GoalEditor
          id={id}
          goal={goal}
          context={goal.context}
          courses={view.courses.filter(({ role }) => role === 'learner')}
          onDone={onDone}
        />
      )}
    </Shell>
  );
}
