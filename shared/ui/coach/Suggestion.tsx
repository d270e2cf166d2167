import type { Criterion } from '../../coach/comment.ts';
import { Button } from '../base/Button.tsx';
import { usePhrases } from '../setting.tsx';
import { quotesOf } from './quotes.ts';
import type { Read } from './useReading.ts';

/** Characters of the words it is about. */
const SHORT = 30;
/** Characters that have room in the place kept in a narrow panel: with more, the buttons would move. */
const ROOM = 75;

/** The one thing worth saying now, and the only thing that is spoken by itself. `heard`: it was put off. */
export function SuggestionLine({
  read,
  heard,
  onLater,
}: {
  read: Read | null;
  heard: boolean;
  onLater: (criterion: Criterion) => void;
}) {
  const { say } = usePhrases();
  const suggestion = heard ? null : (read?.reading.suggestion ?? null);
  const sentence = read && suggestion ? say(read.live.sentenceKey(suggestion.id)) : '';
  // Where a light is out, its words are what put it out; else they are what is good already.
  const isOut = suggestion && read?.reading.criteria[suggestion.criterion].answer === 'not';
  const [words = ''] = isOut ? quotesOf(read.text, suggestion.evidence, SHORT) : [];
  const isQuoted = words !== '' && words.length + sentence.length < ROOM;
  return (
    <div class="wm-coach-said">
      <span aria-live="polite">
        {isQuoted && <bdi>{say('app.quoted', { text: words })}</bdi>} {sentence}
      </span>{' '}
      {suggestion && (
        <Button look="quiet" onClick={() => onLater(suggestion.criterion)}>
          {say('lights.later')}
        </Button>
      )}
      {read && suggestion === null && (
        <span class="wm-soft">
          {say(read.reading.readable ? 'lights.how' : read.live.UNREADABLE_KEY)}
        </span>
      )}
    </div>
  );
}
