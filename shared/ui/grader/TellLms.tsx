import type { PersonLabel, PointerView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { useSetting } from '../setting.tsx';

/** Whether the LMS tells the learner of what is released: one line, and another where it could not. */
export function TellLms({
  pointer,
  learner,
}: {
  pointer: PointerView | null;
  learner: PersonLabel | null;
}) {
  const { client, phrases, toasts } = useSetting();
  const { say } = phrases;
  if (pointer === null || learner === null) return null;
  const { on, failed } = pointer;
  const { name } = learner;
  const run = async (command: Parameters<typeof client.run>[0]): Promise<void> => {
    const outcome = await client.run(command);
    if (!outcome.ok) toasts.show(say(`error.${outcome.code}`));
  };
  return (
    <>
      <label class="wm-switch wm-soft">
        <input
          type="checkbox"
          checked={on}
          onChange={() => void run({ do: 'pointer.turn', on: !on })}
        />
        <span>{say('pointer.tell', { name })}</span>
      </label>
      <div class="wm-row wm-soft" aria-live="polite">
        {failed !== null && (
          <>
            <span>{say(`pointer.${failed}`, { name })}</span>
            <Button look="quiet" onClick={() => void run({ do: 'pointer.again' })}>
              {say('sync.try')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
