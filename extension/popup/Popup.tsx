import { useSignal } from '@preact/signals';
import browser from 'webextension-polyfill';
import type { SiteStatus } from '../../shared/protocol/runtime.ts';
import { Button } from '../../shared/ui/base/Button.tsx';
import { EmptyState } from '../../shared/ui/base/EmptyState.tsx';
import { Shell } from '../../shared/ui/base/Shell.tsx';
import { usePhrases } from '../../shared/ui/setting.tsx';
import { ask } from '../pages/ask.ts';
import { CodeForm } from '../pages/CodeForm.tsx';
import { Pairing, PairingProblem } from '../pages/Pairing.tsx';
import type { PairingState } from '../pages/pairing-state.ts';

type Place = { tab: number; url: string };

export function Popup({
  pairing,
  site,
  place,
}: {
  pairing: PairingState;
  site: SiteStatus | null;
  place: Place;
}) {
  const { say } = usePhrases();
  const isPairing = pairing.pairing.value !== null || pairing.paired.value !== null;
  const options = (
    <Button look="quiet" onClick={() => void browser.runtime.openOptionsPage()}>
      {say('popup.options')}
    </Button>
  );
  return (
    <Shell title={say('app.name')} end={options} bottom={null}>
      {isPairing ? (
        <Pairing state={pairing} />
      ) : site?.known ? (
        <Site site={site} place={place} />
      ) : (
        <NotConnected pairing={pairing} />
      )}
    </Shell>
  );
}

function NotConnected({ pairing }: { pairing: PairingState }) {
  const { say } = usePhrases();
  const isTyping = useSignal(false);
  const type = (yes: boolean) => () => {
    isTyping.value = yes;
  };
  if (isTyping.value) return <CodeForm state={pairing} onCancel={type(false)} />;
  return (
    <EmptyState level={2} title={say('popup.none.title')} body={say('popup.none.body')}>
      <PairingProblem state={pairing} />
      <Button onClick={type(true)}>{say('pairing.type')}</Button>
    </EmptyState>
  );
}

function Site({ site, place }: { site: SiteStatus; place: Place }) {
  const { say } = usePhrases();
  const hidden = useSignal(site.hidden);
  const { origin } = site;
  const host = site.server === null ? '' : new URL(site.server).host;
  const onHide = async (): Promise<void> => {
    if (origin === null) return;
    const reply = await ask({ type: 'site.hide', origin, hidden: !hidden.value });
    if (reply.ok) hidden.value = !hidden.value;
  };
  const onShow = async (): Promise<void> => {
    await ask({ type: 'panel.open', tab: place.tab });
    window.close();
  };
  return (
    <div class="wm-stack">
      <p>
        {site.person === null
          ? say('popup.nobody')
          : say('popup.person', { name: site.person, host })}
      </p>
      {hidden.value && <p role="status">{say('popup.hidden')}</p>}
      {!hidden.value && !site.panel && <p class="wm-soft">{say('popup.no_panel')}</p>}
      <div class="wm-row">
        {!hidden.value && site.panel && (
          <Button look="main" onClick={() => void onShow()}>
            {say('popup.show')}
          </Button>
        )}
        <Button onClick={() => void onHide()}>
          {say(hidden.value ? 'popup.unhide' : 'popup.hide')}
        </Button>
      </div>
    </div>
  );
}
