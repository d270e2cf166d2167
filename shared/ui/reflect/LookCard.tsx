import { isBlank } from '../../model/limits.ts';
import { Button } from '../base/Button.tsx';
import { OnGoal } from '../goal/OnGoal.tsx';
import { SeenBy } from '../goal/SeenBy.tsx';
import { useSetting } from '../setting.tsx';
import { boxesOf, type Look, moreBoxesOf, wordsIn } from './boxes.ts';

/** A look back as it stands: its words, what a teacher said on it, who can see it. */
export function LookCard({ look, onOpen }: { look: Look; onOpen: (() => void) | null }) {
  const { say, day } = useSetting().phrases;
  const { card } = look;
  if (card === null) return null;
  const title = say(`reflect.of.${look.kind}`, { day: day(card.madeAt) });
  const boxes = [...boxesOf(look.kind), ...moreBoxesOf(look.kind)];
  const about = card.assignment?.title ?? card.goal?.next ?? '';
  return (
    <article class="wm-card" aria-label={title}>
      <h3>{title}</h3>
      {about !== '' && (
        <p class="wm-soft" dir="auto">
          {about}
        </p>
      )}
      <dl class="wm-stack">
        {boxes
          .filter((box) => !isBlank(wordsIn(look, box)))
          .map((box) => (
            <div key={box}>
              <dt class="wm-soft">{say(`reflect.box.${box}`)}</dt>
              <dd class="wm-said" dir="auto">
                {wordsIn(look, box)}
              </dd>
            </div>
          ))}
      </dl>
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
