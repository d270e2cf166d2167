import { useSignal } from '@preact/signals';
import { newId, type RecordId } from '../../model/ids.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { SuggestionCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Problem } from '../base/Problem.tsx';
import { useSetting } from '../setting.tsx';
import type { Where } from './LookForm.tsx';
import { Noticed } from './Noticed.tsx';

/** A brave moment that a teacher saw: it becomes one when its learner says so, in their words, or it goes. */
export function Offers({
  offers,
  where: { context, lmsAssignment },
  onTake,
}: {
  offers: readonly SuggestionCard[];
  where: Where;
  /** The moment that came of it. */
  onTake: (moment: RecordId, offered: SuggestionCard) => void;
}) {
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const code = useSignal<ErrorCode | null>(null);
  const answer = async (
    offer: SuggestionCard,
    how: { answer: 'accepted'; moment: RecordId } | { answer: 'declined' },
  ): Promise<void> => {
    const work =
      context === null || lmsAssignment === undefined ? {} : { work: { context, lmsAssignment } };
    const suggestion = offer.id;
    const outcome = await client.run({ do: 'suggestion.answer', suggestion, ...work, ...how });
    code.value = outcome.ok ? null : outcome.code;
    if (!outcome.ok) return;
    if (how.answer === 'accepted') onTake(how.moment, offer);
    else toasts.show(say('reflect.offer.declined'));
  };
  return (
    <>
      {offers.map((offer) => (
        <aside key={offer.id} class="wm-suggestion" aria-label={say('reflect.offer')}>
          <h3>{say('reflect.offer')}</h3>
          <Noticed from={offer.from} note={offer.note} />
          {!offer.open && <p>{say('error.no_contact')}</p>}
          <div class="wm-row">
            {offer.open && (
              <Button onClick={() => void answer(offer, { answer: 'accepted', moment: newId() })}>
                {say('reflect.offer.take')}
              </Button>
            )}
            <Button onClick={() => void answer(offer, { answer: 'declined' })}>
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
