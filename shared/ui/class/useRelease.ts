import type { RecordId } from '../../model/ids.ts';
import { useSetting } from '../setting.tsx';
import { goOnFrom } from './goOn.ts';

/** Lets what a learner means for a class go there, or says "not yet"; undone where that shows it to nobody else. */
export function useRelease() {
  const { phrases, client, toasts, framed } = useSetting();
  const { say } = phrases;
  return async (record: RecordId, on: boolean, pressed: EventTarget | null): Promise<void> => {
    const outcome = await client.run({ do: 'class.release', record, on });
    if (!outcome.ok) return toasts.show(say(`error.${outcome.code}`));
    goOnFrom(pressed);
    const undo = () => void client.run({ do: 'class.release', record, on: !on });
    toasts.show(say(on ? 'class.released' : 'class.held'), on || !framed ? { undo } : {});
  };
}
