import type { Criterion, Evidence } from '../../coach/comment.ts';
import { criterionKey } from '../../coach/suggestion.ts';
import { Button } from '../base/Button.tsx';
import { usePhrases } from '../setting.tsx';
import { quotesOf } from './quotes.ts';

/** What stands behind one light: its words in the text; without any, what it looks for. */
export function Behind({
  criterion,
  answer,
  evidence,
  text,
  onOff,
}: {
  criterion: Criterion;
  answer: string;
  evidence: readonly Evidence[];
  text: string;
  onOff: () => void;
}) {
  const { say } = usePhrases();
  const quotes = quotesOf(text, evidence);
  return (
    <>
      <p>
        <b>{say(criterionKey(criterion))}</b> · {answer}
      </p>
      {quotes.length > 0 ? (
        <ul>
          {quotes.map((quote) => (
            <li key={quote} class="wm-quote" dir="auto">
              {say('app.quoted', { text: quote })}
            </li>
          ))}
        </ul>
      ) : (
        <p class="wm-soft">{say(`lights.hint.${criterion}`)}</p>
      )}
      <div class="wm-row">
        <Button look="quiet" onClick={onOff}>
          {say('lights.turn_off')}
        </Button>
      </div>
    </>
  );
}
