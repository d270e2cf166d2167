import type admin from './admin/en.json';
import type beside from './beside/en.json';
import type browser from './browser/en.json';
import type coach from './coach/en.json';
import type english from './en.json';
import type goal from './goal/en.json';
import type library from './library/en.json';
import type onown from './onown/en.json';
import type phone from './phone/en.json';
import type plan from './plan/en.json';
import type reflect from './reflect/en.json';
import type sample from './sample/en.json';
import type server from './server/en.json';
import type setup from './setup/en.json';

/** Every sentence has a key in en.json, here or in a part (load.ts). A sentence with a number has one entry for each plural form: `key#one`, `key#other`. */
type Entry =
  | keyof typeof english
  | keyof typeof admin
  | keyof typeof beside
  | keyof typeof library
  | keyof typeof coach
  | keyof typeof goal
  | keyof typeof onown
  | keyof typeof browser
  | keyof typeof phone
  | keyof typeof plan
  | keyof typeof reflect
  | keyof typeof sample
  | keyof typeof server
  | keyof typeof setup;
type CountKey = Entry extends infer E ? (E extends `${infer Base}#other` ? Base : never) : never;
type PhraseKey = Exclude<Entry, `${string}#${string}`>;
export type Catalogue = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, string | number>>;

export const LANGUAGES = ['en', 'es', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

export type Phrases = {
  language: Language;
  dir: 'ltr' | 'rtl';
  say: (key: PhraseKey, values?: Values) => string;
  /** Picks the plural form for `n`, and puts it in as `{n}`. */
  count: (key: CountKey, n: number, values?: Values) => string;
  number: (n: number) => string;
  /** How long before `now` (both ms since 1970): "3 days ago". */
  ago: (then: number, now: number) => string;
  /** A day, as people write it there. */
  day: (when: number) => string;
  /** "Ada, Bo and Cy". */
  list: (names: readonly string[]) => string;
  /** Sentences of a part of Waymark that is fetched when it is opened. */
  learn: (more: Catalogue) => void;
};

const RTL = new Set<Language>(['ar']);
const OF_RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** The first language we have among those wanted (BCP 47 tags, most wanted first); English otherwise. */
export function languageOf(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = LANGUAGES.find((language) => language === tag.toLowerCase().split(/[-_]/)[0]);
    if (found !== undefined) return found;
  }
  return 'en';
}

/** Marks that turn whatever follows them the other way round, or end a setting apart. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * A name that runs the other way is set apart (U+2068, U+2069), or it would pull the sentence around it. Marks in it that
 * would turn the sentence are left out.
 */
function isolated(value: string, dir: 'ltr' | 'rtl'): string {
  const plain = value.replace(TURNING, '');
  // What a browser takes long to build is built where it is used.
  const other = dir === 'rtl' ? /\p{Script=Latin}|\p{Script=Cyrillic}|\p{Script=Greek}/u : OF_RTL;
  return other.test(plain) ? `\u2068${plain}\u2069` : plain;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS: readonly [Intl.RelativeTimeFormatUnit, number, number][] = [
  ['minute', MINUTE, HOUR],
  ['hour', HOUR, DAY],
  ['day', DAY, 30 * DAY],
  ['month', 30 * DAY, 365 * DAY],
  ['year', 365 * DAY, Number.POSITIVE_INFINITY],
];

/** What turns numbers and days into words takes milliseconds to make, and most screens need one or two of them. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

export function createPhrases(language: Language, first: Catalogue): Phrases {
  /** What was learned last comes first. Hundreds of sentences are looked up, not copied. */
  const catalogues = [first];
  const entry = (key: string): string | undefined =>
    catalogues.find((one) => Object.hasOwn(one, key))?.[key];
  const dir = RTL.has(language) ? 'rtl' : 'ltr';
  const plurals = once(() => new Intl.PluralRules(language));
  const numbers = once(() => new Intl.NumberFormat(language));
  const relative = once(() => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
  const days = once(() => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }));
  const lists = once(() => new Intl.ListFormat(language));

  const filled = (text: string, values: Values): string =>
    !text.includes('{')
      ? text
      : text.replace(/\{(\w+)\}/g, (hole, name: string) => {
          const value = values[name];
          if (value === undefined) return hole;
          return typeof value === 'number' ? numbers().format(value) : isolated(value, dir);
        });

  return {
    language,
    dir,
    say: (key, values = {}) => filled(entry(key) ?? key, values),
    count: (key, n, values = {}) => {
      const form = entry(`${key}#${plurals().select(n)}`) ?? entry(`${key}#other`) ?? key;
      return filled(form, { ...values, n });
    },
    number: (n) => numbers().format(n),
    ago: (then, now) => {
      const past = Math.max(0, now - then);
      const [unit, size] = STEPS.find(([, , below]) => past < below) ?? ['year', 365 * DAY];
      return past < MINUTE
        ? (entry('app.now') ?? '')
        : relative().format(-Math.floor(past / size), unit);
    },
    day: (when) => days().format(when),
    list: (names) => lists().format(names.map((name) => isolated(name, dir))),
    learn: (more) => {
      if (!catalogues.includes(more)) catalogues.unshift(more);
    },
  };
}
