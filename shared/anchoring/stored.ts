import type { Anchor } from './anchor.ts';
import type { StoredWord } from './chain.ts';

/** An anchor as it is looked for. */
export type Stored = {
  readonly anchor: Anchor;
  readonly words: readonly StoredWord[];
  readonly first: number;
  readonly last: number;
  readonly whole: boolean;
  /** The words of the sentence the quote stands in: from, to. */
  readonly sentence: readonly [number, number];
};
