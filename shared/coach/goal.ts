import type { Comment, Verdict } from './comment.ts';
import { fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import type { Passage } from './passage.ts';
import { contentStems } from './words.ts';

const SHARED = 2;

/** A link that was made counts in every language; else two content words of one goal. */
export function readGoal(comment: Comment, passage: Passage | null, lexicon: Lexicon): Verdict {
  if (comment.linked === true) return { answer: 'met', evidence: [] };
  const goals = (comment.goals ?? []).filter((goal) => goal.trim() !== '');
  if (goals.length === 0 || passage === null) return { answer: 'n/a', evidence: [] };
  const words = [...passage.own.matchAll(/\p{L}[\p{L}\p{M}]*(?:'\p{L}+)?/gu)];
  const best =
    goals
      .map((goal) => {
        const stems = contentStems(fold(goal), lexicon);
        return words.filter(
          ([word]) => word.length > 2 && !lexicon.small.has(word) && stems.has(lexicon.stem(word)),
        );
      })
      .sort((a, b) => b.length - a.length)[0] ?? [];
  const evidence = best.map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    rule: 'word_of_goal',
  }));
  const count = new Set(best.map(([word]) => lexicon.stem(word))).size;
  if (count >= SHARED) return { answer: 'met', evidence };
  return { answer: count === 1 ? 'partly' : 'not', evidence };
}
