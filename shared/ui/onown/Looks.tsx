import type { Signal } from '@preact/signals';
import { UNTIED } from '../../model/kinds/tied-words.ts';
import { isBlank } from '../../model/limits.ts';
import type { MomentCard, ReflectionCard } from '../../store/owned-views.ts';
import type { FeedbackCard, On, PersonLabel } from '../../store/views.ts';
import { Section } from '../base/Section.tsx';
import { shortened } from '../base/shortened.ts';
import { TiedTo } from '../base/TiedTo.tsx';
import { GivenFeedback } from '../grader/GivenFeedback.tsx';
import { useSetting } from '../setting.tsx';
import { Part } from './Part.tsx';
import { MOMENT_PARTS, REFLECTION_PARTS } from './parts.ts';

const LONGEST = 120;
type Look = {
  card: ReflectionCard | MomentCard;
  title: string;
  boxes: { part: (typeof REFLECTION_PARTS | typeof MOMENT_PARTS)[number]; words: string }[];
};

/** Reflections and brave moments a learner shares, newest first, each box to be commented on. */
export function Looks({
  learner,
  reflections,
  moments,
  wanted,
}: {
  learner: PersonLabel;
  reflections: readonly ReflectionCard[];
  moments: readonly MomentCard[];
  wanted: Signal<On | null>;
}) {
  const { say, day } = useSetting().phrases;
  const looks: Look[] = [
    ...reflections.map((card) => ({
      card,
      title: say('onown.reflection', { day: day(card.madeAt) }),
      boxes: REFLECTION_PARTS.map((part) => ({ part, words: card[part] })),
    })),
    ...moments.map((card) => ({
      card,
      title: say('onown.moment', { day: day(card.madeAt) }),
      boxes: MOMENT_PARTS.map((part) => ({ part, words: card[part] })),
    })),
  ];
  return (
    <Section title={say('onown.looks', { name: learner.name })}>
      {looks
        .sort((a, b) => b.card.madeAt - a.card.madeAt)
        .map((look) => (
          <OneLook key={look.card.id} look={look} wanted={wanted} />
        ))}
    </Section>
  );
}

function OneLook({ look, wanted }: { look: Look; wanted: Signal<On | null> }) {
  const { say } = useSetting().phrases;
  const { card, title, boxes } = look;
  const about = [card.goal && say('onown.about.goal', { goal: shortened(card.goal.next, LONGEST) })]
    .concat(card.assignment?.title ?? null)
    .filter((one) => one !== null && one !== '');
  const saidOn = (part: string): FeedbackCard[] =>
    card.feedback.filter(({ on }) => on?.part === part);
  const shown = boxes.filter(({ part, words }) => !isBlank(words) || saidOn(part).length > 0);
  const rest = card.feedback.filter(({ on }) => !shown.some(({ part }) => part === on?.part));
  return (
    <article class="wm-card">
      <h3>{title}</h3>
      {about.length > 0 && (
        <p class="wm-soft" dir="auto">
          {about.join(' · ')}
        </p>
      )}
      <TiedTo tied={{ ...UNTIED, tags: card.tags, goal: null }} />
      {shown.map(({ part, words }) => (
        <Part
          key={part}
          title={say(`onown.part.${part}`)}
          words={words}
          on={{ record: card.id, part }}
          feedback={saidOn(part)}
          wanted={wanted}
        />
      ))}
      {rest.map((one) => (
        <GivenFeedback key={one.id} feedback={one} />
      ))}
    </article>
  );
}
