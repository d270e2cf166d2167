import { useSignal } from '@preact/signals';
import type { Plan } from '../../plan/plan.ts';
import type { Answer, Fault } from '../../plan/read.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { HomeView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { Icon } from '../base/Icon.tsx';
import { circleAlert } from '../base/icons.ts';
import { Problem } from '../base/Problem.tsx';
import { useFocusOnMount } from '../base/useFocus.ts';
import { useSetting } from '../setting.tsx';
import { freshOf } from './fresh.ts';
import { Printed } from './Printed.tsx';

/** As many as somebody goes through one after the other. */
const SHOWN = 10;

/** A file that was read: what would come of it, or why nothing can. */
export function Preview({
  name,
  answer,
  view,
  onDone,
}: {
  name: string;
  answer: Answer;
  view: HomeView;
  onDone: () => void;
}) {
  const { say } = useSetting().phrases;
  const heading = useFocusOnMount<HTMLHeadingElement>();
  return (
    <div class="wm-card">
      <h3 ref={heading} tabIndex={-1}>
        {say('plan.preview', { file: name })}
      </h3>
      {answer.ok ? (
        <Offer plan={answer.plan} view={view} onDone={onDone} />
      ) : (
        <>
          <p class="wm-problem">
            <Icon node={circleAlert} />
            <strong>{say('plan.bad')}</strong>
          </p>
          <Faults faults={answer.faults} />
          <div class="wm-row">
            <Button onClick={onDone}>{say('app.close')}</Button>
          </div>
        </>
      )}
    </div>
  );
}

function Offer({ plan, view, onDone }: { plan: Plan; view: HomeView; onDone: () => void }) {
  const { client, phrases, toasts } = useSetting();
  const { say, count } = phrases;
  const code = useSignal<ErrorCode | null>(null);
  const busy = useSignal(false);
  const { fresh, there } = freshOf(plan, view);

  const bring = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    const { sketch, goals, reflections, moments } = plan;
    const command = { do: 'plan.import', sketch, goals, reflections, moments } as const;
    const outcome = await client.run(command);
    busy.value = false;
    code.value = outcome.ok ? null : outcome.code;
    if (!outcome.ok) return;
    toasts.show(count('plan.brought', fresh));
    onDone();
  };
  return (
    <>
      <p>
        {count('plan.new', fresh)}
        {there > 0 && ` · ${count('plan.there', there)}`}
      </p>
      <p class="wm-soft">{say('plan.bring.private')}</p>
      <Disclosure title={say('plan.bring.look')}>
        <Printed plan={plan} level={4} />
      </Disclosure>
      <Problem code={code.value} />
      <div class="wm-row">
        {fresh > 0 && (
          <Button look="main" aria-busy={busy.value} onClick={() => void bring()}>
            {count('plan.make', fresh)}
          </Button>
        )}
        <Button look="quiet" onClick={onDone}>
          {say(fresh > 0 ? 'app.cancel' : 'app.close')}
        </Button>
      </div>
    </>
  );
}

/** What stands in the way, entry by entry. */
function Faults({ faults }: { faults: readonly Fault[] }) {
  const { say, count } = useSetting().phrases;
  const said = (fault: Fault): string => {
    if (fault.where === null) return say(`plan.bad.${fault.fault}`);
    const { row, goal } = fault;
    const what = say(`plan.where.${fault.where}`, { row });
    const reason = say(`plan.bad.${fault.fault}`);
    return goal === null
      ? say('plan.bad.row', { what, reason })
      : say('plan.bad.below', { goal: say('plan.where.goal', { row: goal }), what, reason });
  };
  const more = faults.length - SHOWN;
  return (
    <div class="wm-stack">
      <ul>
        {faults.slice(0, SHOWN).map((fault) => (
          <li key={JSON.stringify(fault)}>{said(fault)}</li>
        ))}
      </ul>
      {more > 0 && <p class="wm-soft">{count('plan.bad.more', more)}</p>}
    </div>
  );
}
