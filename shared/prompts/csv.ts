import Papa from 'papaparse';
import type { Findable } from './find.ts';
import { type Fault, type Row, readRow, type Sheet, sheetOf, type Told } from './rows.ts';

const COLUMNS = ['text', 'part', 'criterion', 'tags'] as const;
/** Neither a comma nor a semicolon, which separate the cells themselves. */
const TAG_END = '|';

/**
 * A spreadsheet takes a cell that begins like this for a formula and runs it (CWE-1236). An apostrophe before it makes
 * it text; a word that begins with apostrophes already gets one more, so that reading takes away just what writing added.
 */
const FORMULA = /^'*[=+\-@\t\r]/;
const guarded = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);
const unguarded = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;

/** RFC 4180, with a byte order mark: without it Excel reads no accent and no Arabic. */
export function toCsv(prompts: readonly Findable[]): string {
  const data = prompts.map(({ text, part, criterion, tags }) =>
    [text, part, criterion, tags.join(` ${TAG_END} `)].map(guarded),
  );
  return `\ufeff${Papa.unparse({ fields: [...COLUMNS], data }, { newline: '\r\n' })}\r\n`;
}

const isBlankRow = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

function toldBy(header: readonly string[], cells: readonly string[]): Told {
  const told: Told = {};
  for (const [at, name] of header.entries()) {
    const column = COLUMNS.find((one) => one === name);
    const cell = unguarded(cells[at] ?? '');
    if (column === 'tags') told.tags = cell.split(TAG_END);
    else if (column !== undefined) told[column] = cell;
  }
  return told;
}

const namesOf = (cells: readonly string[]): string[] =>
  cells.map((name) => name.trim().toLowerCase());

/** What parts the cells: a comma, or a semicolon or tab as spreadsheets write it elsewhere. The header tells. */
function delimiterOf(file: string): string {
  const header = file.trimStart().split(/[\r\n]/, 1)[0] ?? '';
  const split = (delimiter: string) => Papa.parse<string[]>(header, { delimiter }).data[0] ?? [];
  const fits = [',', ';', '\t'].filter((one) => namesOf(split(one)).includes('text'));
  return fits.sort((one, other) => split(other).length - split(one).length)[0] ?? ',';
}

/** Columns may come in any order; those of another name are left aside. */
export function fromCsv(given: string): Sheet {
  const file = given.replace(/^\ufeff/, '');
  const { data, errors } = Papa.parse<string[]>(file, { delimiter: delimiterOf(file) });
  const broken = new Set(errors.flatMap(({ type, row }) => (type === 'Quotes' ? [row ?? 0] : [])));
  const first = data.findIndex((cells) => !isBlankRow(cells));
  if (first < 0) return sheetOf([]);
  const header = namesOf(data[first] ?? []);
  if (!header.includes('text')) return { rows: [], faults: [{ row: null, fault: 'no_column' }] };
  const read = data.flatMap((cells, at): (Row | Fault)[] => {
    if (at <= first) return [];
    const row = at + 1;
    if (broken.has(at)) return [{ row, fault: 'quotes' }];
    if (isBlankRow(cells)) return [];
    if (!isBlankRow(cells.slice(header.length))) return [{ row, fault: 'more_cells' }];
    return [readRow(row, toldBy(header, cells))];
  });
  return sheetOf(read);
}
