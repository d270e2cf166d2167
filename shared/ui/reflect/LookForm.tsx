import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ContextId, RecordId } from '../../model/ids.ts';
import type { ShownAttempt } from '../../model/kinds/course.ts';
import type { Outcome } from '../../store/client.ts';
import type { CircleCard, ClassCard, MomentCard, SharingCard } from '../../store/owned-views.ts';
import type { GoalCard } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { KeptField } from '../base/KeptField.tsx';
import { useWriting } from '../first/begun.ts';
import { Sharing, type SharingChange } from '../goal/Sharing.tsx';
import { useSetting } from '../setting.tsx';
import { leave } from '../useKept.ts';
import { boxesOf, type Look, moreBoxesOf, saysNothing, wordsIn } from './boxes.ts';
import { LookTies, type TiesChange } from './LookTies.tsx';
import { Noticed } from './Noticed.tsx';

export type Where = {
  context: ContextId | null;
  lmsAssignment?: string;
  /** Which version of the work is on the page. */
  attempt?: ShownAttempt | null;
};

/** Nobody sees what is not written yet. */
const heldSharing = ({ audience = null, forClass = null }: SharingChange): SharingCard => ({
  ...{ audience, seenBy: [], seenInCourses: [], seenByClasses: [], ended: false },
  forClass:
    forClass === null ? null : { context: forClass, title: '', released: false, held: false },
});

/** One look back, or a brave moment: boxes that are kept as one types, and who may see them. */
export function LookForm({
  id,
  look,
  where,
  goals,
  classes,
  circles,
  toShare,
  taken,
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
  /** It is opened to say who may see it: that has the focus first. */
  toShare: boolean;
  /** The offer it has just come of. */
  taken: MomentCard['offered'];
  onDone: () => void;
  onDelete: () => void;
}) {
  const { phrases, client, framed } = useSetting();
  const { say } = phrases;
  useWriting();
  const box = useRef<HTMLElement>(null);
  const selector = useRef(toShare ? '[data-part="share"] button' : 'textarea').current;
  useEffect(() => box.current?.querySelector<HTMLElement>(selector)?.focus(), [selector]);
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
    const seen = isNew && where.attempt ? { attempt: where.attempt } : {};
    return client.run(
      look.kind === 'moment'
        ? { do: 'moment.write', moment: id, ...about, ...tied }
        : { do: 'reflection.write', reflection: id, ...about, ...tied, ...seen },
    );
  };
  const field = (part: ReturnType<typeof boxesOf>[number]) => {
    const words = wordsIn(look, part);
    return (
      <div key={part} class="wm-stack">
        <KeptField
          name={`${id}.${part}`}
          stored={words}
          save={(text) => write({ [part]: text })}
          label={say(`reflect.box.${part}`)}
          hint={say(`reflect.hint.${part}`)}
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
  const offered = look.kind === 'moment' ? (look.card?.offered ?? taken) : null;
  const contacts = classes.filter((one) => one.minors && one.contact !== '');
  return (
    <section class="wm-card" aria-label={say(`reflect.form.${look.kind}`)} ref={box}>
      {offered && <Noticed {...offered} />}
      {boxesOf(look.kind).map(field)}
      {moreBoxesOf(look.kind).length > 0 && (
        <Disclosure
          title={say('reflect.then_now')}
          open={moreBoxesOf(look.kind).some((part) => wordsIn(look, part) !== '')}
        >
          {moreBoxesOf(look.kind).map(field)}
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
      <div data-part="share">
        <Sharing
          id={id}
          sharing={look.card?.sharing ?? (framed ? null : heldSharing(held.value))}
          circles={circles}
          save={(change) => write({}, change)}
        />
      </div>
      <div class="wm-row wm-foot">
        <Button look="main" onClick={() => void leave(box.current, `${id}.`, onDone)}>
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
