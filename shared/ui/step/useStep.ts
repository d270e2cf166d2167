import { useSignal } from '@preact/signals';
import type { RecordId } from '../../model/ids.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { Outcome } from '../../store/client.ts';
import type { Command } from '../../store/command.ts';
import { useSetting } from '../setting.tsx';

export type StepChange = Omit<Extract<Command, { do: 'step.answer' }>, 'do' | 'step'>;

/** Writes to one step; `code` is what the last write was refused with. */
export function useStep(step: RecordId) {
  const { client } = useSetting();
  const code = useSignal<ErrorCode | null>(null);
  const answer = async (change: StepChange): Promise<Outcome> => {
    const outcome = await client.run({ do: 'step.answer', step, ...change });
    code.value = outcome.ok ? null : outcome.code;
    return outcome;
  };
  return { answer, code: code.value };
}
