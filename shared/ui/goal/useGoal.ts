import { useSignal } from '@preact/signals';
import type { ContextId, RecordId } from '../../model/ids.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { Outcome } from '../../store/client.ts';
import type { Command } from '../../store/command.ts';
import { useSetting } from '../setting.tsx';

type GoalWrite = Extract<Command, { do: 'goal.write' }>;
export type GoalChange = Omit<GoalWrite, 'do' | 'goal' | 'context'>;
/** The work a goal is for. */
export type WorkPlace = { context: ContextId; lmsAssignment: string };

/**
 * Writes to one goal, new or not. A new one with `tieTo` is tied to that work as soon as it holds a word.
 * `code` is what the last write was refused with; what was only sent is told by who sent it.
 */
export function useGoal(id: RecordId, context: ContextId | null, tieTo: WorkPlace | null) {
  const { client } = useSetting();
  const code = useSignal<ErrorCode | null>(null);
  const tied = useSignal(tieTo === null);
  // Both at once: where the page goes before the first is answered, a goal without its work would be left.
  const send = async (change: GoalChange): Promise<Outcome> => {
    const writing = client.run({ do: 'goal.write', goal: id, context, ...change });
    const tying =
      tied.value || tieTo === null
        ? null
        : client.run({ do: 'goal.tie', goal: id, on: true, ...tieTo });
    tied.value = true;
    const outcome = await writing;
    if (tying === null) return outcome;
    const tie = await tying;
    tied.value = tie.ok;
    return outcome.ok ? tie : outcome;
  };
  const write = async (change: GoalChange): Promise<Outcome> => {
    const outcome = await send(change);
    code.value = outcome.ok ? null : outcome.code;
    return outcome;
  };
  return { send, write, code: code.value };
}
