import { readFileSync } from 'node:fs';

const FILE = new URL('../../shared/locales/en.json', import.meta.url);

/** A sentence of the catalogue; a key nobody has written yet stands for itself. */
export type Sentences = (key: string) => string;

export function loadSentences(): Sentences {
  const catalogue = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, unknown>;
  return (key) => {
    const sentence = Object.hasOwn(catalogue, key) ? catalogue[key] : undefined;
    return typeof sentence === 'string' ? sentence : key;
  };
}
