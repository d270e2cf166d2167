import type { GoalCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { useBeside } from '../beside/useBeside.ts';
import { useSetting } from '../setting.tsx';
import type { GoalPart } from './GoalEditor.tsx';
import { GoalSummary } from './GoalSummary.tsx';
import { nameOf } from './nameOf.ts';
import { SeenBy } from './SeenBy.tsx';
import { useLive } from './useLive.ts';

/** One's own goal among the others: who sees it, who wrote about it, what is suggested, and the ways into it. */
export function MyGoal({
  goal,
  onOpen,
  onUntie,
}: {
  goal: GoalCard;
  onOpen: (first: GoalPart | null) => void;
  onUntie: (() => void) | null;
}) {
  const { phrases } = useSetting();
  const { say } = phrases;
  const isSuggested = goal.suggestions.some(({ answer }) => answer === 'pending');
  const live = useLive(isSuggested);
  const beside = useBeside();
  const said = [goal, ...goal.checkIns, ...goal.evidence].flatMap(({ feedback }) => feedback);
  const writers = [...new Set(said.map(({ from }) => from.name))].filter((one) => one !== '');
  const name = nameOf(goal) ?? say('goal.untitled');
  return (
    <GoalSummary goal={goal}>
      <SeenBy sharing={goal.sharing} />
      {writers.length > 0 && (
        <p class="wm-soft">{say('goal.said', { names: phrases.list(writers) })}</p>
      )}
      {live !== null &&
        goal.suggestions
          .filter((one) => one.answer === 'pending')
          .map((one) => <live.SuggestionBeside key={one.id} suggestion={one} goal={goal} />)}
      <div class="wm-row">
        <Button aria-label={say('goal.edit.named', { goal: name })} onClick={() => onOpen(null)}>
          {say('goal.edit')}
        </Button>
        <Button
          aria-label={say('goal.check_in.named', { goal: name })}
          onClick={() => onOpen('check_in')}
        >
          {say('goal.check_in')}
        </Button>
        {onUntie && (
          <Button
            look="quiet"
            aria-label={say('goal.untie.named', { goal: name })}
            onClick={onUntie}
          >
            {say('goal.untie')}
          </Button>
        )}
        {beside && <beside.ReadAloud texts={[nameOf(goal) ?? '']} />}
      </div>
    </GoalSummary>
  );
}
