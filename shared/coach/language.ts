import { ENGLISH } from './en/english.ts';
import { fold } from './fold.ts';
import type { Lexicon } from './lexicon.ts';
import { wordsIn } from './words.ts';

const LEXICONS: readonly Lexicon[] = [ENGLISH];

/** Frequent words that no English sentence needs: Spanish, French, German, Portuguese, Italian, Dutch. */
const ELSEWHERE: ReadonlySet<string> = new Set(
  'el la los las una del que por para con muy bien pero está este esta tu su es muy más y le les des une est pas vous très dans avec sur pour votre ton ta und der die das ist nicht sehr gut aber ein eine mit auf zu du dein ich o os uma não com você seu sua mais il lo gli che non è sei molto questo hai della het een niet je en van maar zeer goed'.split(
    ' ',
  ),
);
/** Words that are frequent in English as well as elsewhere decide nothing. */
const BOTH: ReadonlySet<string> = new Set([
  'die',
  'des',
  'con',
  'pour',
  'van',
  'sur',
  'est',
  'hai',
]);
/** A share of foreign words above which a comment is not English. */
const FOREIGN = 0.3;

function isEnglish(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const latin = text.match(/\p{Script=Latin}/gu) ?? [];
  if (latin.length * 2 < letters.length) return false;
  const words = wordsIn(fold(text));
  const foreign = words.filter((word) => ELSEWHERE.has(word) && !BOTH.has(word));
  const english = words.filter((word) => ENGLISH.small.has(word));
  return foreign.length <= english.length || foreign.length / words.length < FOREIGN;
}

/** The rules for a comment, or null where no rules of its language are here. */
export function lexiconFor(text: string, language?: string): Lexicon | null {
  if (language === undefined) return isEnglish(text) ? ENGLISH : null;
  const [base = ''] = language.toLowerCase().split('-');
  return LEXICONS.find((one) => one.language === base) ?? null;
}
