import type { Signal } from '@preact/signals';
import type { Me } from '../../../shared/protocol/http.ts';
import type { TokenSource } from '../../../shared/store/transport.ts';
import { App } from '../App.tsx';
import type { Store } from '../store.ts';
import { Entrance } from './Entrance.tsx';
import { forget, unsentOf } from './forget.ts';
import { PhoneBrowsers } from './PhoneBrowsers.tsx';

/** The home of whoever is kept on this phone, until the server says that it is kept no longer. */
export function Home({
  me,
  store,
  tokens,
  ended,
  onEnd,
}: {
  me: Me;
  store: Store;
  tokens: TokenSource;
  ended: Signal<boolean>;
  /** Nothing is asked of the server from now on. */
  onEnd: () => void;
}) {
  const again = (): void => window.location.reload();
  if (ended.value) return <Entrance code={null} ended onKept={again} />;
  const onForget = async (anyway: boolean): Promise<boolean> => {
    await store.engine.flush();
    if (!anyway && (await unsentOf(store)) > 0) return false;
    onEnd();
    await forget(store);
    again();
    return true;
  };
  return <App me={me} browsers={<PhoneBrowsers tokens={tokens} onForget={onForget} />} />;
}
