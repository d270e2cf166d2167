import { describe, expect, it } from 'vitest';
import { ERRORS } from '../protocol/errors.ts';
import adminArabic from './admin/ar.json';
import adminEnglish from './admin/en.json';
import adminSpanish from './admin/es.json';
import arabic from './ar.json';
import besideArabic from './beside/ar.json';
import besideEnglish from './beside/en.json';
import besideSpanish from './beside/es.json';
import browserArabic from './browser/ar.json';
import browserEnglish from './browser/en.json';
import browserSpanish from './browser/es.json';
import coachArabic from './coach/ar.json';
import coachEnglish from './coach/en.json';
import coachSpanish from './coach/es.json';
import english from './en.json';
import spanish from './es.json';
import goalArabic from './goal/ar.json';
import goalEnglish from './goal/en.json';
import goalSpanish from './goal/es.json';
import libraryArabic from './library/ar.json';
import libraryEnglish from './library/en.json';
import librarySpanish from './library/es.json';
import onownArabic from './onown/ar.json';
import onownEnglish from './onown/en.json';
import onownSpanish from './onown/es.json';
import phoneArabic from './phone/ar.json';
import phoneEnglish from './phone/en.json';
import phoneSpanish from './phone/es.json';
import { type Catalogue, LANGUAGES, type Language } from './phrases.ts';
import planArabic from './plan/ar.json';
import planEnglish from './plan/en.json';
import planSpanish from './plan/es.json';
import reflectArabic from './reflect/ar.json';
import reflectEnglish from './reflect/en.json';
import reflectSpanish from './reflect/es.json';
import sampleArabic from './sample/ar.json';
import sampleEnglish from './sample/en.json';
import sampleSpanish from './sample/es.json';
import serverArabic from './server/ar.json';
import serverEnglish from './server/en.json';
import serverSpanish from './server/es.json';
import setupArabic from './setup/ar.json';
import setupEnglish from './setup/en.json';
import setupSpanish from './setup/es.json';

/** What is fetched at once, and what comes in parts. */
const ENGLISH = {
  ...english,
  ...adminEnglish,
  ...besideEnglish,
  ...libraryEnglish,
  ...coachEnglish,
  ...goalEnglish,
  ...onownEnglish,
  ...browserEnglish,
  ...serverEnglish,
  ...planEnglish,
  ...reflectEnglish,
  ...sampleEnglish,
  ...phoneEnglish,
  ...setupEnglish,
};
const CATALOGUES: Record<Language, Catalogue> = {
  en: ENGLISH,
  es: {
    ...spanish,
    ...adminSpanish,
    ...librarySpanish,
    ...coachSpanish,
    ...goalSpanish,
    ...besideSpanish,
    ...browserSpanish,
    ...serverSpanish,
    ...planSpanish,
    ...reflectSpanish,
    ...sampleSpanish,
    ...phoneSpanish,
    ...setupSpanish,
    ...onownSpanish,
  },
  ar: {
    ...arabic,
    ...adminArabic,
    ...libraryArabic,
    ...coachArabic,
    ...goalArabic,
    ...besideArabic,
    ...browserArabic,
    ...serverArabic,
    ...planArabic,
    ...reflectArabic,
    ...sampleArabic,
    ...phoneArabic,
    ...setupArabic,
    ...onownArabic,
  },
};
const base = (key: string): string => key.split('#')[0] ?? key;
const isCount = (key: string): boolean => key.includes('#');
const keysOf = (catalogue: Catalogue): string[] =>
  [...new Set(Object.keys(catalogue).map(base))].sort();
const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '');

describe.each(LANGUAGES)('the %s catalogue', (language) => {
  const catalogue = CATALOGUES[language];

  it('says everything English says, and nothing more', () => {
    expect(keysOf(catalogue)).toEqual(keysOf(ENGLISH));
  });

  it('has every plural form its language has', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    for (const key of new Set(Object.keys(catalogue).filter(isCount).map(base)))
      for (const form of forms) expect(catalogue, key).toHaveProperty([`${key}#${form}`]);
  });

  it('leaves the same places to fill in', () => {
    const wanted = new Map<string, Set<string>>();
    for (const [key, text] of Object.entries(ENGLISH)) {
      const known = wanted.get(base(key)) ?? new Set<string>();
      wanted.set(base(key), new Set([...known, ...holes(text)]));
    }
    for (const [key, text] of Object.entries(catalogue)) {
      const places = wanted.get(base(key)) ?? new Set<string>();
      for (const hole of holes(text)) expect([...places], key).toContain(hole);
      // A word may stand for the number: "one", "two".
      const needed = isCount(key) ? [...places].filter((place) => place !== 'n') : [...places];
      for (const place of needed) expect(holes(text), key).toContain(place);
    }
  });

  it('leaves nothing empty', () => {
    for (const [key, text] of Object.entries(catalogue)) expect(text.trim(), key).not.toBe('');
  });

  it('has a sentence for every error a person can meet', () => {
    for (const code of Object.keys(ERRORS)) expect(catalogue).toHaveProperty([`error.${code}`]);
  });
});

describe('the English of it', () => {
  it('says learner, and scolds nobody', () => {
    for (const [key, text] of Object.entries(ENGLISH))
      expect(text, key).not.toMatch(/\b(students?|pupils?|overdue|late|fail(ed|ure)?)\b/i);
  });
});
