import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Found } from '../../protocol/marks.ts';
import type { FeedbackCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Section } from '../base/Section.tsx';
import { useSetting } from '../setting.tsx';
import { GivenFeedback } from './GivenFeedback.tsx';

/** What became of the words a comment is about. whole: it is about none. unknown: the work has not been looked at yet. */
type Fate = 'changed' | 'same' | 'moved' | 'gone' | 'whole' | 'unknown';
function fateOf({ id, anchor }: FeedbackCard, found: Found): Fate {
  const now = found[id];
  if (anchor === null) return 'whole';
  if (now === undefined) return 'unknown';
  if (now.state !== 'anchored') return now.state;
  return now.words === null || now.words === anchor.quote.exact ? 'same' : 'changed';
}

const placeOf = ({ anchor }: FeedbackCard): number =>
  anchor?.position.start ?? Number.POSITIVE_INFINITY;

/**
 * A second draft, comment by comment in the order of the work: what was asked for beside what stands there now, with the work
 * scrolled to it. One's own comments on earlier drafts alone.
 */
export function Changes({
  feedback,
  onEnd,
}: {
  feedback: readonly FeedbackCard[];
  onEnd: () => void;
}) {
  const { phrases, marking } = useSetting();
  const { say } = phrases;
  const at = useSignal(0);
  const box = useRef<HTMLElement>(null);
  const order = [...feedback].sort((a, b) => placeOf(a) - placeOf(b));
  const index = Math.min(at.value, order.length - 1);
  const card = order[index];
  const go = (by: number): void => {
    at.value = Math.max(0, Math.min(order.length - 1, index + by));
  };
  useEffect(() => {
    if (card === undefined) return onEnd();
    box.current?.focus();
    if (card.anchor !== null) marking?.reveal(card.id);
  }, [card?.id]);
  useEffect(() => {
    const life = new AbortController();
    const onKey = (event: KeyboardEvent): void => {
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (by === 0 || !event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      go(by);
    };
    document.addEventListener('keydown', onKey, { signal: life.signal });
    return () => life.abort();
  });
  if (card === undefined) return null;
  const fate = fateOf(card, marking?.found.value ?? {});
  return (
    <Section
      title={say('changes.title')}
      end={
        <Button look="quiet" onClick={onEnd}>
          {say('changes.end')}
        </Button>
      }
    >
      <section ref={box} class="wm-stack" tabIndex={-1} aria-labelledby="wm-changes">
        <p id="wm-changes" class="wm-soft">
          {say('changes.at', { n: index + 1, of: order.length })}
          {fate !== 'unknown' && ` · ${say(`changes.fate.${fate}`)}`}
        </p>
        <GivenFeedback key={card.id} feedback={card} />
      </section>
      <div class="wm-row">
        <Button disabled={index === 0} onClick={() => go(-1)}>
          {say('changes.previous')}
        </Button>
        <Button look="main" disabled={index === order.length - 1} onClick={() => go(1)}>
          {say('changes.next')}
        </Button>
        <span class="wm-soft">{say('changes.keys')}</span>
      </div>
    </Section>
  );
}
