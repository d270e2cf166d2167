import type { StoredAnchor } from '../../model/kinds/anchor.ts';
import type { StepCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Passage } from '../base/Passage.tsx';
import { findId } from '../marking.ts';
import { useSetting } from '../setting.tsx';

/** More places like the one that was marked: found by the learner, in their own work. */
export function Finds({
  step,
  here = true,
  onChange,
}: {
  step: StepCard;
  /** The work beside the screen is the one it was said on. */
  here?: boolean;
  /** Null: its reader is not the learner. */
  onChange: ((found: StoredAnchor[]) => void) | null;
}) {
  const { phrases, marking } = useSetting();
  const { say } = phrases;
  const { found } = step;
  const { more } = step.tied;
  if (more === 0 && found.length === 0) return null;
  const isLooking = onChange !== null && !step.closed && found.length < more;
  return (
    <div class="wm-stack">
      <p class="wm-soft" role="status">
        {say('found', { n: found.length, more })}
      </p>
      {isLooking && (
        <p class="wm-soft">{say(marking === null || !here ? 'found.away' : 'found.how')}</p>
      )}
      {found.map((anchor, at) => (
        <div key={findId(step.id, at)} class="wm-stack">
          <Passage anchor={anchor} feedback={findId(step.id, at)} />
          {onChange !== null && !step.closed && (
            <div class="wm-row">
              <Button
                look="quiet"
                onClick={() => onChange(found.filter((_, other) => other !== at))}
              >
                {say('found.remove')}
              </Button>
            </div>
          )}
        </div>
      ))}
    </div>
  );
}
