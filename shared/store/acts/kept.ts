import type { KeptWords } from '../repository.ts';
import { createSheet, type Desk, type Plan } from '../sheet.ts';

/** Words a newer write replaced, written again. */
export function restoreWords({ record: id, words }: KeptWords, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const record = desk.shelf.get(id);
  if (record === undefined) sheet.refuse('not_visible');
  else sheet.change(record, words);
  return sheet.plan();
}
