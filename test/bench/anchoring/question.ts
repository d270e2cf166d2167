import type { Place } from './draft.ts';

export type Kind = 'sentence' | 'phrase' | 'short';
/** `same` and `modified` speak of the sentence; `spared` is a deleted sentence that stands elsewhere in good part. */
export type Label = 'same' | 'modified' | 'deleted' | 'spared';

/** One quote of a first draft, and where it is right to find it in the second. */
export type Question = {
  readonly kind: Kind;
  readonly label: Label;
  readonly quote: Place;
  readonly truth: readonly Place[];
};

/** Two drafts, as paragraphs, and the quotes of one kind that are looked for in one pass. */
export type Trial = {
  readonly family: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly questions: readonly Question[];
};

export type Outcome = {
  readonly state: 'anchored' | 'moved' | 'gone';
  readonly place: Place | null;
};

/** At least half of what was found stands in one of the right places. */
export function isRight(found: Place | null, truth: readonly Place[]): boolean {
  if (found === null || found.end <= found.start) return false;
  const inside = truth.reduce(
    (sum, one) =>
      sum + Math.max(0, Math.min(one.end, found.end) - Math.max(one.start, found.start)),
    0,
  );
  return inside * 2 >= found.end - found.start;
}
