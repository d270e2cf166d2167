import type { Anchor, Answer, IndexedText, Span } from './anchor.ts';
import { type Candidate, candidateIn, prepare } from './candidate.ts';
import { chanceOf, featuresOf, rankOf } from './evidence.ts';
import { type Fixed, Neighbours } from './neighbours.ts';
import { findPostings, fullOf } from './postings.ts';
import type { Stored } from './stored.ts';
import { windowsFor } from './windows.ts';

/** The exact text with all its context: where it stood, or else at the only place it stands. */
function findUnchanged({ text }: IndexedText, anchor: Anchor): Span | null {
  const { exact, prefix } = anchor.quote;
  const full = fullOf(anchor);
  const was = anchor.position.start - prefix.length;
  const found = text.startsWith(full, was) ? was : text.indexOf(full);
  if (exact === '' || found < 0 || (found !== was && text.indexOf(full, found + 1) >= 0))
    return null;
  return { start: found + prefix.length, end: found + prefix.length + exact.length };
}

/** From this chance on a place serves others as a landmark, is taken, or is worth asking about. */
const CERTAIN = 0.97;
const TAKEN = 0.92;
const ASKED = 0.07;

type Open = { at: number; stored: Stored; candidates: Candidate[] };
type Choice = { one: Candidate; chance: number };

function choose({ stored, candidates }: Open, neighbours: Neighbours): Choice | null {
  const ranked = candidates
    .map((one) => {
      const company = neighbours.company(stored.anchor.position, one.hull);
      return { one, company, rank: rankOf(one, company) };
    })
    .sort((a, b) => b.rank - a.rank);
  const [best, ...others] = ranked;
  if (best === undefined) return null;
  const { start, end } = best.one.hull;
  const second = others.find(({ one }) => one.hull.end <= start || one.hull.start >= end);
  const margin = Math.min(1, best.rank - (second?.rank ?? 0));
  return { one: best.one, chance: chanceOf(featuresOf(best.one, best.company, margin)) };
}

function* opened(
  indexed: IndexedText,
  anchors: readonly Anchor[],
  left: readonly number[],
): Generator<void, Open[]> {
  const postings = yield* findPostings(
    indexed,
    left.flatMap((at) => anchors[at] ?? []),
  );
  const open: Open[] = [];
  for (const at of left) {
    const anchor = anchors[at];
    if (anchor === undefined || anchor.quote.exact.trim() === '') continue;
    const stored = prepare(anchor, postings);
    const candidates: Candidate[] = [];
    for (const window of windowsFor(anchor, postings, indexed.text.length)) {
      const one = candidateIn(indexed, stored, window);
      if (one !== null) candidates.push(one);
      yield;
    }
    open.push({ at, stored, candidates });
  }
  return open;
}

/** All anchors of one text in one pass, an answer for each; yields after each small piece of work. */
export function* resolving(
  indexed: IndexedText,
  anchors: readonly Anchor[],
): Generator<void, Answer[]> {
  const answers: Answer[] = anchors.map(() => ({ state: 'gone' }));
  const fixed: Fixed[] = [];
  const left: number[] = [];
  for (const [at, anchor] of anchors.entries()) {
    const span = findUnchanged(indexed, anchor);
    yield;
    if (span === null) left.push(at);
    else {
      answers[at] = { state: 'anchored', span };
      fixed.push({ was: anchor.position, is: span });
    }
  }
  // Most of the time: the text is the one it was, and need not be read.
  if (left.length === 0) return answers;
  const open = yield* opened(indexed, anchors, left);
  const alone = new Neighbours([]);
  for (const one of open) {
    const choice = choose(one, alone);
    if (choice !== null && choice.chance > CERTAIN)
      fixed.push({ was: one.stored.anchor.position, is: choice.one.hull });
    yield;
  }
  const neighbours = new Neighbours(fixed);
  for (const one of open) {
    const choice = choose(one, neighbours);
    yield;
    if (choice === null || choice.chance < ASKED) continue;
    const state = choice.chance >= TAKEN ? 'anchored' : 'moved';
    answers[one.at] = { state, span: choice.one.span };
  }
  return answers;
}
