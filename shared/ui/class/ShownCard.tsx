import { useSignal } from '@preact/signals';
import { isBlank } from '../../model/limits.ts';
import type { ClassView, SharingCard } from '../../store/owned-views.ts';
import type { PersonLabel } from '../../store/views.ts';
import { Button } from '../base/Button.tsx';
import { Disclosure } from '../base/Disclosure.tsx';
import { Said } from '../base/Said.tsx';
import { useFocusOnClose } from '../base/useFocus.ts';
import { useSetting } from '../setting.tsx';
import { ReportForm } from './ReportForm.tsx';
import { useRelease } from './useRelease.ts';

export type Shown = {
  kind: 'goal' | 'reflection' | 'moment';
  card: { id: string; owner: PersonLabel; mine: boolean; sharing: SharingCard };
  /** ms since 1970. */
  at: number;
  /** What stands beside who and when. */
  about: string;
  /** First, and large. */
  lead: string;
  /** What was asked, and their words. */
  boxes: (readonly [string, string])[];
};

/** One thing somebody shows their class, to be read; and what a reader may do about it. */
export function ShownCard({ shown, view }: { shown: Shown; view: ClassView }) {
  const { phrases, now } = useSetting();
  const { say } = phrases;
  const { kind, card, at, about, lead } = shown;
  const { context } = view.class;
  const telling = useSignal(false);
  const opener = useFocusOnClose<HTMLButtonElement>(telling.value);
  const release = useRelease();
  const name = card.mine ? say('app.you') : card.owner.name || say('class.someone');
  const title = say(`class.of.${kind}`, { name });
  const boxes = shown.boxes.filter(([, words]) => !isBlank(words));
  const { forClass } = card.sharing;
  const mayHold = view.role === 'teacher' && forClass?.context === context && forClass.released;
  const words = (
    <dl class="wm-stack">
      {boxes.map(([asked, said]) => (
        <div key={asked}>
          <dt class="wm-soft">{asked}</dt>
          <dd class="wm-said" dir="auto">
            {said}
          </dd>
        </div>
      ))}
    </dl>
  );
  return (
    <article class="wm-card" aria-label={title}>
      <h3>{title}</h3>
      <p class="wm-soft">
        {phrases.ago(at, now())}
        {about !== '' && (
          <>
            {' · '}
            <bdi>{about}</bdi>
          </>
        )}
      </p>
      {lead !== '' && <Said text={lead} />}
      {lead === ''
        ? words
        : boxes.length > 0 && <Disclosure title={say('class.whole')}>{words}</Disclosure>}
      {telling.value && (
        <ReportForm
          context={context}
          record={card.id}
          onLeave={() => {
            telling.value = false;
          }}
        />
      )}
      {(mayHold || (view.role === 'learner' && !card.mine)) && !telling.value && (
        <div class="wm-row">
          {mayHold ? (
            <Button
              aria-label={say('class.hold.named', { name })}
              onClick={({ currentTarget }) => void release(card.id, false, currentTarget)}
            >
              {say('class.hold')}
            </Button>
          ) : (
            <Button
              look="quiet"
              buttonRef={opener}
              aria-label={say('class.tell.named', { thing: title })}
              onClick={() => {
                telling.value = true;
              }}
            >
              {say('class.tell')}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}
