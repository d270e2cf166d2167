import type { Evidence, Verdict } from './comment.ts';
import { findAll, findOne } from './find.ts';
import type { Lexicon } from './lexicon.ts';
import type { Passage } from './passage.ts';
import type { Range } from './sentences.ts';
import { wordsIn } from './words.ts';

/** Words up to which a question only echoes: "What?", "How so?". */
const ECHO = 2;
/** Words from which a rewrite is the answer and not an example. */
const ANSWER = 8;

/** Ends in a question mark; where that stands inside quotation marks, it must be the writer who asks. */
function isMarked(own: string, sentence: Range, lexicon: Lexicon): boolean {
  const end = own.slice(Math.max(sentence.start, sentence.end - 8), sentence.end);
  if (!/\?["')\]!.?]*$/.test(end)) return false;
  const asks = [...lexicon.openQuestions, ...lexicon.pointingQuestions];
  return !/\?["']/.test(end) || findOne(own, sentence, asks) !== null;
}

const known = new WeakMap<Range, Verdict>();

/** What one sentence asks. n/a: nothing. A sentence is looked at once. */
export function questionIn(passage: Passage, sentence: Range, lexicon: Lexicon): Verdict {
  const found = known.get(sentence) ?? lookForQuestion(passage, sentence, lexicon);
  known.set(sentence, found);
  return found;
}

function lookForQuestion({ own }: Passage, sentence: Range, lexicon: Lexicon): Verdict {
  const empty = findAll(own, sentence, lexicon.noQuestions);
  if (empty.length > 0) return { answer: 'not', evidence: empty };
  const prompt = findOne(own, sentence, lexicon.prompts);
  const opens = findOne(own, sentence, lexicon.openQuestions) !== null;
  if (prompt !== null) {
    const isOpen = prompt.rule !== 'unmarked_question' || opens;
    return { answer: isOpen ? 'met' : 'partly', evidence: [prompt] };
  }
  if (!isMarked(own, sentence, lexicon)) return { answer: 'n/a', evidence: [] };
  const open = findOne(own, sentence, lexicon.openQuestions);
  const isEcho = wordsIn(own.slice(sentence.start, sentence.end)).length <= ECHO;
  if (open !== null && !isEcho) return { answer: 'met', evidence: [open] };
  const rule = isEcho ? 'echo' : 'yes_or_no';
  return { answer: 'partly', evidence: [{ ...sentence, rule }] };
}

/** "Write: …", and then eight words or more between quotation marks. */
function answersGiven(passage: Passage, lexicon: Lexicon): Evidence[] {
  const { own, folded, quotations } = passage;
  return quotations.flatMap(({ start, end }) => {
    if (wordsIn(folded.slice(start, end)).length < ANSWER) return [];
    const before = { start: Math.max(0, start - 80), end: start - 1 };
    const asked = findOne(own, before, lexicon.rewrites);
    return asked === null ? [] : [{ start, end, rule: asked.rule }];
  });
}

export function readThinking(passage: Passage, lexicon: Lexicon): Verdict {
  const given = answersGiven(passage, lexicon);
  if (given.length > 0) return { answer: 'not', evidence: given };
  const all = passage.sentences.map((sentence) => questionIn(passage, sentence, lexicon));
  for (const answer of ['met', 'partly'] as const) {
    const evidence = all.filter((one) => one.answer === answer).flatMap((one) => one.evidence);
    if (evidence.length > 0) return { answer, evidence };
  }
  return { answer: 'not', evidence: all.flatMap((one) => one.evidence) };
}
