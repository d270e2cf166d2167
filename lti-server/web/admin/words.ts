import type { Catalogue, Language, Phrases } from '../../../shared/locales/phrases.ts';

type Shelf = Record<Language, () => Promise<{ default: Catalogue }>>;
/** What this page alone says, and the sentences about an LMS's health, which the command has too. */
const PARTS: readonly Shelf[] = [
  {
    en: () => import('../../../shared/locales/admin/en.json', { with: { type: 'json' } }),
    es: () => import('../../../shared/locales/admin/es.json', { with: { type: 'json' } }),
    ar: () => import('../../../shared/locales/admin/ar.json', { with: { type: 'json' } }),
  },
  {
    en: () => import('../../../shared/locales/setup/en.json', { with: { type: 'json' } }),
    es: () => import('../../../shared/locales/setup/es.json', { with: { type: 'json' } }),
    ar: () => import('../../../shared/locales/setup/ar.json', { with: { type: 'json' } }),
  },
];

export async function learnAdmin(phrases: Phrases): Promise<void> {
  const found = await Promise.all(PARTS.map((shelf) => shelf[phrases.language]()));
  for (const { default: catalogue } of found) phrases.learn(catalogue);
}
