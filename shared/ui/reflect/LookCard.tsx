import { UNTIED } from '../../model/kinds/tied-words.ts';
import { Button } from '../base/Button.tsx';
import { TiedTo } from '../base/TiedTo.tsx';
import { OnGoal } from '../goal/OnGoal.tsx';
import { SeenBy } from '../goal/SeenBy.tsx';
import { useSetting } from '../setting.tsx';
import { isEmpty, type Look } from './boxes.ts';
import { LookWords } from './LookWords.tsx';
import { Noticed } from './Noticed.tsx';

/** A look back as it stands: its words, what a teacher said on it, who can see it. */
export function LookCard({ look, onOpen }: { look: Look; onOpen: (() => void) | null }) {
  const { say, day } = useSetting().phrases;
  const { card } = look;
  if (card === null) return null;
  const title = say(`reflect.of.${look.kind}`, { day: day(card.madeAt) });
  const about = card.assignment?.title ?? '';
  const attempt = look.kind === 'reflection' ? (look.card?.attempt ?? null) : null;
  const offered = look.kind === 'moment' ? look.card?.offered : null;
  return (
    <article class="wm-card" aria-label={title}>
      <h3>{title}</h3>
      {about !== '' && (
        <p class="wm-soft" dir="auto">
          {about}
          {attempt !== null && ` · ${say('goal.timeline.draft', { n: attempt })}`}
        </p>
      )}
      {offered && isEmpty(look) && <Noticed {...offered} />}
      <LookWords look={look} />
      <TiedTo tied={{ ...UNTIED, tags: card.tags, goal: card.goal }} />
      <OnGoal feedback={card.feedback} />
      <SeenBy sharing={card.sharing} />
      {onOpen && (
        <div class="wm-row">
          <Button aria-label={say('reflect.open.named', { look: title })} onClick={onOpen}>
            {say('reflect.open')}
          </Button>
        </div>
      )}
    </article>
  );
}
