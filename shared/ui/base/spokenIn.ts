/** Scripts that say which language it most likely is; where one script serves several, letters only one of them has. */
type Script = readonly [string, RegExp, (readonly [string, RegExp])[]];
/** Made when somebody first has something read: of all that Unicode has a browser builds them for a millisecond. */
const scripts = (): Script[] => [
  [
    'ar',
    /\p{Script=Arabic}/gu,
    [
      ['ur', /[ٹڈڑں]/u],
      ['fa', /[پچژگ]/u],
    ],
  ],
  ['he', /\p{Script=Hebrew}/gu, []],
  ['ru', /\p{Script=Cyrillic}/gu, [['uk', /[іїєґ]/iu]]],
  ['el', /\p{Script=Greek}/gu, []],
  ['hi', /\p{Script=Devanagari}/gu, []],
  ['bn', /\p{Script=Bengali}/gu, []],
  ['th', /\p{Script=Thai}/gu, []],
  ['ko', /\p{Script=Hangul}/gu, []],
  [
    'zh',
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
    [['ja', /\p{Script=Hiragana}/u]],
  ],
];
/** Small words no sentence does long without. */
const SMALL: Readonly<Record<string, string>> = {
  en: 'the and of to you your is are was in it this that what with for on not how at be i my from have do one who',
  es: 'el la los las de del que y en un una por para con tu tus es son lo se no muy más qué cómo mi al',
  fr: 'le la les des du de et est un une dans que qui pour pas vous tu ton ta sur avec ce ne je mon',
  de: 'der die das und ist nicht du dein deine ein eine einen mit auf zu den im von für wie ich es sich',
  pt: 'o a os as de do da que e em um uma por para com seu sua é não se no na mais como você',
  it: 'il lo la gli le di del che e in un una per con tuo tua è non si più come sono ho',
  nl: 'de het een en van niet is je jouw in op met voor dat die dit hoe ik te zijn',
  pl: 'i w z na nie to jest się że do jak po co ale o twój',
  tr: 've bir bu için ne çok daha ile de da mi gibi senin var',
  vi: 'và của là có không một những được cho này bạn với các em',
};
const WORDS = Object.entries(SMALL).map(
  ([language, words]) => [language, new Set(words.split(' '))] as const,
);

/** Most text has none of the other scripts' letters, and is not searched for each of them. */
const BEYOND_LATIN = /[^\0-\u024f\u1e00-\u1eff\u2000-\u206f]/;

const countOf = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

function ofLatin(text: string, page: string): string | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const found = WORDS.map(
    ([language, small]) => [language, words.filter((word) => small.has(word)).length] as const,
  );
  const most = Math.max(...found.map(([, n]) => n));
  const best = found.filter(([, n]) => n === most).map(([language]) => language);
  if (best.includes(page)) return page;
  return best.length === 1 ? (best[0] ?? null) : null;
}

/**
 * The language most of these words are in, as its BCP 47 tag begins; null where they do not say. Nobody is asked, and
 * nothing leaves the page. `page`: the language around them, which decides where the words alone do not.
 */
export function spokenIn(text: string, page: string): string | null {
  const latin = countOf(text, /\p{Script=Latin}/gu);
  if (!BEYOND_LATIN.test(text)) return latin === 0 ? null : ofLatin(text, page);
  const found = scripts().map(([language, script, nearer]) => {
    const named = nearer.find(([, letters]) => letters.test(text))?.[0];
    return [named ?? language, countOf(text, script)] as const;
  });
  const [language, letters] = found.toSorted((a, b) => b[1] - a[1])[0] ?? ['', 0];
  if (latin === 0 && letters === 0) return null;
  return letters > latin ? language : ofLatin(text, page);
}
