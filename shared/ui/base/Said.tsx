import { useSignal } from '@preact/signals';
import { usePhrases } from '../setting.tsx';
import { useId } from '../useId.ts';
import { Button } from './Button.tsx';

/** About eight lines of a panel, four of a heading; what is longer would push the next step out of sight. */
const LONG = { p: 320, h3: 140 };

/** What somebody wrote. Long words begin folded, so that what comes after them can be found. */
export function Said({ text, heading = false }: { text: string; heading?: boolean }) {
  const { say } = usePhrases();
  const id = useId();
  const open = useSignal(false);
  const Tag = heading ? 'h3' : 'p';
  const folds = text.length > LONG[Tag] || text.split('\n').length > 8;
  const folded = folds && !open.value;
  return (
    <>
      <Tag id={id} class={folded ? 'wm-said wm-folded' : 'wm-said'} dir="auto">
        {text}
      </Tag>
      {folds && (
        <div class="wm-row">
          <Button
            look="quiet"
            aria-controls={id}
            aria-expanded={open.value}
            onClick={() => {
              open.value = !open.value;
            }}
          >
            {say(open.value ? 'app.less' : 'app.more')}
          </Button>
        </div>
      )}
    </>
  );
}
