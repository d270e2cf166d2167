import type { Comment, Evidence, Verdict } from './comment.ts';
import { findAll, findOne } from './find.ts';
import { fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { likeness } from './likeness.ts';
import { type Passage, wholeOf } from './passage.ts';
import { contentStems, wordsIn } from './words.ts';

/** Below this a quotation is not what the learner wrote. */
const NEAR = 0.8;

type Quotes = { there: Evidence[]; unsure: Evidence[]; misquoted: Evidence[] };

function quotesIn(comment: Comment, passage: Passage, lexicon: Lexicon): Quotes {
  const found: Quotes = { there: [], unsure: [], misquoted: [] };
  const work = fold(comment.work ?? '');
  const anchor = fold(comment.anchor ?? '');
  for (const { start, end } of passage.quotations) {
    const quoted = passage.folded.slice(start, end);
    const before = { start: Math.max(0, start - 80), end: start - 1 };
    const isRewrite = findOne(passage.own, before, lexicon.rewrites) !== null;
    if (wordsIn(quoted).length < 2 || isRewrite) continue;
    const isThere = likeness(quoted, `${work}\n${anchor}`) >= NEAR;
    if (isThere) found.there.push({ start, end, rule: 'quoted' });
    else if (work === '') found.unsure.push({ start, end, rule: 'quoted' });
    else found.misquoted.push({ start, end, rule: 'misquoted' });
  }
  return found;
}

/** The comment's words that are in a text of the learner's and not merely the task's. */
function shared(passage: Passage, text: string, task: string, rule: string, lexicon: Lexicon) {
  const theirs = contentStems(fold(text), lexicon);
  const set = contentStems(fold(task), lexicon);
  const evidence: Evidence[] = [];
  for (const match of passage.own.matchAll(/\p{L}[\p{L}\p{M}]*(?:'\p{L}+)?/gu)) {
    const word = match[0];
    if (word.length <= 2 || lexicon.small.has(word)) continue;
    const stem = lexicon.stem(word);
    if (theirs.has(stem) && !set.has(stem))
      evidence.push({ start: match.index, end: match.index + word.length, rule });
  }
  return evidence;
}

/** Met: tied to words or a place of the work. Partly: hung on a passage, or naming a part of work that every work has. */
export function readSpecific(comment: Comment, passage: Passage, lexicon: Lexicon): Verdict {
  const { there, unsure, misquoted } = quotesIn(comment, passage, lexicon);
  const anchor = comment.anchor ?? '';
  const tied = [
    ...there,
    ...findAll(passage.own, wholeOf(passage), lexicon.locators),
    ...shared(passage, anchor, '', 'word_of_anchor', lexicon),
    ...shared(passage, comment.work ?? '', comment.task ?? '', 'word_of_work', lexicon),
  ];
  if (tied.length > 0) return { answer: 'met', evidence: [...misquoted, ...tied] };
  const named = findAll(passage.own, wholeOf(passage), lexicon.targets);
  const isPartly = anchor.trim() !== '' || named.length > 0 || unsure.length > 0;
  return { answer: isPartly ? 'partly' : 'not', evidence: [...misquoted, ...unsure, ...named] };
}
