import type { Criterion, Evidence } from '../../coach/comment.ts';
import { criterionKey } from '../../coach/suggestion.ts';
import { Button } from '../base/Button.tsx';
import { usePhrases } from '../setting.tsx';
import { quotesOf } from './quotes.ts';
import { useAct } from './useAct.ts';

/** What stands behind one light: its words in the text; without any, what it looks for. One that is off says so. */
export function Behind({
  criterion,
  answer,
  evidence,
  text,
  off,
}: {
  criterion: Criterion;
  answer: string;
  evidence: readonly Evidence[];
  text: string;
  off: boolean;
}) {
  const { say } = usePhrases();
  const act = useAct();
  const quotes = off ? [] : quotesOf(text, evidence);
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
        <p class="wm-soft">{say(off ? 'lights.rule_is_off' : `lights.hint.${criterion}`)}</p>
      )}
      <div class="wm-row">
        <Button look="quiet" onClick={() => act({ do: 'coach.rule', criterion, on: off })}>
          {say(off ? 'lights.rule_on' : 'lights.rule_off')}
        </Button>
        <Button look="quiet" onClick={() => act({ do: 'coach.turn', on: false })}>
          {say('lights.turn_off')}
        </Button>
      </div>
    </>
  );
}
