import type { ContextId, PersonId } from '../../model/ids.ts';
import type { BoardView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { users } from '../base/icons.ts';
import { useSetting } from '../setting.tsx';
import { Reports } from './Reports.tsx';
import { Waiting } from './Waiting.tsx';

/** What waits for a teacher of a class: what somebody reported, and what learners mean for the class. */
export function ForTeachers({
  board,
  onLearner,
  onShared,
}: {
  board: BoardView;
  onLearner: (learner: PersonId) => void;
  onShared: ((context: ContextId) => void) | null;
}) {
  const { say } = useSetting().phrases;
  const { reports, waiting, context, rows } = board;
  const isLearner = (person: PersonId): boolean =>
    rows.some(({ learner }) => learner.id === person);
  return (
    <>
      <Reports reports={reports} isLearner={isLearner} onLearner={onLearner} />
      <Waiting waiting={waiting} onLearner={onLearner} />
      {onShared && (
        <div class="wm-row">
          <Button look="quiet" icon={users} onClick={() => onShared(context)}>
            {say('class.page.see')}
          </Button>
        </div>
      )}
    </>
  );
}
