import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { isBlank } from '../../model/limits.ts';
import type { FeedbackCard, On } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Said } from '../base/Said.tsx';
import { GivenFeedback } from '../grader/GivenFeedback.tsx';
import { useSetting } from '../setting.tsx';

/** One part of what a learner shares: their words, a way to comment on them, and what was said on them. */
export function Part({
  title,
  words,
  on,
  feedback,
  wanted,
  children,
}: {
  title: string;
  words: string;
  on: On;
  feedback: readonly FeedbackCard[];
  /** Told what is to be commented on. */
  wanted: Signal<On | null>;
  children?: ComponentChildren;
}) {
  const { say } = useSetting().phrases;
  return (
    <fieldset class="wm-part" aria-label={title}>
      <h4>{title}</h4>
      {!isBlank(words) && <Said text={words} />}
      {children}
      <div class="wm-row">
        <Button
          look="quiet"
          aria-label={say('onown.comment.named', { part: title })}
          onClick={() => {
            wanted.value = on;
          }}
        >
          {say('onown.comment')}
        </Button>
      </div>
      {feedback.map((one) => (
        <GivenFeedback key={one.id} feedback={one} />
      ))}
    </fieldset>
  );
}
