import type { RecordId } from '../../model/ids.ts';
import { Button } from '../base/Button.tsx';
import { check } from '../base/icons.ts';
import { useSetting } from '../setting.tsx';

/** “I’ve read this”: the learner’s to say, and to take back with the same button. That it was opened is told nobody. */
export function SayRead({ feedback, read }: { feedback: RecordId; read: boolean }) {
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const press = async (): Promise<void> => {
    const outcome = await client.run({ do: 'feedback.read', feedback, said: !read });
    if (!outcome.ok) toasts.show(say(`error.${outcome.code}`));
  };
  return (
    <div class="wm-row">
      <Button
        look="quiet"
        aria-pressed={read}
        {...(read ? { icon: check } : {})}
        onClick={() => void press()}
      >
        {say('read.say')}
      </Button>
    </div>
  );
}
