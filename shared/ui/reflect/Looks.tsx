import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { newId, type RecordId } from '../../model/ids.ts';
import type { CircleCard, ClassCard, MomentCard, ReflectionCard } from '../../store/owned-views.ts';
import type { GoalCard, SuggestionCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { plus } from '../base/icons.ts';
import { Section } from '../base/Section.tsx';
import { useFocusOnClose } from '../base/useFocus.ts';
import type { Begun } from '../first/begun.ts';
import { useSetting } from '../setting.tsx';
import { isEmpty, type Look, type LookKind } from './boxes.ts';
import { LookCard } from './LookCard.tsx';
import { LookForm, type Where } from './LookForm.tsx';
import { Offers } from './Offers.tsx';

const KINDS: readonly LookKind[] = ['reflection', 'moment'];

/** Looking back, and brave moments: one's own, newest first. Private until its owner says otherwise. */
export function Looks({
  title,
  reflections,
  moments,
  where,
  goals,
  classes,
  circles,
  offers = [],
  opened: first = null,
  begun,
}: {
  title: string;
  reflections: readonly ReflectionCard[];
  moments: readonly MomentCard[];
  where: Where;
  /** One's own, to be tied to. */
  goals: readonly GoalCard[];
  /** Of the courses it may belong to: a class of minors without a contact keeps it closed. */
  classes: readonly ClassCard[];
  circles: readonly CircleCard[];
  /** Brave moments that teachers saw, and nobody has answered. */
  offers?: readonly SuggestionCard[];
  /** What to begin with, for sharing that began elsewhere. */
  opened?: RecordId | null;
  /** Where a look back is begun from elsewhere on the screen. */
  begun?: Begun;
}) {
  const { phrases, client, toasts } = useSetting();
  const { say } = phrases;
  const open = useSignal<Opened | null>(openedOf(first, reflections, moments));
  const gone = useSignal<readonly RecordId[]>([]);
  const opener = useFocusOnClose<HTMLButtonElement>(open.value !== null);
  const looks: Look[] = [
    ...reflections.map((card): Look => ({ kind: 'reflection', card })),
    ...moments.map((card): Look => ({ kind: 'moment', card })),
  ]
    .filter(({ card }) => card !== null && !gone.value.includes(card.id))
    .sort((a, b) => (b.card?.madeAt ?? 0) - (a.card?.madeAt ?? 0));
  const asked = begun?.value === 'reflection';
  useEffect(() => {
    if (!asked || !begun) return;
    begun.value = null;
    open.value ??= { id: newId(), kind: 'reflection' };
  }, [asked]);
  const isOpen = classes.every((one) => one.open);
  const now = open.value;
  const offerSaysSo = now === null && offers.some((offer) => !offer.open);
  const opened: Look | null =
    now === null
      ? null
      : (looks.find(({ card }) => card?.id === now.id) ?? { kind: now.kind, card: null });
  const remove = (record: RecordId): void => {
    gone.value = [...gone.value, record];
    open.value = null;
    toasts.show(say('reflect.deleted'), {
      undo: () => {
        gone.value = gone.value.filter((one) => one !== record);
      },
      settle: () => void client.run({ do: 'owned.delete', record }),
    });
  };
  return (
    <Section title={title}>
      {now !== null && opened !== null && (
        <LookForm
          key={now.id}
          id={now.id}
          look={opened}
          where={where}
          goals={goals}
          classes={classes}
          circles={circles}
          toShare={now.toShare ?? false}
          taken={now.offered ?? null}
          onDone={() => {
            open.value = null;
          }}
          onDelete={() => remove(now.id)}
        />
      )}
      {now === null && (
        <Offers
          offers={offers}
          where={where}
          onTake={(id, offered) => {
            open.value = { id, kind: 'moment', offered };
          }}
        />
      )}
      {now === null && isOpen && (
        <div class="wm-row">
          {KINDS.map((kind, at) => (
            <Button
              key={kind}
              icon={plus}
              {...(at === 0 ? { buttonRef: opener } : {})}
              onClick={() => {
                open.value = { id: newId(), kind };
              }}
            >
              {say(`reflect.begin.${kind}`)}
            </Button>
          ))}
        </div>
      )}
      {!isOpen && !offerSaysSo && <p>{say('error.no_contact')}</p>}
      {looks.length === 0 && now === null && isOpen && <p class="wm-soft">{say('reflect.none')}</p>}
      {looks
        .filter((look) => look.card?.id !== now?.id && !isEmptyLeftover(look))
        .map((look) => (
          <LookCard
            key={look.card?.id}
            look={look}
            onOpen={() => {
              if (look.card !== null) open.value = { id: look.card.id, kind: look.kind };
            }}
          />
        ))}
    </Section>
  );
}

type Opened = {
  id: RecordId;
  kind: LookKind;
  toShare?: boolean;
  /** What it was taken from: beside a work it is not among the moments before it has words. */
  offered?: MomentCard['offered'];
};
function openedOf(
  id: RecordId | null,
  reflections: readonly ReflectionCard[],
  moments: readonly MomentCard[],
): Opened | null {
  if (id === null) return null;
  if (reflections.some((one) => one.id === id)) return { id, kind: 'reflection', toShare: true };
  return moments.some((one) => one.id === id) ? { id, kind: 'moment', toShare: true } : null;
}

/** A reflection whose words were all taken out is none; a moment a teacher offered waits with nothing in it. */
const isEmptyLeftover = (look: Look): boolean => look.kind === 'reflection' && isEmpty(look);
