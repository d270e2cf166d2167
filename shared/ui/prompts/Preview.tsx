import { useSignal } from '@preact/signals';
import { type Fault, newOn, type Sheet } from '../../prompts/rows.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { PromptsView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Problem } from '../base/Problem.tsx';
import { useSetting } from '../setting.tsx';
import { on, type Shelf } from './shelves.ts';

/** So many rows are told one by one. */
const TOLD = 20;

/** What a file would do to a shelf: all of it, or, where a row cannot be read, nothing. */
export function Preview({
  sheet: { rows, faults },
  shelf,
  view,
  onDone,
}: {
  sheet: Sheet;
  shelf: Shelf;
  view: PromptsView;
  onDone: () => void;
}) {
  const { phrases, client, toasts } = useSetting();
  const { say, count } = phrases;
  const code = useSignal<ErrorCode | null>(null);
  const mine = on(shelf, view.prompts).filter((prompt) => prompt.mine || shelf.shelf === 'course');
  const { fresh, already } = newOn(mine, rows);
  const whole = faults.find(({ row }) => row === null);
  const add = async (): Promise<void> => {
    const outcome = await client.run({
      do: 'prompts.import',
      context: 'context' in shelf ? shelf.context : null,
      prompts: fresh.map((prompt) => ({ ...prompt, tags: [...prompt.tags] })),
    });
    code.value = outcome.ok ? null : outcome.code;
    if (!outcome.ok) return;
    toasts.show(count('prompts.import.done', fresh.length));
    onDone();
  };
  const reason = ({ row, fault }: Fault): string =>
    row === null
      ? say(`prompts.fault.${fault}`)
      : say('prompts.import.row', { n: row, reason: say(`prompts.fault.${fault}`) });
  const sums = [
    fresh.length > 0 ? count('prompts.import.new', fresh.length) : '',
    already > 0 ? count('prompts.import.already', already) : '',
    faults.length > 0 ? count('prompts.import.bad', faults.length) : '',
  ].filter((sum) => sum !== '');
  return (
    <div class="wm-card">
      {!whole && <p>{phrases.list(sums)}</p>}
      {faults.length > 0 && (
        <>
          <ul class="wm-soft">
            {faults.slice(0, TOLD).map((fault) => (
              <li key={`${fault.row} ${fault.fault}`}>{reason(fault)}</li>
            ))}
            {faults.length > TOLD && <li>{count('prompts.import.more', faults.length - TOLD)}</li>}
          </ul>
          <p class="wm-problem">{say('prompts.import.stopped')}</p>
        </>
      )}
      <Problem code={code.value} />
      <div class="wm-row">
        {faults.length === 0 && fresh.length > 0 && (
          <Button look="main" onClick={() => void add()}>
            {count('prompts.import.do', fresh.length)}
          </Button>
        )}
        <Button onClick={onDone}>{say('app.close')}</Button>
      </div>
    </div>
  );
}
