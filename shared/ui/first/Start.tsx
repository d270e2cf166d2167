import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { HomeView } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Section } from '../base/Section.tsx';
import { useSetting } from '../setting.tsx';
import { type Begun, writing } from './begun.ts';
import { SeeExample } from './SeeExample.tsx';

type Own = Pick<HomeView, 'steps' | 'classes' | 'preference'>;

/** Three small starts for who is here for the first time: under five minutes each, and none of them has to be. */
export function Start({ own, begun }: { own: Own; begun: Begun }) {
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const box = useRef<HTMLDivElement>(null);
  const { started } = own.preference;
  const skipped = useSignal(false);
  const stands = useRef(true);
  // The first word of a goal ends it. Were it to go then, “Done” would move from under a press: it goes with the form.
  stands.current = !started || (stands.current && writing.value > 0);
  if (!stands.current || skipped.value) return null;
  const set = async (started: boolean): Promise<boolean> => {
    const outcome = await client.run({ do: 'preference.set', started });
    if (!outcome.ok) toasts.show(say(`error.${outcome.code}`));
    return outcome.ok;
  };
  const skip = async (): Promise<void> => {
    // This part goes; the focus goes on to the next.
    const rest = [...(box.current?.closest('main')?.querySelectorAll('h2') ?? [])].filter(
      (one) => !one.closest('section')?.contains(box.current),
    );
    const next = rest.find((one) => isBehind(one, box.current));
    if (!(await set(true))) return;
    skipped.value = true;
    (next ?? rest.at(0))?.focus();
    toasts.show(say('start.skipped'), {
      undo: () => {
        skipped.value = false;
        void set(false);
      },
    });
  };
  const toStep = (): void =>
    box.current?.closest('main')?.querySelector<HTMLElement>('.wm-answers button')?.focus();
  const begin = (what: 'goal' | 'reflection') => () => {
    begun.value = what;
  };
  const mayLook = own.classes.every(({ open }) => open);
  return (
    <Section
      title={say('start.title')}
      end={
        <Button look="quiet" onClick={() => void skip()}>
          {say('start.skip')}
        </Button>
      }
    >
      <div ref={box} class="wm-card">
        <p class="wm-soft">{say('start.why')}</p>
        <ul class="wm-starts">
          {own.steps.some(({ closed }) => !closed) && <One way="step" onStart={toStep} />}
          <One way="goal" onStart={begin('goal')} />
          {mayLook && <One way="reflection" onStart={begin('reflection')} />}
        </ul>
        <SeeExample />
      </div>
    </Section>
  );
}

function One({ way, onStart }: { way: 'step' | 'goal' | 'reflection'; onStart: () => void }) {
  const { say } = useSetting().phrases;
  return (
    <li>
      <Button onClick={onStart}>
        <b>{say(`start.${way}`)}</b>
        <span class="wm-soft">{say(`start.${way}.what`)}</span>
      </Button>
    </li>
  );
}

const isBehind = (one: Node, of: Node | null): boolean =>
  of !== null && (of.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
