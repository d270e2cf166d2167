import type { PersonId } from '../../model/ids.ts';
import type { BoardRow } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { EmptyState } from '../base/EmptyState.tsx';
import { Icon } from '../base/Icon.tsx';
import { check, handHelping, message } from '../base/icons.ts';
import { useSetting } from '../setting.tsx';
import { inOrderOfNeed } from './order.ts';

/** The class at a glance: a table where there is room, a card for each learner where there is none. */
export function Board({
  rows,
  onLearner,
  onTalk = null,
}: {
  rows: readonly BoardRow[];
  onLearner: (learner: PersonId) => void;
  /** Opens a talk about the goals somebody shares; null where there is no room for one. */
  onTalk?: ((learner: PersonId) => void) | null;
}) {
  const { say, count } = useSetting().phrases;
  const waiting = rows.filter((row) => row.lastFeedbackAt === null).length;
  if (rows.length === 0)
    return <EmptyState title={say('board.none.title')} body={say('board.none.body')} />;
  return (
    <div class="wm-stack wm-class">
      <p class="wm-soft">
        {waiting > 0 && <strong>{count('board.waiting', waiting)} </strong>}
        {say('board.order')}
      </p>
      <table class="wm-board">
        <thead>
          <tr>
            <th scope="col">{say('board.learner')}</th>
            <th scope="col">{say('board.last')}</th>
            <th scope="col">{say('board.open')}</th>
            <th scope="col">{say('board.goals')}</th>
          </tr>
        </thead>
        <tbody>
          {inOrderOfNeed(rows).map((row) => (
            <Learner key={row.learner.id} row={row} onLearner={onLearner} onTalk={onTalk} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Learner({
  row,
  onLearner,
  onTalk,
}: {
  row: BoardRow;
  onLearner: (learner: PersonId) => void;
  onTalk: ((learner: PersonId) => void) | null;
}) {
  const { phrases, now } = useSetting();
  const { say, count } = phrases;
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          class="wm-link"
          id={`learner-${row.learner.id}`}
          onClick={() => onLearner(row.learner.id)}
        >
          <bdi>{row.learner.name}</bdi>
        </button>
        {row.needHelp > 0 && (
          <span class="wm-tag wm-tag-step">
            <Icon node={handHelping} />
            {count('board.help.tag', row.needHelp)}
          </span>
        )}
        {row.unanswered > 0 && (
          <span class="wm-tag wm-tag-step">
            <Icon node={message} />
            {say('board.unanswered')}
          </span>
        )}
        {row.questions > 0 && (
          <span class="wm-tag wm-tag-step">
            <Icon node={message} />
            {say('board.asks')}
          </span>
        )}
        {row.did > 0 && (
          <span class="wm-tag wm-tag-done">
            <Icon node={check} />
            {count('board.did.tag', row.did)}
          </span>
        )}
        {row.drafts > 0 && <span class="wm-tag">{count('board.drafts', row.drafts)}</span>}
      </th>
      <td data-label={say('board.last')}>
        {row.lastFeedbackAt === null ? say('board.never') : phrases.ago(row.lastFeedbackAt, now())}
      </td>
      <td data-label={say('board.open')} class={row.openSteps === 0 ? 'wm-none' : ''}>
        {phrases.number(row.openSteps)}
      </td>
      <td data-label={say('board.goals')} class={row.sharedGoals === 0 ? 'wm-none' : ''}>
        {phrases.number(row.sharedGoals)}
        {onTalk && row.sharedGoals > 0 && (
          <Button
            look="quiet"
            aria-label={say('talk.open.named', { name: row.learner.name })}
            onClick={() => onTalk(row.learner.id)}
          >
            {say('talk.open')}
          </Button>
        )}
      </td>
    </tr>
  );
}
