import { useSignal } from '@preact/signals';
import browser from 'webextension-polyfill';
import type { SiteStatus } from '../../shared/protocol/runtime.ts';
import { Button } from '../../shared/ui/base/Button.tsx';
import { EmptyState } from '../../shared/ui/base/EmptyState.tsx';
import { Shell } from '../../shared/ui/base/Shell.tsx';
import { usePhrases } from '../../shared/ui/setting.tsx';
import { CodeForm } from '../pages/CodeForm.tsx';
import { Pairing, PairingProblem } from '../pages/Pairing.tsx';
import type { PairingState } from '../pages/pairing-state.ts';
import type { Keys } from './keys.ts';
import { Preset } from './Preset.tsx';
import { Site } from './Site.tsx';

export type Place = { tab: number; window: number; url: string };

export function Popup({
  pairing,
  site,
  place,
  keys,
}: {
  pairing: PairingState;
  site: SiteStatus | null;
  place: Place;
  keys: Keys;
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
        <Site site={site} place={place} keys={keys} />
      ) : site !== null && site.toAllow.length > 0 ? (
        <Preset hosts={site.toAllow} />
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
