import { useSignal } from '@preact/signals';
import browser from 'webextension-polyfill';
import { Button } from '../../shared/ui/base/Button.tsx';
import { EmptyState } from '../../shared/ui/base/EmptyState.tsx';
import { usePhrases } from '../../shared/ui/setting.tsx';
import { hostPatterns } from '../background/origins.ts';

/** IT connected this site for everybody; the browser still asks its person, once. */
export function Preset({ hosts }: { hosts: readonly string[] }) {
  const { say } = usePhrases();
  const state = useSignal<'asked' | 'allowed' | 'denied'>('asked');
  const onAllow = async (): Promise<void> => {
    // Nothing may be awaited before: the browser wants the click itself. The background does the rest.
    const isAllowed = await browser.permissions.request({ origins: hostPatterns(hosts) });
    state.value = isAllowed ? 'allowed' : 'denied';
  };
  if (state.value === 'allowed')
    return (
      <div role="status">
        <EmptyState level={2} title={say('pairing.done.title')} body={say('popup.preset.done')} />
      </div>
    );
  return (
    <EmptyState level={2} title={say('popup.preset.title')} body={say('popup.preset.body')}>
      <ul class="wm-stack">
        {hosts.map((host) => (
          <li key={host} dir="ltr">
            {new URL(host).host}
          </li>
        ))}
      </ul>
      {state.value === 'denied' && (
        <p class="wm-problem" role="alert">
          {say('popup.preset.denied')}
        </p>
      )}
      <Button look="main" onClick={() => void onAllow()}>
        {say('popup.preset.allow')}
      </Button>
    </EmptyState>
  );
}
