import type { ComponentChildren } from 'preact';
import type { RecordId } from '../../model/ids.ts';
import type { StoredAnchor } from '../../model/kinds/anchor.ts';
import { useSetting } from '../setting.tsx';
import { Button } from './Button.tsx';
import { Changed } from './Changed.tsx';
import { shortened } from './shortened.ts';

/** Of the words before and after, on a page where the work itself is not to be seen. */
const AROUND = 160;
/** Of the passage: about four lines of a panel. */
const LONGEST = 220;

/** The learner's own words that feedback is about. `feedback` null: a selection that is no feedback yet. */
export function Passage({
  anchor,
  feedback,
  mayMove = false,
  end,
}: {
  anchor: StoredAnchor;
  feedback: RecordId | null;
  /** Its author may give it another place. */
  mayMove?: boolean;
  /** More buttons. */
  end?: ComponentChildren;
}) {
  const { phrases, marking, presenter } = useSetting();
  const { say } = phrases;
  const { exact, prefix, suffix } = anchor.quote;
  const known = feedback === null ? undefined : marking?.found.value[feedback];
  // While names are masked the words are, too, and may not be found for that alone.
  const found = presenter && known?.state === 'gone' ? undefined : known;
  const state = found?.state;
  const now = found === undefined || found.state === 'gone' ? null : found.words;
  const isChanged = now !== null && now !== exact;
  const isAway = marking === null;
  const place = (): void => {
    if (marking === null || feedback === null) return;
    marking.homeless.value = marking.homeless.value === feedback ? null : feedback;
  };
  return (
    <figure class="wm-passage" aria-label={say('passage')}>
      <blockquote dir="auto">
        {isAway && <span class="wm-soft">{prefix.slice(-AROUND)}</span>}
        <mark>{shortened(exact, LONGEST)}</mark>
        {isAway && <span class="wm-soft">{suffix.slice(0, AROUND)}</span>}
      </blockquote>
      {isChanged && <Changed before={exact} after={now} />}
      {marking !== null && feedback !== null && state !== undefined && (
        <figcaption class="wm-row">
          {state !== 'gone' && (
            <Button look="quiet" onClick={() => marking.reveal(feedback)}>
              {say('passage.show')}
            </Button>
          )}
          {end}
          {state !== 'anchored' && <span class="wm-soft">{say(`passage.${state}`)}</span>}
          {state === 'moved' && mayMove && (
            <Button look="quiet" onClick={() => marking.take(feedback)}>
              {say('passage.take')}
            </Button>
          )}
          {state !== 'anchored' && mayMove && (
            <Button look="quiet" aria-pressed={marking.homeless.value === feedback} onClick={place}>
              {say('passage.place')}
            </Button>
          )}
          {marking.homeless.value === feedback && (
            <span class="wm-soft" role="status">
              {say('passage.place.how')}
            </span>
          )}
        </figcaption>
      )}
    </figure>
  );
}
