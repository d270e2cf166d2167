import { type Catalogue, createPhrases, type Language, type Phrases } from './phrases.ts';

/** One language at a time: each catalogue is a chunk of its own. */
const CATALOGUES: Record<Language, () => Promise<{ default: Catalogue }>> = {
  en: () => import('./en.json', { with: { type: 'json' } }),
  es: () => import('./es.json', { with: { type: 'json' } }),
  ar: () => import('./ar.json', { with: { type: 'json' } }),
};

export async function loadPhrases(language: Language): Promise<Phrases> {
  const { default: catalogue } = await CATALOGUES[language]();
  return createPhrases(language, catalogue);
}

const LIBRARY: Record<Language, () => Promise<{ default: Catalogue }>> = {
  en: () => import('./library/en.json', { with: { type: 'json' } }),
  es: () => import('./library/es.json', { with: { type: 'json' } }),
  ar: () => import('./library/ar.json', { with: { type: 'json' } }),
};

/** The sentences of the library of prompts, which few pages need. */
export async function learnLibrary({ language, learn }: Phrases): Promise<void> {
  learn((await LIBRARY[language]()).default);
}
