import { useSignal } from '@preact/signals';
import { newId, type RecordId } from '../../model/ids.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { SuggestionCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Problem } from '../base/Problem.tsx';
import { useSetting } from '../setting.tsx';
import { Noticed } from './Noticed.tsx';

/** A brave moment that a teacher saw: it becomes one when its learner says so, in their words, or it goes. */
export function Offers({
  offers,
  onTake,
}: {
  offers: readonly SuggestionCard[];
  /** The moment that came of it. */
  onTake: (moment: RecordId) => void;
}) {
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const code = useSignal<ErrorCode | null>(null);
  const answer = async (
    suggestion: RecordId,
    how: { answer: 'accepted'; moment: RecordId } | { answer: 'declined' },
  ): Promise<void> => {
    const outcome = await client.run({ do: 'suggestion.answer', suggestion, ...how });
    code.value = outcome.ok ? null : outcome.code;
    if (!outcome.ok) return;
    if (how.answer === 'accepted') onTake(how.moment);
    else toasts.show(say('reflect.offer.declined'));
  };
  return (
    <>
      {offers.map(({ id, from, note }) => (
        <aside key={id} class="wm-suggestion" aria-label={say('reflect.offer')}>
          <h3>{say('reflect.offer')}</h3>
          <Noticed from={from} note={note} />
          <div class="wm-row">
            <Button onClick={() => void answer(id, { answer: 'accepted', moment: newId() })}>
              {say('reflect.offer.take')}
            </Button>
            <Button onClick={() => void answer(id, { answer: 'declined' })}>
              {say('reflect.offer.decline')}
            </Button>
          </div>
          <p class="wm-soft">{say('reflect.offer.law')}</p>
        </aside>
      ))}
      <Problem code={code.value} />
    </>
  );
}
