import '../../shared/ui/waymark.css';
import * as v from 'valibot';
import type { Phrases } from '../../shared/locales/phrases.ts';
import { PairingCode, type PairingOffer } from '../../shared/protocol/http.ts';
import { EmptyState } from '../../shared/ui/base/EmptyState.tsx';
import { Shell } from '../../shared/ui/base/Shell.tsx';
import { Offer } from '../../shared/ui/connect/Offer.tsx';
import { WaymarkSetting } from '../../shared/ui/setting.tsx';
import { type Answer, readOffer } from './api.ts';
import { mount } from './mount.tsx';
import { NO_CLIENT } from './no-client.ts';

/** The one-time code stands in the fragment, which no server sees; it is taken out of the address at once. */
function takeCode(): string | null {
  const parsed = v.safeParse(PairingCode, window.location.hash.slice(1));
  history.replaceState(null, '', window.location.pathname);
  return parsed.success ? parsed.output : null;
}

/** For the toolbar popup, which reads this page when its button is pressed here. */
function leaveForPopup(offer: PairingOffer): void {
  const element = document.createElement('script');
  element.type = 'application/json';
  element.id = 'waymark-pairing';
  element.textContent = JSON.stringify(offer);
  document.body.append(element);
}

function Page({ phrases, answer }: { phrases: Phrases; answer: Answer<PairingOffer> | null }) {
  const { say } = phrases;
  return (
    <Shell title={say('connect.title')} bottom={null} narrow>
      {answer?.ok && <Offer offer={answer.value} />}
      {!answer?.ok && (
        <EmptyState
          level={2}
          title={say('connect.none.title')}
          body={say(answer === null ? 'connect.none.body' : `error.${answer.code}`)}
        />
      )}
    </Shell>
  );
}

const code = takeCode();
const answer = code === null ? null : await readOffer(code);
await mount(navigator.languages, (phrases) => (
  <WaymarkSetting phrases={phrases} client={NO_CLIENT}>
    <Page phrases={phrases} answer={answer} />
  </WaymarkSetting>
));
// Last, so that whoever waits for it finds a page that is ready.
if (answer?.ok) leaveForPopup(answer.value);
