import { type Signal, signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { RecordId } from '../../model/ids.ts';
import type { AssignmentView, Query, StepCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Section } from '../base/Section.tsx';
import { useSetting } from '../setting.tsx';

type AssignmentQuery = Extract<Query, { kind: 'assignment' }>;
type Props = { view: AssignmentView; query: AssignmentQuery };

/** Something was brought just now: who did it goes on where it stands. */
const brought: Signal<boolean> = signal(false);

function useCarry({ context, lmsAssignment }: AssignmentQuery) {
  const { client, phrases, toasts } = useSetting();
  return async (step: RecordId | null): Promise<boolean> => {
    const outcome = await client.run({ do: 'step.carry', context, lmsAssignment, step });
    if (!outcome.ok) toasts.show(phrases.say(`error.${outcome.code}`));
    return outcome.ok;
  };
}

/** Which work a step is from. */
function From({ step }: { step: StepCard }) {
  const names = [step.assignment?.title ?? '', step.course].filter((name) => name !== '');
  return (
    <p class="wm-soft" dir="auto">
      {names.join(' · ')}
    </p>
  );
}

/** A quiet line on an assignment: one step of other work, from any course, may come along. */
export function Bring({ view, query }: Props) {
  const { say } = useSetting().phrases;
  const isPicking = useSignal(false);
  if (view.carried !== null || view.carryable.length === 0) return null;
  return (
    <div class="wm-stack">
      <div class="wm-row">
        <Button
          look="quiet"
          aria-expanded={isPicking.value}
          onClick={() => {
            isPicking.value = !isPicking.value;
          }}
        >
          {say('carry.bring')}
        </Button>
      </div>
      {isPicking.value && (
        <Picking
          view={view}
          query={query}
          onDone={() => {
            isPicking.value = false;
          }}
        />
      )}
    </div>
  );
}

function Picking({ view, query, onDone }: Props & { onDone: () => void }) {
  const { say } = useSetting().phrases;
  const carry = useCarry(query);
  const bring = async (step: RecordId): Promise<void> => {
    if (!(await carry(step))) return;
    brought.value = true;
    onDone();
  };
  return (
    <div class="wm-stack">
      <p class="wm-soft">{say('carry.how')}</p>
      <ul class="wm-stack">
        {view.carryable.map((step) => (
          <li key={step.id} class="wm-stack">
            <Button aria-pressed={step.id === view.carried?.id} onClick={() => void bring(step.id)}>
              <bdi>{step.text}</bdi>
            </Button>
            <From step={step} />
          </li>
        ))}
      </ul>
      <div class="wm-row">
        <Button look="quiet" onClick={onDone}>
          {say('app.close')}
        </Button>
      </div>
    </div>
  );
}

/** The step that was brought, on top of all that is new. */
export function Brought({ view, query, step }: Props & { step: StepCard }) {
  const { phrases, toasts } = useSetting();
  const { say } = phrases;
  const carry = useCarry(query);
  const isPicking = useSignal(false);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!brought.value) return;
    brought.value = false;
    card.current?.closest('section')?.querySelector('h2')?.focus();
  }, [step.id, brought.value]);
  const putAway = async (): Promise<void> => {
    if (!(await carry(null))) return;
    document.querySelector<HTMLElement>('h1')?.focus();
    toasts.show(say('carry.gone'), { undo: () => void carry(step.id) });
  };
  return (
    <Section title={say('carry.title')}>
      <article ref={card} class="wm-card" aria-label={step.text}>
        <From step={step} />
        <p class="wm-next wm-said" dir="auto">
          {step.text}
        </p>
        <p class="wm-soft">{say('carry.private')}</p>
        <div class="wm-row">
          <Button
            look="quiet"
            aria-expanded={isPicking.value}
            onClick={() => {
              isPicking.value = !isPicking.value;
            }}
          >
            {say('carry.change')}
          </Button>
          <Button look="quiet" onClick={() => void putAway()}>
            {say('carry.away')}
          </Button>
        </div>
        {isPicking.value && (
          <Picking
            view={view}
            query={query}
            onDone={() => {
              isPicking.value = false;
            }}
          />
        )}
      </article>
    </Section>
  );
}
