import type { ComponentChildren } from 'preact';
import { isBlank } from '../../model/text.ts';
import type { GoalCard } from '../../store/views.ts';
import { Pips } from '../base/Pips.tsx';
import { Said } from '../base/Said.tsx';
import { useSetting } from '../setting.tsx';

/** A goal at a glance: what for, how far its five questions are, how it goes. */
export function GoalSummary({ goal, children }: { goal: GoalCard; children?: ComponentChildren }) {
  const { phrases, now } = useSetting();
  const { say } = phrases;
  const { next, evidence, status } = goal.fields;
  const meta = [
    status === undefined ? null : say(`goal.status.${status}`),
    say('goal.changed', { when: phrases.ago(goal.changedAt, now()) }),
  ].filter((part) => part !== null);
  return (
    <article class="wm-card wm-goal">
      <Said text={isBlank(next) ? say('goal.untitled') : (next ?? '')} heading />
      <Pips answered={goal.answered} />
      {!goal.mine && !isBlank(evidence) && (
        <p class="wm-soft wm-said" dir="auto">
          {say('goal.evidence.label', { text: say('app.quoted', { text: evidence ?? '' }) })}
        </p>
      )}
      <p class="wm-soft">{meta.join(' · ')}</p>
      {children}
    </article>
  );
}
