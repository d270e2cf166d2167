import { fromCsv } from './csv.ts';
import type { Findable } from './find.ts';
import { type FileFault, readRow, type Sheet, sheetOf, type Told } from './rows.ts';

/** Bytes of a file: five hundred of the longest prompts in letters of four bytes. */
const MOST_BYTES = 5_000_000;

export function toJson(prompts: readonly Findable[]): string {
  const list = prompts.map(({ text, part, criterion, tags }) => ({ text, part, criterion, tags }));
  return `${JSON.stringify({ format: 'waymark-prompts', version: 1, prompts: list }, null, 2)}\n`;
}

const unreadable = (fault: FileFault): Sheet => ({ rows: [], faults: [{ row: null, fault }] });

function parsed(file: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(file) };
  } catch {
    return null;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What we wrote, or a plain list of prompts, or of texts. */
function fromJson(file: string): Sheet {
  const json = parsed(file);
  if (json === null) return unreadable('not_json');
  const list = isObject(json.value) ? json.value.prompts : json.value;
  if (!Array.isArray(list)) return unreadable('no_column');
  return sheetOf(
    list.map((one: unknown, at) => {
      const told: Told | null =
        typeof one === 'string' ? { text: one } : isObject(one) ? one : null;
      return told === null ? { row: at + 1, fault: 'bad_value' } : readRow(at + 1, told);
    }),
  );
}

/** UTF-8, or UTF-16 where the file begins by saying so. */
function decoded(bytes: Uint8Array): string | null {
  const [one, two] = bytes;
  const wide =
    one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : null;
  try {
    return new TextDecoder(wide ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A file of prompts, JSON by its first sign and else CSV. Whatever is wrong in it comes back with its row. */
export function readFile(bytes: Uint8Array): Sheet {
  if (bytes.length > MOST_BYTES) return unreadable('too_large');
  const text = decoded(bytes);
  if (text === null) return unreadable('not_text');
  return /^\s*[[{]/u.test(text) ? fromJson(text.trim()) : fromCsv(text);
}

export { toCsv } from './csv.ts';
export { newOn } from './rows.ts';
