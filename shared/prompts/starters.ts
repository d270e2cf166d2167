import type { PromptPart } from '../model/kinds/prompt-words.ts';
import type { Findable } from './find.ts';

const FILES = {
  en: () => import('./starters/en.json', { with: { type: 'json' } }),
  es: () => import('./starters/es.json', { with: { type: 'json' } }),
  ar: () => import('./starters/ar.json', { with: { type: 'json' } }),
};

/** Sixty prompts to begin with, written for this project: each asks for a next step or opens a question. */
export async function loadStarters(language: keyof typeof FILES): Promise<Findable[]> {
  const { default: rows } = await FILES[language]();
  return rows.map((row) => ({ ...row, part: row.part as PromptPart, criterion: '' }));
}
