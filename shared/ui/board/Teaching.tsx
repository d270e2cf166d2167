import type { ContextId } from '../../model/ids.ts';
import type { TeachingCard } from '../../store/views.ts';
import { Icon } from '../base/Icon.tsx';
import { handHelping, message, users } from '../base/icons.ts';
import { Section } from '../base/Section.tsx';
import { useSetting } from '../setting.tsx';

/** The courses one teaches, a card each: who waits for a word, and what is open. */
export function Teaching({
  cards,
  onClass,
}: {
  cards: readonly TeachingCard[];
  onClass: (context: ContextId) => void;
}) {
  const { say, count } = useSetting().phrases;
  return (
    <Section title={count('teach.title', cards.length)}>
      <ul class="wm-teaching">
        {cards.map((card) => (
          <li key={card.context} class="wm-card">
            <button
              type="button"
              class="wm-link"
              aria-label={say('teach.open', { course: card.title })}
              onClick={() => onClass(card.context)}
            >
              <bdi>{card.title}</bdi>
            </button>
            <Waiting card={card} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Waiting({ card }: { card: TeachingCard }) {
  const { say, count } = useSetting().phrases;
  const { needHelp, unanswered, forClass, openSteps, drafts } = card;
  const calm = needHelp + unanswered + forClass + openSteps + drafts === 0;
  return (
    <p class="wm-row wm-soft">
      {needHelp > 0 && (
        <span class="wm-tag wm-tag-step">
          <Icon node={handHelping} />
          {count('teach.help', needHelp)}
        </span>
      )}
      {unanswered > 0 && (
        <span class="wm-tag wm-tag-step">
          <Icon node={message} />
          {count('teach.unanswered', unanswered)}
        </span>
      )}
      {forClass > 0 && (
        <span class="wm-tag wm-tag-step">
          <Icon node={users} />
          {count('teach.for_class', forClass)}
        </span>
      )}
      {openSteps > 0 && <span>{count('teach.steps', openSteps)}</span>}
      {drafts > 0 && <span>{count('board.drafts', drafts)}</span>}
      {calm && say('teach.calm')}
    </p>
  );
}
