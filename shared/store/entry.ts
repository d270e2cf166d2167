import { isEmptyEntry } from '../model/kinds/owned-words.ts';
import type { WaymarkRecord } from '../model/record.ts';
import type { Shelf } from './shelf.ts';

/** An entry on a goal that was emptied; where something was said on it, it still is one. */
export const isEmptied = (shelf: Shelf, { id, kind, fields }: WaymarkRecord): boolean =>
  (kind === 'check_in' || kind === 'evidence') &&
  isEmptyEntry(kind, fields) &&
  shelf.children(id, 'feedback').length === 0;
