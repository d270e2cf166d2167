/** An ending that is written and not heard: make, makes, argued; not table, pages, ended. */
const SILENT =
  /(?<=[aeiouy][^aeiouy]{1,3}|[aeiouy]{2}[^aeiouy]{0,3})(?:(?<![^aeiouyrl]l)e|(?<![cgsxz]|[cs]h|[^aeiouyrl]l)es|(?<![td])ed)$/;
/** Two vowels side by side that are heard as two. */
const APART =
  /i(?:a|o(?!u|n))|(?<![qg])u(?:a[lt]|ou|ity)|eo(?!u)|[aeiouy](?=ing)|ea(?:tion|te)|(?<=id|ar)ea(?=s?$)|sm$/g;

/** A count after the vowel groups of a word, which is right for most. Of folded words. */
export function syllables(word: string): number {
  const letters = word.replace(/[^a-z]/g, '');
  if (letters.length <= 3) return letters.length === 0 ? 0 : 1;
  const groups = letters.replace(SILENT, '').match(/[aeiouy]+/g)?.length ?? 0;
  return Math.max(1, groups + (letters.match(APART)?.length ?? 0));
}

/** Flesch–Kincaid grade level (Kincaid et al. 1975), in United States school years. */
export function grade(words: readonly string[], sentences: number): number {
  if (words.length === 0) return 0;
  const count = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / Math.max(1, sentences)) + 11.8 * (count / words.length) - 15.59;
}
