import { IconButton } from '../base/Button.tsx';
import { close } from '../base/icons.ts';
import { usePhrases } from '../setting.tsx';
import { Connecting } from './Connecting.tsx';
import type { CodeAnswer } from './useConnect.ts';

/** A quiet word at home about the extension; it goes for good when sent away. */
export function ConnectCard({
  getCode,
  onHide,
}: {
  getCode: () => Promise<CodeAnswer>;
  onHide: () => void;
}) {
  const { say } = usePhrases();
  return (
    <aside class="wm-card wm-connect-card" aria-label={say('connect.title')}>
      <p>{say('connect.card')}</p>
      <IconButton name={say('connect.hide')} icon={close} onClick={onHide} />
      <Connecting getCode={getCode} />
    </aside>
  );
}
