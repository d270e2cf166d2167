import type { Evidence } from './comment.ts';
import type { Lexicon } from './lexicon.ts';
import type { Range } from './sentences.ts';

const FIRST_WORD = /^[a-z]+(?:-[a-z]+)?/;

/** An order at the head of a clause: "Cut the second sentence", not "Reference list is good". */
export function imperativeIn(own: string, clause: Range, lexicon: Lexicon): Evidence | null {
  const text = own.slice(clause.start, clause.end);
  // "You" may lead to a verb nowhere but in a table of targets; it is tried without it as well.
  const lead = lexicon.lead.exec(text)?.[0].length ?? 0;
  const verb = FIRST_WORD.exec(text.slice(lead))?.[0] ?? '';
  if (!lexicon.verbs.has(verb)) return null;
  const rest = text.slice(lead + verb.length);
  if (lexicon.noOrder.test(text.slice(lead))) return null;
  if (lexicon.nounVerbs.has(verb) && !lexicon.object.test(rest)) return null;
  const start = clause.start + lead;
  return { start, end: start + verb.length, rule: 'imperative' };
}
