import { readFileSync } from 'node:fs';
import type { Request } from 'express';
import {
  createPhrases,
  LANGUAGES,
  type Language,
  languageOf,
  type Phrases,
} from '../../shared/locales/phrases.ts';

/** What the server says itself, in each language we have. */
export type SetupWords = (language: Language) => Phrases;

const read = (file: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../shared/locales/${file}.json`, import.meta.url), 'utf8'));

/** To an administrator. */
export const loadSetupWords = (): SetupWords => loadWords('setup');

/** `part`: of the catalogues, besides what every page may say. */
export function loadWords(part: 'setup' | 'server'): SetupWords {
  const all = new Map(
    LANGUAGES.map((language) => [
      language,
      createPhrases(language, { ...read(language), ...read(`${part}/${language}`) }),
    ]),
  );
  return (language) => {
    const phrases = all.get(language);
    if (phrases === undefined) throw new Error(`There are no words in ${language}.`);
    return phrases;
  };
}

/** In the language the browser asks for. */
export const spoken = (words: SetupWords, request: Request): Phrases =>
  words(languageOf(request.acceptsLanguages()));
