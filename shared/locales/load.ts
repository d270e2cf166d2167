import { type Catalogue, createPhrases, type Language, type Phrases } from './phrases.ts';

type Shelf = Record<Language, () => Promise<{ default: Catalogue }>>;
/** One language at a time: each catalogue is a chunk of its own. */
const CATALOGUES: Shelf = {
  en: () => import('./en.json', { with: { type: 'json' } }),
  es: () => import('./es.json', { with: { type: 'json' } }),
  ar: () => import('./ar.json', { with: { type: 'json' } }),
};
/**
 * What few pages say. beside: what stands beside a work besides steps and goals. library: the library of prompts. coach: what is fetched with it. goal: an open goal. onown: what shows a learner’s own to others. browser: popup and options of the extension. server: what only
 * pages of a launch have. reflect: looking back, who one is, and what holds for a class. plan: one’s plan on a page. phone: the home that is kept on a phone. sample: a made-up work, with the words of its people.
 */
const PARTS = {
  beside: {
    en: () => import('./beside/en.json', { with: { type: 'json' } }),
    es: () => import('./beside/es.json', { with: { type: 'json' } }),
    ar: () => import('./beside/ar.json', { with: { type: 'json' } }),
  },
  library: {
    en: () => import('./library/en.json', { with: { type: 'json' } }),
    es: () => import('./library/es.json', { with: { type: 'json' } }),
    ar: () => import('./library/ar.json', { with: { type: 'json' } }),
  },
  coach: {
    en: () => import('./coach/en.json', { with: { type: 'json' } }),
    es: () => import('./coach/es.json', { with: { type: 'json' } }),
    ar: () => import('./coach/ar.json', { with: { type: 'json' } }),
  },
  goal: {
    en: () => import('./goal/en.json', { with: { type: 'json' } }),
    es: () => import('./goal/es.json', { with: { type: 'json' } }),
    ar: () => import('./goal/ar.json', { with: { type: 'json' } }),
  },
  onown: {
    en: () => import('./onown/en.json', { with: { type: 'json' } }),
    es: () => import('./onown/es.json', { with: { type: 'json' } }),
    ar: () => import('./onown/ar.json', { with: { type: 'json' } }),
  },
  browser: {
    en: () => import('./browser/en.json', { with: { type: 'json' } }),
    es: () => import('./browser/es.json', { with: { type: 'json' } }),
    ar: () => import('./browser/ar.json', { with: { type: 'json' } }),
  },
  server: {
    en: () => import('./server/en.json', { with: { type: 'json' } }),
    es: () => import('./server/es.json', { with: { type: 'json' } }),
    ar: () => import('./server/ar.json', { with: { type: 'json' } }),
  },
  reflect: {
    en: () => import('./reflect/en.json', { with: { type: 'json' } }),
    es: () => import('./reflect/es.json', { with: { type: 'json' } }),
    ar: () => import('./reflect/ar.json', { with: { type: 'json' } }),
  },
  plan: {
    en: () => import('./plan/en.json', { with: { type: 'json' } }),
    es: () => import('./plan/es.json', { with: { type: 'json' } }),
    ar: () => import('./plan/ar.json', { with: { type: 'json' } }),
  },
  phone: {
    en: () => import('./phone/en.json', { with: { type: 'json' } }),
    es: () => import('./phone/es.json', { with: { type: 'json' } }),
    ar: () => import('./phone/ar.json', { with: { type: 'json' } }),
  },
  sample: {
    en: () => import('./sample/en.json', { with: { type: 'json' } }),
    es: () => import('./sample/es.json', { with: { type: 'json' } }),
    ar: () => import('./sample/ar.json', { with: { type: 'json' } }),
  },
} satisfies Record<string, Shelf>;
export type Part = keyof typeof PARTS;

async function learnPart({ language, learn }: Phrases, part: Part): Promise<void> {
  learn((await PARTS[part][language]()).default);
}

const learnParts = (phrases: Phrases, parts: readonly Part[]): Promise<unknown> =>
  Promise.all(parts.map((part) => learnPart(phrases, part)));

/** `parts`: what is said besides what every page may say. */
export async function loadPhrases(
  language: Language,
  parts: readonly Part[] = [],
): Promise<Phrases> {
  const { default: catalogue } = await CATALOGUES[language]();
  const phrases = createPhrases(language, catalogue);
  await learnParts(phrases, parts);
  return phrases;
}

/** When they are opened, or shown. */
export const learnBeside = (phrases: Phrases): Promise<void> => learnPart(phrases, 'beside');
export const learnLibrary = (phrases: Phrases): Promise<void> => learnPart(phrases, 'library');
export const learnCoach = (phrases: Phrases): Promise<void> => learnPart(phrases, 'coach');
/** These have buttons of what stands beside a work; a plan, and talk about a goal, ask its questions. */
export const learnGoal = (phrases: Phrases): Promise<unknown> =>
  learnParts(phrases, ['goal', 'beside']);
export const learnReflect = (phrases: Phrases): Promise<unknown> =>
  learnParts(phrases, ['reflect', 'beside', 'goal']);
export const learnPlan = (phrases: Phrases): Promise<unknown> =>
  learnParts(phrases, ['plan', 'goal']);
export const learnOnOwn = (phrases: Phrases): Promise<unknown> =>
  learnParts(phrases, ['onown', 'goal']);
export const learnSample = (phrases: Phrases): Promise<void> => learnPart(phrases, 'sample');
