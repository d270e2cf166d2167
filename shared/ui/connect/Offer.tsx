import type { PairingOffer } from '../../protocol/http.ts';
import { Disclosure } from '../base/Disclosure.tsx';
import { usePhrases } from '../setting.tsx';
import { inFours } from './groups.ts';

/** Who would be connected, where, and how to go on: the toolbar button, or the code. */
export function Offer({ offer }: { offer: PairingOffer }) {
  const { say, list } = usePhrases();
  const hosts = offer.origins.map((origin) => new URL(origin).host);
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
        <dt>{say('connect.lms')}</dt>
        <dd>{list(hosts)}</dd>
      </dl>
      <div class="wm-next">
        <p>
          <strong>{say('connect.press')}</strong>
        </p>
        <p class="wm-soft">{say('connect.press.more')}</p>
      </div>
      <Disclosure title={say('connect.type')}>
        <p>{say('connect.type.how')}</p>
        <p class="wm-code" dir="ltr">
          {inFours(offer.code)}
        </p>
        <p class="wm-soft">{say('connect.install')}</p>
      </Disclosure>
    </div>
  );
}
