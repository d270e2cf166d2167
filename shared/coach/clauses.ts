import type { Lexicon } from './lexicon.ts';
import { type Range, trimmed } from './sentences.ts';

/** Cuts a sentence at the language's seams. A clause knows its sentence. */
export type Clause = Range & { sentence: Range };

export function clausesOf(own: string, sentence: Range, { seams }: Lexicon): Clause[] {
  const text = own.slice(sentence.start, sentence.end);
  const cuts = new Set<number>();
  for (const seam of seams)
    for (const match of text.matchAll(seam)) cuts.add(match.index + match[0].length);
  const edges = [0, ...[...cuts].sort((a, b) => a - b), text.length];
  return edges.slice(1).flatMap((end, n) => {
    const range = {
      start: sentence.start + (edges[n] ?? 0),
      end: sentence.start + end,
    };
    const clause = trimmed(own, range);
    return clause === null ? [] : [{ ...clause, sentence }];
  });
}
