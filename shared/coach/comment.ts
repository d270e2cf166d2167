import type { Criterion } from '../model/coach.ts';
import type { SuggestionId } from './suggestion.ts';

export { CRITERIA, type Criterion } from '../model/coach.ts';

export type Answer = 'met' | 'partly' | 'not' | 'n/a';

/** Which words, as UTF-16 offsets into the comment's text, and the rule that took them. */
export type Evidence = { start: number; end: number; rule: string };
export type Verdict = { answer: Answer; evidence: readonly Evidence[] };

/** What the coach is given. Everything but `text` may be missing; what is missing counts against nobody. */
export type Comment = {
  text: string;
  /** A BCP 47 tag where the writer chose one; else the coach looks for itself. */
  language?: string;
  /** The quoted words the comment hangs on. */
  anchor?: string;
  /** The filled next-step field. */
  nextStep?: string;
  /** The names of the rubric's criteria. */
  rubric?: readonly string[];
  /** The learner's whole text, and the task that was set. */
  work?: string;
  task?: string;
  /** Goals the learner shares, in their words. */
  goals?: readonly string[];
  /** A goal, criterion or habit is attached. */
  linked?: boolean;
  celebration?: boolean;
  /** The class's reading grade (United States school years), and words it has learned. */
  grade?: number;
  glossary?: readonly string[];
  /** What this teacher switched off, or dismissed twice in this sitting. */
  quiet?: readonly Criterion[];
};

/** One thing worth saying, as an id: its sentence is `coach.suggest.<id>` of the catalogue. */
export type Suggestion = {
  criterion: Criterion;
  id: SuggestionId;
  evidence: readonly Evidence[];
};

export type Reading = {
  /** False: the words are in a language without rules; only structure was looked at. */
  readable: boolean;
  criteria: Readonly<Record<Criterion, Verdict>>;
  suggestion: Suggestion | null;
};
