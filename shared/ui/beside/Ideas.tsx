import type { SuggestionCard } from '../../store/views.ts';
import { Section } from '../base/Section.tsx';
import type { Work } from '../goal/SuggestionBeside.tsx';
import { useLive } from '../goal/useLive.ts';
import { useSetting } from '../setting.tsx';

/** Goals that teachers thought of, which wait for an answer. */
export function Ideas({
  suggestions,
  work = null,
}: {
  suggestions: readonly SuggestionCard[];
  /** The work they stand beside. */
  work?: Work | null;
}) {
  const { say } = useSetting().phrases;
  const ideas = suggestions.filter(({ goal }) => goal === null);
  const live = useLive(ideas.length > 0);
  if (live === null || ideas.length === 0) return null;
  return (
    <Section title={say('suggestion.heading')}>
      {ideas.map((idea) => (
        <live.SuggestionBeside key={idea.id} suggestion={idea} work={work} />
      ))}
    </Section>
  );
}
