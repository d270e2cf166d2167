import type { Evidence } from './comment.ts';
import type { Rule } from './lexicon.ts';
import type { Range } from './sentences.ts';

/** Runs one rule over a text, up to `most` places. Rules are global and shared, so the search always begins anew. */
function matches(
  { id, find, unless }: Rule,
  text: string,
  offset: number,
  most: number,
): Evidence[] {
  const found: Evidence[] = [];
  find.lastIndex = 0;
  for (
    let match = find.exec(text);
    match !== null && found.length < most;
    match = find.exec(text)
  ) {
    if (match[0] === '') {
      find.lastIndex += 1;
      continue;
    }
    const start = offset + match.index;
    found.push({ start, end: start + match[0].length, rule: id });
  }
  return found.length > 0 && unless?.test(text) === true ? [] : found;
}

/** Every place in a range where a rule holds, in order. `unless` looks at the whole range. */
export function findAll(own: string, range: Range, rules: readonly Rule[]): Evidence[] {
  const text = own.slice(range.start, range.end);
  return rules
    .flatMap((rule) => matches(rule, text, range.start, Number.POSITIVE_INFINITY))
    .sort((a, b) => a.start - b.start);
}

/** The first rule that holds in a range, where one is enough. */
export function findOne(own: string, range: Range, rules: readonly Rule[]): Evidence | null {
  const text = own.slice(range.start, range.end);
  for (const rule of rules) {
    const [found] = matches(rule, text, range.start, 1);
    if (found !== undefined) return found;
  }
  return null;
}
