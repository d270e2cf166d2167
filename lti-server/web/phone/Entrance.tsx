import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import type { PairingOffer } from '../../../shared/protocol/http.ts';
import { Loading } from '../../../shared/ui/base/Loading.tsx';
import { Shell } from '../../../shared/ui/base/Shell.tsx';
import { PhoneOffer, PhoneTaken } from '../../../shared/ui/phone/PhoneOffer.tsx';
import { PhoneStart } from '../../../shared/ui/phone/PhoneStart.tsx';
import { usePhrases } from '../../../shared/ui/setting.tsx';
import { readOffer } from '../api.ts';
import { keep } from './keep.ts';
import { readKept } from './kept.ts';

type At =
  | { at: 'start'; problem: ErrorCode | null }
  | { at: 'asking' }
  | { at: 'offer'; offer: PairingOffer };

/** Before anybody is kept here: a code in the address, or one that is typed. `onKept`: begin as the home. */
export function Entrance({
  code,
  ended,
  onKept,
}: {
  code: string | null;
  ended: boolean;
  onKept: () => void;
}) {
  const { say } = usePhrases();
  const now = useSignal<At>({ at: 'start', problem: null });
  const ask = async (given: string): Promise<void> => {
    now.value = { at: 'asking' };
    const answer = await readOffer(given);
    now.value = answer.ok
      ? { at: 'offer', offer: answer.value }
      : { at: 'start', problem: answer.code };
  };
  useEffect(() => {
    if (code !== null) void ask(code);
  }, [code]);

  const labelOf = (browser: string): string =>
    browser === '' ? say('phone.label.plain') : say('phone.label', { browser });
  const { value } = now;
  const title = value.at === 'offer' ? say('phone.offer.title') : say('app.name');
  return (
    <Shell title={title} bottom={null} narrow>
      {value.at === 'asking' && <Loading />}
      {value.at === 'start' && (
        <PhoneStart ended={ended} problem={value.problem} onCode={(typed) => void ask(typed)} />
      )}
      {value.at === 'offer' && <Asked offer={value.offer} labelOf={labelOf} onKept={onKept} />}
    </Shell>
  );
}

function Asked({
  offer,
  labelOf,
  onKept,
}: {
  offer: PairingOffer;
  labelOf: (browser: string) => string;
  onKept: () => void;
}) {
  const kept = readKept();
  // Names are all that is known of who the code is for; one's own, kept anew, has the same.
  const isOther = kept !== null && kept.me.name !== offer.name;
  if (isOther) return <PhoneTaken name={kept.me.name} onOpen={onKept} />;
  return (
    <PhoneOffer
      offer={offer}
      onKeep={async () => {
        const answer = await keep(offer.code, labelOf);
        if (answer.ok) onKept();
        return answer.ok ? null : answer.code;
      }}
    />
  );
}
