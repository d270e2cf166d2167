import { PROMPT_PARTS, type PromptPart, promptKey } from '../model/kinds/prompt-words.ts';
import {
  isBlank,
  isStorable,
  LINE_LIMIT,
  lengthOf,
  MOST_IMPORTED,
  MOST_TAGS,
  TEXT_LIMIT,
} from '../model/limits.ts';
import type { Findable } from './find.ts';

/** Why a row cannot be read. */
type RowFault =
  | 'no_text'
  | 'too_long'
  | 'bad_part'
  | 'bad_tags'
  | 'bad_value'
  | 'quotes'
  | 'more_cells';
/** Why a whole file cannot. */
export type FileFault = 'not_text' | 'not_json' | 'no_column' | 'empty' | 'too_many' | 'too_large';

/** `row`: as a spreadsheet numbers it, or the place in the list of a JSON file; null: the file itself. */
export type Fault = { row: number; fault: RowFault } | { row: null; fault: FileFault };
export type Row = { row: number; prompt: Findable };
export type Sheet = { rows: Row[]; faults: Fault[] };

/** What a file says of one prompt, before anybody has looked at it. */
export type Told = { text?: unknown; part?: unknown; criterion?: unknown; tags?: unknown };

/** For where no part is named: what asks is a question. */
const guessed = (text: string): PromptPart => (/[?؟]\s*$/u.test(text) ? 'question' : 'nextStep');

const partOf = (told: unknown, text: string): PromptPart | null => {
  if (told === undefined || told === null || told === '') return guessed(text);
  const plain = typeof told === 'string' ? told.replace(/[\s_-]/g, '').toLowerCase() : '';
  return PROMPT_PARTS.find((part) => part.toLowerCase() === plain) ?? null;
};

const absent = (value: unknown): boolean => value === undefined || value === null;

/** As the store judges it (model/kinds.ts, which a page that reads files need not load). */
function faultOf({ text, criterion, tags }: Findable): RowFault | null {
  if (![text, criterion, ...tags].every(isStorable)) return 'bad_value';
  const lines = [criterion, ...tags];
  if (lengthOf(text) > TEXT_LIMIT || lines.some((one) => lengthOf(one) > LINE_LIMIT))
    return 'too_long';
  return tags.length > MOST_TAGS ? 'bad_tags' : null;
}

/** One prompt of a file, held against the rules it will be stored by. */
export function readRow(row: number, told: Told): Row | Fault {
  const { text, criterion, tags } = told;
  if (!absent(text) && typeof text !== 'string') return { row, fault: 'bad_value' };
  if (isBlank(text) || typeof text !== 'string') return { row, fault: 'no_text' };
  const part = partOf(told.part, text);
  if (part === null) return { row, fault: 'bad_part' };
  if (!absent(criterion) && typeof criterion !== 'string') return { row, fault: 'bad_value' };
  const isList = Array.isArray(tags) && tags.every((tag) => typeof tag === 'string');
  if (!absent(tags) && !isList) return { row, fault: 'bad_tags' };
  const fields = {
    ...{
      text: text.trim(),
      part,
      criterion: typeof criterion === 'string' ? criterion.trim() : '',
    },
    tags: isList ? [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))] : [],
  };
  const fault = faultOf(fields);
  return fault === null ? { row, prompt: fields } : { row, fault };
}

export function sheetOf(read: readonly (Row | Fault)[]): Sheet {
  if (read.length === 0) return { rows: [], faults: [{ row: null, fault: 'empty' }] };
  if (read.length > MOST_IMPORTED) return { rows: [], faults: [{ row: null, fault: 'too_many' }] };
  const rows: Row[] = [];
  const faults: Fault[] = [];
  for (const one of read) {
    if ('prompt' in one) rows.push(one);
    else faults.push(one);
  }
  return { rows, faults };
}

/** Those a shelf does not hold yet, each once, and how many were there already. */
export function newOn(
  shelf: readonly { text: string }[],
  rows: readonly Row[],
): { fresh: Findable[]; already: number } {
  const known = new Set(shelf.map(({ text }) => promptKey(text)));
  const fresh: Findable[] = [];
  for (const { prompt } of rows) {
    const key = promptKey(prompt.text);
    if (known.has(key)) continue;
    known.add(key);
    fresh.push(prompt);
  }
  return { fresh, already: rows.length - fresh.length };
}
