import { useSignal } from '@preact/signals';
import type { ContextId, RecordId } from '../../model/ids.ts';
import type { Outcome } from '../../store/client.ts';
import type { CircleCard, ClassCard, SharingCard } from '../../store/owned-views.ts';
import type { GoalCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { KeptField } from '../base/KeptField.tsx';
import { useFocusOnMount } from '../base/useFocus.ts';
import { Sharing, type SharingChange } from '../goal/Sharing.tsx';
import { useSetting } from '../setting.tsx';
import { boxesOf, type Look, moreBoxesOf, saysNothing, wordsIn } from './boxes.ts';
import { LookTies, type TiesChange } from './LookTies.tsx';
import { Noticed } from './Noticed.tsx';

export type Where = { context: ContextId | null; lmsAssignment?: string };

/** Nobody sees what is not written yet. */
const heldSharing = ({ audience = null, forClass = null }: SharingChange): SharingCard => ({
  ...{ audience, seenBy: [], seenInCourses: [], seenByClasses: [] },
  forClass: forClass === null ? null : { context: forClass, title: '', released: false },
});

/** One look back, or a brave moment: boxes that are kept as one types, and who may see them. */
export function LookForm({
  id,
  look,
  where,
  goals,
  classes,
  circles,
  onDone,
  onDelete,
}: {
  id: RecordId;
  look: Look;
  where: Where;
  /** Those it can be tied to. */
  goals: readonly GoalCard[];
  classes: readonly ClassCard[];
  circles: readonly CircleCard[];
  onDone: () => void;
  onDelete: () => void;
}) {
  const { phrases, client, framed } = useSetting();
  const { say } = phrases;
  const first = useFocusOnMount<HTMLTextAreaElement & HTMLInputElement>();
  /** What was chosen before a word was written: nothing is begun before, so it goes along with the first. */
  const held = useSignal<TiesChange & SharingChange>({});
  const context = look.card?.context ?? where.context;
  const write = (
    words: Record<string, string>,
    change: SharingChange & TiesChange = {},
  ): Promise<Outcome> => {
    const isNew = look.card === null;
    if (isNew) held.value = { ...held.value, ...change };
    const about = { context, words, ...(isNew ? held.value : change) };
    const tied = isNew ? { lmsAssignment: where.lmsAssignment } : {};
    return client.run(
      look.kind === 'moment'
        ? { do: 'moment.write', moment: id, ...about, ...tied }
        : { do: 'reflection.write', reflection: id, ...about, ...tied },
    );
  };
  const field = (box: ReturnType<typeof boxesOf>[number], at: number) => {
    const words = wordsIn(look, box);
    return (
      <div key={box} class="wm-stack">
        <KeptField
          name={`${id}.${box}`}
          stored={words}
          save={(text) => write({ [box]: text })}
          label={say(`reflect.box.${box}`)}
          hint={say(`reflect.hint.${box}`)}
          {...(at === 0 ? { fieldRef: first } : {})}
          optional
        />
        {saysNothing(words) && (
          <p class="wm-soft" role="status">
            {say('reflect.small')}
          </p>
        )}
      </div>
    );
  };
  const offered = look.kind === 'moment' ? look.card?.offered : null;
  const contacts = classes.filter((one) => one.minors && one.contact !== '');
  return (
    <section class="wm-card" aria-label={say(`reflect.form.${look.kind}`)}>
      {offered && <Noticed {...offered} />}
      {boxesOf(look.kind).map(field)}
      {moreBoxesOf(look.kind).length > 0 && (
        <Disclosure
          title={say('reflect.then_now')}
          open={moreBoxesOf(look.kind).some((box) => wordsIn(look, box) !== '')}
        >
          {moreBoxesOf(look.kind).map((box) => field(box, 1))}
        </Disclosure>
      )}
      {contacts.map((one) => (
        <p key={one.context} class="wm-soft" dir="auto">
          {say('reflect.contact', { contact: one.contact })}
        </p>
      ))}
      <LookTies
        goal={look.card === null ? (held.value.goal ?? null) : (look.card.goal?.id ?? null)}
        tags={look.card?.tags ?? held.value.tags ?? []}
        goals={goals}
        save={(change) => write({}, change)}
      />
      <Sharing
        id={id}
        sharing={look.card?.sharing ?? (framed ? null : heldSharing(held.value))}
        circles={circles}
        save={(change) => write({}, change)}
      />
      <div class="wm-row wm-foot">
        <Button look="main" onClick={onDone}>
          {say('reflect.done')}
        </Button>
        {look.card !== null && (
          <span class="wm-push">
            <Button look="quiet" onClick={onDelete}>
              {say('reflect.delete')}
            </Button>
          </span>
        )}
      </div>
    </section>
  );
}
