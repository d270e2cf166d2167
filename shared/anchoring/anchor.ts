/** Folded text of one search root (fold.ts), and the offsets in it where a block begins. */
export type IndexedText = { readonly text: string; readonly breaks: readonly number[] };
/** Offsets in folded text, end exclusive, in UTF-16 code units. */
export type Span = { readonly start: number; readonly end: number };

/**
 * What is stored of a passage. `quote` and `position` are selectors of the W3C Web Annotation Data Model
 * (https://www.w3.org/TR/annotation-model/#selectors), over folded text; `place` is the block's headings and roles,
 * `sentence` the hash of the sentence in which the passage begins.
 */
export type Anchor = {
  readonly quote: {
    readonly type: 'TextQuoteSelector';
    readonly exact: string;
    readonly prefix: string;
    readonly suffix: string;
  };
  readonly position: Span & { readonly type: 'TextPositionSelector' };
  readonly place: string;
  readonly sentence: string;
};

/** `moved` is a proposal a person confirms. Where nothing can be said honestly, the answer is `gone`. */
export type Answer =
  | { readonly state: 'anchored' | 'moved'; readonly span: Span }
  | { readonly state: 'gone' };
