import type { Words } from './item.ts';
import { idOf, isObject, type Json, type JsonObject, listOf, textOf } from './json.ts';
import { PURPOSES, TAG } from './vocabulary.ts';

const short = (word: Json | undefined): string => textOf(word).replace(/^oa:/, '');
export const motivationsOf = (row: JsonObject): string[] => listOf(row.motivation).map(short);

const PART_OF = new Map<string, keyof typeof PURPOSES>(
  Object.entries(PURPOSES).map(([part, purpose]) => [purpose, part as keyof typeof PURPOSES]),
);

/** What a body says; null where it cannot be read. */
function saidIn(body: Json): string | null {
  if (typeof body === 'string') return body;
  if (!isObject(body)) return null;
  if (body.value !== undefined) return typeof body.value === 'string' ? body.value : null;
  return idOf(body.source) ?? idOf(body);
}

type Said = Pick<Words, keyof typeof PURPOSES | 'tags'>;

/** The parts of the comment. Bodies that do not say what they are for do what the annotation does, or comment. */
export function wordsOf(row: JsonObject): Said | null {
  const said: Said = { observation: '', nextStep: '', question: '', criterion: '', tags: [] };
  const motivations = motivationsOf(row);
  const inherited = motivations.length === 1 ? motivations[0] : undefined;
  const bodies = [...listOf(row.bodyValue), ...listOf(row.body)];
  for (const body of bodies) {
    const text = saidIn(body);
    if (text === null) return null;
    const purposes = isObject(body) ? listOf(body.purpose).map(short) : [];
    const purpose = purposes[0] ?? inherited ?? PURPOSES.observation;
    const part = PART_OF.get(purpose) ?? 'observation';
    // A second criterion has no place of its own; a long tag is no tag.
    if (purpose === TAG || (part === 'criterion' && said.criterion !== '')) said.tags.push(text);
    else said[part] = said[part] === '' ? text : `${said[part]}\n\n${text}`;
  }
  return said;
}
