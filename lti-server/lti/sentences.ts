import { readFileSync } from 'node:fs';
import type { Response } from 'express';
import { LANGUAGES, type Language, languageOf } from '../../shared/locales/phrases.ts';

/** A sentence of a catalogue, English unless told; a key nobody has written yet stands for itself. */
export type Sentences = (key: string, language?: Language) => string;

const fileOf = (language: Language) =>
  new URL(`../../shared/locales/${language}.json`, import.meta.url);

export function loadSentences(): Sentences {
  const catalogues = new Map(
    LANGUAGES.map((language) => [
      language,
      JSON.parse(readFileSync(fileOf(language), 'utf8')) as Record<string, unknown>,
    ]),
  );
  return (key, language = 'en') => {
    const catalogue = catalogues.get(language) ?? {};
    const sentence = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
    return typeof sentence === 'string' ? sentence : key;
  };
}

/** What a page says before anybody is known: in the language the browser asks for, on a page that runs its way. */
export function spokenTo(response: Response, sentences: Sentences) {
  const lang = languageOf(response.req.acceptsLanguages());
  const dir: 'ltr' | 'rtl' = lang === 'ar' ? 'rtl' : 'ltr';
  return { lang, dir, say: (key: string) => sentences(key, lang) };
}
