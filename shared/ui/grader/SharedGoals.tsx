import { type Signal, useSignal } from '@preact/signals';
import type { ContextId } from '../../model/ids.ts';
import { PENDING_SUGGESTIONS } from '../../model/kinds/suggestion.ts';
import { isBlank } from '../../model/limits.ts';
import type { GoalCard, On, PersonLabel } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { plus } from '../base/icons.ts';
import { Section } from '../base/Section.tsx';
import { useFocusOnClose } from '../base/useFocus.ts';
import { GoalSummary } from '../goal/GoalSummary.tsx';
import { useOnOwn } from '../onown/useOnOwn.ts';
import { useSetting } from '../setting.tsx';

/** The goals a learner shares with their teacher. The teacher reads, comments, and may suggest. */
export function SharedGoals({
  learner,
  context,
  goals,
  wanted,
}: {
  learner: PersonLabel;
  context: ContextId;
  goals: readonly GoalCard[];
  wanted: Signal<On | null>;
}) {
  const { say, count } = useSetting().phrases;
  const open = useSignal(false);
  const own = useOnOwn(open.value);
  const opener = useFocusOnClose<HTMLButtonElement>(open.value);
  const toggle = (): void => {
    open.value = !open.value;
  };
  return (
    <Section
      title={count('grader.goals', Math.max(1, goals.length), { name: learner.name })}
      end={
        <Button look="quiet" icon={plus} buttonRef={opener} disabled={open.value} onClick={toggle}>
          {say('suggestion.make.new')}
        </Button>
      }
    >
      {own && open.value && (
        <own.SuggestionForm learner={learner} context={context} goal={null} onDone={toggle} />
      )}
      {goals.length === 0 && (
        <p class="wm-soft">{say('grader.goals.none', { name: learner.name })}</p>
      )}
      {goals.map((goal) => (
        <SharedGoal key={goal.id} learner={learner} context={context} goal={goal} wanted={wanted} />
      ))}
    </Section>
  );
}

function SharedGoal({
  learner,
  context,
  goal,
  wanted,
}: {
  learner: PersonLabel;
  context: ContextId;
  goal: GoalCard;
  wanted: Signal<On | null>;
}) {
  const { say } = useSetting().phrases;
  const own = useOnOwn(true);
  const open = useSignal(false);
  const opener = useFocusOnClose<HTMLButtonElement>(open.value);
  const pending = goal.suggestions.filter((one) => one.answer === 'pending').length;
  const toggle = (): void => {
    open.value = !open.value;
  };
  const suggest = (
    <Button
      look="quiet"
      buttonRef={opener}
      disabled={pending >= PENDING_SUGGESTIONS}
      {...(!isBlank(goal.fields.next)
        ? { 'aria-label': say('suggestion.make.named', { goal: goal.fields.next ?? '' }) }
        : {})}
      onClick={toggle}
    >
      {say('suggestion.make')}
    </Button>
  );
  return (
    <GoalSummary goal={goal} end={!open.value && suggest}>
      {own && open.value && (
        <own.SuggestionForm learner={learner} context={context} goal={goal} onDone={toggle} />
      )}
      {!open.value && pending > 0 && (
        <p class="wm-soft">
          {say(pending >= PENDING_SUGGESTIONS ? 'suggestion.full' : 'suggestion.waiting')}
        </p>
      )}
      {own && <own.WholeGoal goal={goal} wanted={wanted} />}
    </GoalSummary>
  );
}
