import type { Answer } from './comment.ts';
import { findOne } from './find.ts';
import { functionOf } from './functions.ts';
import { lexiconFor } from './language.ts';
import type { Lexicon } from './lexicon.ts';
import { type Passage, passageOf, wholeOf } from './passage.ts';
import { contentStems, overlap } from './words.ts';

/** All the comments of one submission, with its length in pages where that is known. */
export type Submission = {
  comments: readonly { text: string; language?: string; page?: number; doFirst?: boolean }[];
};
/** `comments` are places in the submission's list. Its sentence is `coach.suggest.manageable.<id>`. */
export type Load = {
  id: 'do_first' | 'page' | 'many' | 'copy_edits' | 'no_strength' | 'alike';
  comments: readonly number[];
};

const DO_FIRST = 3;
const PER_PAGE = 5;
const IN_ALL = 12;
const ALIKE = 0.6;
const PATTERN = 3;

type Read = { at: number; passage: Passage; lexicon: Lexicon; stems: ReadonlySet<string> };

function readAll({ comments }: Submission): Read[] {
  return comments.flatMap(({ text, language }, at) => {
    const lexicon = lexiconFor(text, language);
    if (lexicon === null || text.trim() === '') return [];
    const passage = passageOf(text, lexicon);
    return [{ at, passage, lexicon, stems: contentStems(passage.folded, lexicon) }];
  });
}

const isStrength = ({ passage, lexicon }: Read): boolean =>
  passage.clauses.some((clause) =>
    ['strength', 'outcome'].includes(functionOf(passage, clause, lexicon)),
  ) || findOne(passage.own, wholeOf(passage), lexicon.process) !== null;

const isCopyEdit = ({ passage, lexicon }: Read): boolean =>
  findOne(passage.own, wholeOf(passage), lexicon.copyEdits) !== null;

function alikeIn(read: readonly Read[]): number[] {
  for (const one of read) {
    const same = read.filter((other) => overlap(one.stems, other.stems) >= ALIKE);
    if (same.length >= PATTERN) return same.map(({ at }) => at);
  }
  return [];
}

function crowded({ comments }: Submission): number[] {
  const pages = Map.groupBy(comments.keys(), (at) => comments[at]?.page);
  for (const [page, on] of pages) if (page !== undefined && on.length > PER_PAGE) return on;
  return [];
}

/** What is too much at once. Met where nothing is; not where there is more than a learner can take up. */
export function readSubmission(submission: Submission): { answer: Answer; loads: readonly Load[] } {
  const { comments } = submission;
  if (comments.length === 0) return { answer: 'n/a', loads: [] };
  const read = readAll(submission);
  const first = [...comments.keys()].filter((at) => comments[at]?.doFirst === true);
  const edits = read.filter(isCopyEdit).map(({ at }) => at);
  const isBleak = read.length > 0 && read.length === comments.length && !read.some(isStrength);
  const all = [...comments.keys()];
  const found: (Load | null)[] = [
    first.length > DO_FIRST ? { id: 'do_first', comments: first } : null,
    comments.length > IN_ALL ? { id: 'many', comments: all } : null,
    crowded(submission).length > 0 ? { id: 'page', comments: crowded(submission) } : null,
    edits.length * 2 > comments.length && edits.length > 1
      ? { id: 'copy_edits', comments: edits }
      : null,
    isBleak ? { id: 'no_strength', comments: [] } : null,
    alikeIn(read).length > 0 ? { id: 'alike', comments: alikeIn(read) } : null,
  ];
  const loads = found.filter((load) => load !== null);
  if (loads.length === 0) return { answer: 'met', loads };
  const isTooMuch = loads.some(({ id }) => ['do_first', 'many', 'page'].includes(id));
  return { answer: isTooMuch ? 'not' : 'partly', loads };
}
