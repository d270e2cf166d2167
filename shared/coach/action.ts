import type { Clause } from './clauses.ts';
import type { Comment, Evidence, Verdict } from './comment.ts';
import { findAll, findOne } from './find.ts';
import { fold } from './fold.ts';
import { imperativeIn } from './imperative.ts';
import type { Lexicon } from './lexicon.ts';
import type { Passage } from './passage.ts';
import { questionIn } from './thinking.ts';
import { contentStems, wordsIn } from './words.ts';

/** Characters up to which the quoted words are themselves what is to be changed. */
const SHORT_ANCHOR = 60;

/** A verb that is joined to a sentence which tells, and does not ask: "they plan and show". */
function goesOnTelling(passage: Passage, clause: Clause, lexicon: Lexicon): boolean {
  const { own, clauses } = passage;
  if (clause.start === clause.sentence.start) return false;
  const before = clauses.findLast(
    ({ end, sentence }) => end <= clause.start && sentence.start === clause.sentence.start,
  );
  if (before === undefined) return false;
  const text = own.slice(clause.start, clause.end);
  if (lexicon.goesOn.test(text)) return moveIn(passage, before, lexicon) === null;
  return lexicon.turnsOn.test(text) && lexicon.toldOf.test(own.slice(before.start, before.end));
}

const known = new WeakMap<Clause, { move: Evidence | null }>();

/** Something the reader is asked to do; no target needed. A clause is looked at once. */
export function moveIn(passage: Passage, clause: Clause, lexicon: Lexicon): Evidence | null {
  const found = known.get(clause) ?? { move: lookForMove(passage, clause, lexicon) };
  known.set(clause, found);
  return found.move;
}

function lookForMove(passage: Passage, clause: Clause, lexicon: Lexicon): Evidence | null {
  const { own } = passage;
  if (findOne(own, clause, lexicon.noMoves) !== null) return null;
  const order = imperativeIn(own, clause, lexicon);
  if (order !== null && !goesOnTelling(passage, clause, lexicon)) return order;
  const found = findOne(own, clause, lexicon.moves);
  const isJoined = found?.start === clause.start && found.rule === 'avoid_or_do_not';
  return isJoined && goesOnTelling(passage, clause, lexicon) ? null : found;
}

function namedTargets(comment: Comment, lexicon: Lexicon): Set<string> {
  const names = [comment.anchor ?? '', ...(comment.rubric ?? [])].join(' ');
  return contentStems(fold(names), lexicon);
}

function targetIn(
  { own }: Passage,
  clause: Clause,
  names: ReadonlySet<string>,
  lexicon: Lexicon,
): Evidence | null {
  const found = findOne(own, clause, lexicon.targets);
  if (found !== null) return found;
  const text = own.slice(clause.start, clause.end);
  const word = wordsIn(text).find((one) => names.has(lexicon.stem(one)));
  if (word === undefined) return null;
  const start = clause.start + text.indexOf(word);
  return { start, end: start + word.length, rule: 'named_target' };
}

/** "Citation?", "Which year was that?": they show where, and leave open what to do. */
function pointersIn(passage: Passage, clause: Clause, lexicon: Lexicon): Evidence[] {
  const { own } = passage;
  const asked = questionIn(passage, clause.sentence, lexicon).answer;
  const questions =
    asked === 'not' || asked === 'n/a' ? [] : findAll(own, clause, lexicon.pointingQuestions);
  return [...findAll(own, clause, lexicon.pointers), ...questions];
}

/** Met: a move with a target. Partly: a move without one, or a pointer. */
export function readAction(comment: Comment, passage: Passage, lexicon: Lexicon): Verdict {
  const { own, clauses } = passage;
  const names = namedTargets(comment, lexicon);
  const anchored = comment.anchor !== undefined && comment.anchor.trim() !== '';
  const onShortAnchor = anchored && (comment.anchor ?? '').length <= SHORT_ANCHOR;
  const partly: Evidence[] = [];
  const met: Evidence[] = [];
  let spokenOf = anchored;
  for (const clause of clauses) {
    const move = moveIn(passage, clause, lexicon);
    const target = targetIn(passage, clause, names, lexicon);
    const text = own.slice(clause.start, clause.end);
    if (move === null) partly.push(...pointersIn(passage, clause, lexicon));
    else if (target !== null) met.push(move, target);
    else if (onShortAnchor || (spokenOf && lexicon.pronoun.test(text))) met.push(move);
    else partly.push(move);
    if (target !== null) spokenOf = true;
  }
  if ((comment.nextStep ?? '').trim() !== '') return { answer: 'met', evidence: met };
  if (comment.celebration === true) return { answer: 'n/a', evidence: met };
  if (met.length > 0) return { answer: 'met', evidence: met };
  return { answer: partly.length > 0 ? 'partly' : 'not', evidence: partly };
}
