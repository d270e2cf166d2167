import { useSignal } from '@preact/signals';
import { Button } from '../base/Button.tsx';
import { eye } from '../base/icons.ts';
import { useSetting } from '../setting.tsx';

type Live = typeof import('../sample/live.ts');

/** Opens what good looks like, on made-up words; they are fetched when somebody wants to see them. */
export function SeeExample() {
  const { phrases, toasts } = useSetting();
  const { say } = phrases;
  const live = useSignal<Live | null>(null);
  const open = async (): Promise<void> => {
    try {
      const loaded = await import('../sample/live.ts');
      await loaded.learnSample(phrases);
      live.value = loaded;
    } catch (error) {
      console.error('waymark: sample', error);
      toasts.show(say('files.broken'));
    }
  };
  const { value: here } = live;
  return (
    <div class="wm-row">
      <Button look="quiet" icon={eye} onClick={() => void open()}>
        {say('example.open')}
      </Button>
      {here && (
        <here.Sample
          onClose={() => {
            live.value = null;
          }}
        />
      )}
    </div>
  );
}
