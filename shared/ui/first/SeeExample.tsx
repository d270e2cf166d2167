import { useSignal } from '@preact/signals';
import { Button } from '../base/Button.tsx';
import { lightbulb } from '../base/icons.ts';
import { useSetting } from '../setting.tsx';

type Live = typeof import('../sample/live.ts');
type Loaded = { Sample: Live['Sample']; parts: Awaited<ReturnType<Live['partsFor']>> };

/** Opens what good looks like, on made-up words; they are fetched when somebody wants to see them. */
export function SeeExample() {
  const { phrases, toasts } = useSetting();
  const { say } = phrases;
  const live = useSignal<Loaded | null>(null);
  const open = async (): Promise<void> => {
    try {
      const { Sample, partsFor } = await import('../sample/live.ts');
      live.value = { Sample, parts: await partsFor(phrases) };
    } catch (error) {
      console.error('waymark: sample', error);
      toasts.show(say('files.broken'));
    }
  };
  const { value: here } = live;
  return (
    <div class="wm-row">
      <Button look="quiet" icon={lightbulb} onClick={() => void open()}>
        {say('example.open')}
      </Button>
      {here && (
        <here.Sample
          parts={here.parts}
          onClose={() => {
            live.value = null;
          }}
        />
      )}
    </div>
  );
}
