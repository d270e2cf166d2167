import type { Command } from '../../store/command.ts';
import { useSetting } from '../setting.tsx';

/** Does it, and says so where it could not be done. */
export function useAct(): (command: Command) => void {
  const { client, phrases, toasts } = useSetting();
  const act = async (command: Command): Promise<void> => {
    const outcome = await client.run(command);
    if (!outcome.ok) toasts.show(phrases.say(`error.${outcome.code}`));
  };
  return (command) => void act(command);
}
