import type { ComponentChildren } from 'preact';
import { isBlank } from '../../model/limits.ts';
import type { GoalCard } from '../../store/views.ts';
import { Pips } from '../base/Pips.tsx';
import { Said } from '../base/Said.tsx';
import { useSetting } from '../setting.tsx';
import { nameOf } from './nameOf.ts';

/** A goal at a glance: what for, how far its five questions are, how it goes. `end`: opposite how it goes. */
export function GoalSummary({
  goal,
  end,
  children,
}: {
  goal: GoalCard;
  end?: ComponentChildren;
  children?: ComponentChildren;
}) {
  const { phrases, now } = useSetting();
  const { say } = phrases;
  const { evidence, status } = goal.fields;
  const name = nameOf(goal);
  const when = phrases.ago(goal.changedAt, now());
  const { by = null } = goal.fields;
  const meta = [
    status === undefined ? null : say(`goal.status.${status}`),
    by === null ? null : say('goal.by.day', { day: phrases.day(by) }),
    goal.mine ? say('goal.changed', { when }) : when,
  ].filter((part) => part !== null);
  return (
    <article class="wm-card wm-goal">
      <Said text={name ?? say('goal.untitled')} heading />
      <Pips answered={goal.answered} />
      {!goal.mine && !isBlank(evidence) && evidence !== name && (
        <p class="wm-soft wm-said" dir="auto">
          {say('goal.evidence.label', { text: say('app.quoted', { text: evidence ?? '' }) })}
        </p>
      )}
      <div class="wm-row">
        <p class="wm-soft">{meta.join(' · ')}</p>
        {end && <span class="wm-push">{end}</span>}
      </div>
      {children}
    </article>
  );
}
