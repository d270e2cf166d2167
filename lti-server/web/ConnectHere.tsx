import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ConnectCard } from '../../shared/ui/connect/ConnectCard.tsx';
import { useSetting } from '../../shared/ui/setting.tsx';
import { getCode, listConnections } from './api.ts';
import { isPutAside, putAside } from './put-aside.ts';
import type { Session } from './session.ts';

/** At home, while no browser is connected and nobody has sent it away here. */
export function ConnectHere({ session: { access } }: { session: Session }) {
  const { phrases, toasts } = useSetting();
  const shown = useSignal(false);
  useEffect(() => {
    const ending = new AbortController();
    const look = async (): Promise<void> => {
      if (document.visibilityState !== 'visible' || (await isPutAside())) return;
      const answer = await listConnections(access);
      if (!ending.signal.aborted) shown.value = answer.ok && answer.value.length === 0;
    };
    // The person comes back from the tab where the browser was connected.
    document.addEventListener('visibilitychange', () => void look(), { signal: ending.signal });
    void look();
    return () => ending.abort();
  }, [access, shown]);
  if (!shown.value) return null;
  const hide = (): void => {
    shown.value = false;
    void putAside();
    toasts.show(phrases.say('connect.hidden', { place: phrases.say('nav.browser') }));
  };
  return <ConnectCard getCode={() => getCode(access)} onHide={hide} />;
}
