import { useSetting } from '../setting.tsx';
import { useView } from '../useView.ts';
import { IconButton } from './Button.tsx';
import { close } from './icons.ts';

/** This computer's own storage was mended, or is full: what that means, and what to do. */
export function StorageNotice() {
  const { phrases, client } = useSetting();
  const { say } = phrases;
  const storage = useView(client, { kind: 'sync' })?.storage ?? 'good';
  const shown = storage === 'good' ? null : storage;
  return (
    <div aria-live="polite">
      {shown !== null && (
        <div class="wm-notice">
          <div>
            <h2>{say(`storage.${shown}.title`)}</h2>
            <p>{say(`storage.${shown}.body`)}</p>
          </div>
          {shown === 'rebuilt' && (
            <IconButton
              name={say('app.close')}
              icon={close}
              onClick={() => void client.run({ do: 'storage.noted' })}
            />
          )}
        </div>
      )}
    </div>
  );
}
