import { isBlank } from '../../model/limits.ts';
import type { GraderView, On } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { arrowLeft } from '../base/icons.ts';
import { shortened } from '../base/shortened.ts';
import { useSetting } from '../setting.tsx';
import { partName } from './parts.ts';
import { foundOn } from './words.ts';

/** About as much as is shown of words of a work. */
const LONGEST = 220;

/** In one line: which part of what. */
export function AboutLine({ view, on }: { view: GraderView; on: On }) {
  const { phrases } = useSetting();
  const { say } = phrases;
  const found = foundOn(view, on);
  if (found === null)
    return (
      <span class="wm-soft" dir="auto">
        {say('onown.about.gone')}
      </span>
    );
  const isNamed = found.kind !== 'goal' || on.part !== 'next';
  return (
    <span class="wm-soft" dir="auto">
      {say('onown.about', { part: partName(phrases, found, on) })}
      {isNamed && !isBlank(found.goal) && (
        <> · {say('onown.about.goal', { goal: shortened(found.goal, LONGEST) })}</>
      )}
    </span>
  );
}

/** What of the learner's own the comment in hand is about, and the way back to the work. */
export function About({
  view,
  on,
  onLeave,
}: {
  view: GraderView;
  on: On;
  onLeave: () => Promise<void>;
}) {
  const { say } = useSetting().phrases;
  const words = foundOn(view, on)?.words ?? '';
  return (
    <div class="wm-part">
      <p>
        <AboutLine view={view} on={on} />
      </p>
      {!isBlank(words) && (
        <blockquote class="wm-quote wm-said" dir="auto">
          {shortened(words, LONGEST)}
        </blockquote>
      )}
      <div class="wm-row">
        <Button look="quiet" icon={arrowLeft} turns onClick={() => void onLeave()}>
          {say(view.assignment === null ? 'onown.back.all' : 'onown.back.work')}
        </Button>
      </div>
    </div>
  );
}
