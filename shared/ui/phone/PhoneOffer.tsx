import { useSignal } from '@preact/signals';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { PairingOffer } from '../../protocol/http.ts';
import { Button } from '../base/Button.tsx';
import { Problem } from '../base/Problem.tsx';
import { usePhrases } from '../setting.tsx';

/** `no_storage`: the browser would forget it with the page. */
type Refused = ErrorCode | 'no_storage';

/** Whose home this would be. Nobody is kept before they have read their own name: a link may come from anybody. */
export function PhoneOffer({
  offer,
  onKeep,
}: {
  offer: PairingOffer;
  /** Null: it is kept. */
  onKeep: () => Promise<Refused | null>;
}) {
  const { say } = usePhrases();
  const refused = useSignal<Refused | null>(null);
  const busy = useSignal(false);
  const press = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    refused.value = await onKeep();
    busy.value = false;
  };
  return (
    <div class="wm-stack">
      <dl class="wm-card wm-facts">
        <dt>{say('connect.person')}</dt>
        <dd>
          <bdi>{offer.name}</bdi>
        </dd>
        <dt>{say('connect.school')}</dt>
        <dd>
          <bdi>{offer.tenant}</bdi>
        </dd>
      </dl>
      <p>{say('phone.offer.not_me')}</p>
      <p class="wm-soft">{say('phone.keep.own')}</p>
      {refused.value === 'no_storage' ? (
        <p role="alert">{say('phone.no_storage')}</p>
      ) : (
        <Problem code={refused.value} />
      )}
      <div class="wm-row">
        <Button look="main" aria-busy={busy.value} onClick={() => void press()}>
          {say('phone.keep')}
        </Button>
      </div>
    </div>
  );
}

/** One phone, one person: another's home has to be forgotten by whoever sees it. */
export function PhoneTaken({ name, onOpen }: { name: string; onOpen: () => void }) {
  const { say } = usePhrases();
  return (
    <div class="wm-stack">
      <p>{say('phone.other', { name, place: say('nav.browser') })}</p>
      <div class="wm-row">
        <Button onClick={onOpen}>{say('phone.other.open', { name })}</Button>
      </div>
    </div>
  );
}
