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
