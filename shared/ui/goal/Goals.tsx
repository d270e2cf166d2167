import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ContextId } from '../../model/ids.ts';
import { newId, type RecordId } from '../../model/ids.ts';
import type { CircleCard } from '../../store/owned-views.ts';
import type { GoalCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { EmptyState } from '../base/EmptyState.tsx';
import { link, plus } from '../base/icons.ts';
import { Loading } from '../base/Loading.tsx';
import { Section } from '../base/Section.tsx';
import { useFocusOnClose } from '../base/useFocus.ts';
import type { Begun } from '../first/begun.ts';
import { useSetting } from '../setting.tsx';
import type { GoalPart } from './GoalEditor.tsx';
import { GoalSummary } from './GoalSummary.tsx';
import { MyGoal } from './MyGoal.tsx';
import { nameOf } from './nameOf.ts';
import type { WorkPlace } from './useGoal.ts';
import { useLive } from './useLive.ts';

type GoalsProps = {
  title: string;
  goals: readonly GoalCard[];
  /** Goals that could be tied to this work too. */
  others?: readonly GoalCard[];
  /** The work on this page, if there is one. */
  work?: WorkPlace | null;
  /** The course a new goal belongs to. */
  context: ContextId | null;
  /** Whom a goal can be shown to. */
  circles: readonly CircleCard[];
  /** The goal to open with, for sharing that began elsewhere. */
  opened?: RecordId | null;
  /** Their owner wants to be asked, now and then. */
  nudges?: boolean;
  /** Where a first goal is begun from elsewhere on the screen. */
  begun?: Begun;
};

/** A learner's own goals: see, open, begin, tie. */
export function Goals(props: GoalsProps) {
  const { goals, others = [], work = null, context, circles } = props;
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const open = useSignal<RecordId | null>(props.opened ?? null);
  /** What of the open goal comes first. */
  const part = useSignal<GoalPart | null>(props.opened ? 'share' : null);
  const gone = useSignal<readonly RecordId[]>([]);
  const start = useFocusOnClose<HTMLButtonElement>(open.value !== null);
  // A goal that is there may be opened, asked after, or put away; without one there is nothing to fetch them for.
  const live = useLive(open.value !== null || goals.length > 0 || others.length > 0);
  const all = [...goals, ...others].filter((goal) => !gone.value.includes(goal.id));
  const isHere = ({ id }: GoalCard): boolean => !gone.value.includes(id);
  // What is put away while it is open stays where it is until it is closed.
  const isAway = ({ id, fields }: GoalCard): boolean =>
    fields.archived === true && id !== open.value;
  const shown = goals.filter((goal) => isHere(goal) && !isAway(goal));
  const away = goals.filter((goal) => isHere(goal) && isAway(goal));
  const untied = others.filter((goal) => isHere(goal) && !isAway(goal));
  // A goal begun here stays first and in the same place while it is written: a move would take the focus from it.
  const first = open.value !== null && !goals.some((goal) => goal.id === open.value);
  const fresh = useSignal<RecordId | null>(null);
  if (first) fresh.value = open.value;
  const begun = fresh.value === open.value ? open.value : null;
  const listed = [
    ...(begun === null ? [] : [{ id: begun, goal: all.find((goal) => goal.id === begun) ?? null }]),
    ...shown.filter((goal) => goal.id !== begun).map((goal) => ({ id: goal.id, goal })),
  ];

  const done = (): void => {
    open.value = null;
    part.value = null;
  };
  const openAt = (id: RecordId, first: GoalPart | null): void => {
    part.value = first;
    open.value = id;
  };
  const begin = (): void => {
    open.value = newId();
  };
  const asked = props.begun?.value === 'goal';
  useEffect(() => {
    if (!asked || !props.begun) return;
    props.begun.value = null;
    open.value ??= newId();
  }, [asked]);
  const tie = async (goal: GoalCard, on: boolean): Promise<void> => {
    if (work === null) return;
    const outcome = await client.run({ do: 'goal.tie', goal: goal.id, on, ...work });
    if (!outcome.ok) toasts.show(say(`error.${outcome.code}`));
    else
      toasts.show(say(on ? 'goal.tied' : 'goal.untied'), {
        undo: () => void client.run({ do: 'goal.tie', goal: goal.id, on: !on, ...work }),
      });
  };
  const remove = (goal: GoalCard): void => {
    gone.value = [...gone.value, goal.id];
    done();
    toasts.show(say('goal.deleted'), {
      undo: () => {
        gone.value = gone.value.filter((id) => id !== goal.id);
      },
      settle: () => void client.run({ do: 'goal.delete', goal: goal.id }),
    });
  };
  const editor = (id: RecordId, goal: GoalCard | null) =>
    live === null ? (
      <Loading key={id} />
    ) : (
      <live.GoalEditor
        key={id}
        id={id}
        goal={goal}
        context={context}
        circles={circles}
        tieTo={goal === null ? work : null}
        first={part.value}
        onDone={done}
        {...(goal ? { onDelete: () => remove(goal) } : {})}
      />
    );

  return (
    <Section
      title={props.title}
      end={
        <Button
          look="quiet"
          icon={plus}
          buttonRef={start}
          disabled={begun !== null}
          onClick={begin}
        >
          {say('goal.new')}
        </Button>
      }
    >
      {listed.map(({ id, goal }) =>
        id === open.value || goal === null ? (
          editor(id, goal)
        ) : (
          <MyGoal
            key={id}
            goal={goal}
            onOpen={(first) => openAt(id, first)}
            onUntie={work ? () => void tie(goal, false) : null}
          />
        ),
      )}
      {shown.length === 0 && open.value === null && (
        <EmptyState title={say('goal.none.title')} body={say('goal.none.body')}>
          <Button look="main" onClick={begin}>
            {say('goal.start')}
          </Button>
        </EmptyState>
      )}
      {live !== null && props.nudges !== false && open.value === null && (
        <live.Nudge goals={shown} onOpen={(id) => openAt(id, 'check_in')} />
      )}
      {work && untied.length > 0 && (
        <Disclosure title={say('goal.tie')}>
          {untied.map((goal) => (
            <GoalSummary key={goal.id} goal={goal}>
              <div class="wm-row">
                <Button
                  icon={link}
                  aria-label={say('goal.tie.named', {
                    goal: nameOf(goal) ?? say('goal.untitled'),
                  })}
                  onClick={() => void tie(goal, true)}
                >
                  {say('goal.tie.one')}
                </Button>
              </div>
            </GoalSummary>
          ))}
        </Disclosure>
      )}
      {live !== null && away.length > 0 && <live.PutAway goals={away} />}
    </Section>
  );
}
