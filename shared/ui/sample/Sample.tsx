import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Client } from '../../store/client.ts';
import { IconButton } from '../base/Button.tsx';
import { close } from '../base/icons.ts';
import { Section } from '../base/Section.tsx';
import { GoalSummary } from '../goal/GoalSummary.tsx';
import { SeenBy } from '../goal/SeenBy.tsx';
import type { Timeline } from '../goal/Timeline.tsx';
import type { Printed } from '../plan/Printed.tsx';
import type { planOf } from '../plan/planOf.ts';
import type { LookCard } from '../reflect/LookCard.tsx';
import { useSetting, WaymarkSetting } from '../setting.tsx';
import { StepSays } from '../step/StepSays.tsx';
import { StepWords } from '../step/StepWords.tsx';
import { useId } from '../useId.ts';
import { madeUp } from './made-up.ts';

export type PartsShown = {
  Timeline: typeof Timeline;
  LookCard: typeof LookCard;
  Printed: typeof Printed;
  planOf: typeof planOf;
};

/** Nothing is asked of a store from here, and nothing is written. */
const NOTHING: Client = {
  watch: () => undefined,
  run: async () => ({ ok: false, code: 'not_allowed' }),
};

/** A made-up work with all that Waymark puts beside one, in front of everything until it is closed. */
export function Sample({ parts, onClose }: { parts: PartsShown; onClose: () => void }) {
  const { phrases, now } = useSetting();
  const { say } = phrases;
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="wm-sample"
      aria-labelledby={id}
      onClose={onClose}
      onKeyDown={(event) => {
        // It closes this, and no panel around it.
        if (event.key === 'Escape') event.stopPropagation();
      }}
    >
      <WaymarkSetting phrases={phrases} client={NOTHING} now={now}>
        <div class="wm-sample-head">
          <h2 id={id}>{say('sample.title')}</h2>
          <span class="wm-push">
            <IconButton
              name={say('sample.close')}
              icon={close}
              onClick={() => dialog.current?.close()}
            />
          </span>
        </div>
        <Parts parts={parts} />
      </WaymarkSetting>
    </dialog>
  );
}

function Parts({ parts }: { parts: PartsShown }) {
  const { phrases, now } = useSetting();
  const { say } = phrases;
  const { work, step, goal, look, home } = useMemo(() => madeUp(phrases, now()), [phrases, now]);
  return (
    <div class="wm-sample-body">
      <p>{say('sample.why')}</p>
      <Part of="work">
        <article class="wm-card">
          <h3>{work.title}</h3>
          <p>
            {work.before}
            <mark>{work.marked}</mark>
            {work.after}
          </p>
        </article>
      </Part>
      <Part of="feedback">
        <article class="wm-card">
          <StepWords step={step} />
          <StepSays step={step} />
        </article>
      </Part>
      <Part of="goal">
        <GoalSummary goal={goal}>
          <SeenBy sharing={goal.sharing} />
          <parts.Timeline goal={goal} mayRemove={false} />
        </GoalSummary>
      </Part>
      <Part of="look">
        <parts.LookCard look={{ kind: 'reflection', card: look }} onOpen={null} />
      </Part>
      <Part of="plan">
        <parts.Printed plan={parts.planOf(home, () => true, now())} />
      </Part>
    </div>
  );
}

/** Each says by itself that it is made up, and what makes it good. */
function Part({
  of,
  children,
}: {
  of: 'work' | 'feedback' | 'goal' | 'look' | 'plan';
  children: ComponentChildren;
}) {
  const { say } = useSetting().phrases;
  return (
    <Section title={say(`sample.part.${of}`)} end={<span class="wm-tag">{say('sample.tag')}</span>}>
      <p class="wm-soft">{say(`sample.note.${of}`)}</p>
      {children}
    </Section>
  );
}
