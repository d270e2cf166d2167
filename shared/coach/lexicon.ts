/** One pattern of a language. `find` is global and runs on folded text (see fold.ts): lower case, straight quotes. */
export type Rule = { id: string; source: string; find: RegExp; unless?: RegExp };

/** What a language brings. A second language is a folder like `en/`, and a line in language.ts. */
export type Lexicon = {
  language: string;
  /** Ends of sentences that are none. */
  abbreviation: RegExp;
  /** Where a sentence falls into clauses; the match is given to the clause before. */
  seams: readonly RegExp[];
  /** Words that may stand before an imperative, with the space after them. */
  lead: RegExp;
  /** Base forms that open an order, and those of them that are as often nouns. */
  verbs: ReadonlySet<string>;
  nounVerbs: ReadonlySet<string>;
  /** What follows a verb that is an order, where the word could be a noun; and what never follows one. */
  object: RegExp;
  noOrder: RegExp;
  /** Joins a verb to what stood before, where it is no order unless one stood there, or unless nobody is told of there. */
  goesOn: RegExp;
  turnsOn: RegExp;
  toldOf: RegExp;
  /** Questions that only point at what is not there. */
  pointingQuestions: readonly Rule[];
  moves: readonly Rule[];
  noMoves: readonly Rule[];
  pointers: readonly Rule[];
  targets: readonly Rule[];
  pronoun: RegExp;
  openQuestions: readonly Rule[];
  closedQuestions: readonly Rule[];
  prompts: readonly Rule[];
  noQuestions: readonly Rule[];
  rewrites: readonly Rule[];
  process: readonly Rule[];
  person: readonly Rule[];
  effort: readonly Rule[];
  outcomes: readonly Rule[];
  praise: readonly Rule[];
  problems: readonly Rule[];
  social: readonly Rule[];
  harsh: readonly Rule[];
  bareHarsh: readonly Rule[];
  superlatives: readonly Rule[];
  turns: readonly Rule[];
  shouts: ReadonlySet<string>;
  codes: readonly Rule[];
  jargon: readonly Rule[];
  locators: readonly Rule[];
  copyEdits: readonly Rule[];
  /** Words without content. */
  small: ReadonlySet<string>;
  stem: (word: string) => string;
  /** The reading grade of words in sentences. */
  grade: (words: readonly string[], sentences: number) => number;
};
