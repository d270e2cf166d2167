import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** One row of docs/pages.md. Empty cells are ''. */
export type MapRow = {
  page: string;
  address: string;
  school: string;
  who: string;
  recognised: string;
  headed: string;
  where: string;
};

const FILE = path.resolve(import.meta.dirname, '../../docs/pages.md');
const COLUMNS = ['page', 'address', 'school', 'who', 'recognised', 'headed', 'where'] as const;

/** The rows under that heading, in order. A table of another shape is an error, so no row is passed over. */
export async function readPageMap(heading: string): Promise<MapRow[]> {
  const text = await readFile(FILE, 'utf8');
  const section = text.split(/^## /m).find((each) => each.startsWith(`${heading}\n`));
  const [head, , ...lines] = (section ?? '').split('\n').filter((line) => line.startsWith('|'));
  if (head !== `| ${COLUMNS.join(' | ')} |`) throw new Error(`No page map of ${heading}.`);
  return lines.map((line) => {
    const cells = line.split('|').slice(1, -1);
    if (cells.length !== COLUMNS.length) throw new Error(`Not a row of the page map: ${line}`);
    const cell = (at: number) => (cells[at] ?? '').trim().replace(/^`|`$/g, '');
    return Object.fromEntries(COLUMNS.map((name, at) => [name, cell(at)])) as MapRow;
  });
}

/** `name=value` and bare names, as the practice LMS's manners take them. */
export const mannersOf = ({ school }: MapRow): Record<string, string | boolean> =>
  Object.fromEntries(
    school
      .split(', ')
      .filter((each) => each !== '')
      .map((each) => {
        const [name = '', value] = each.split('=');
        return [name, value ?? true];
      }),
  );
