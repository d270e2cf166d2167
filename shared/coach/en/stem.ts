const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/'s$/, ''],
  [/(ss|sh|ch|x|z)es$/, '$1'],
  [/ies$/, 'y'],
  [/([^su])s$/, '$1'],
  [/(?:ational|ation|ations)$/, 'at'],
  [/(..)(?:ments?|ness|ful|less|able|ible|ity|ly)$/, '$1'],
  [/(..[^aeio])(?:ing|ed|er|ers)$/, '$1'],
  [/([bdfgmnprt])\1$/, '$1'],
  [/(...)[ey]$/, '$1'],
];

/** A light stem, after the first steps of Porter 1980: enough to see that "argued" and "arguing" are one word. */
export function stem(word: string): string {
  let short = word;
  for (const [ending, by] of ENDINGS) if (short.length > 4) short = short.replace(ending, by);
  return short;
}
