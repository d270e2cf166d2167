import { settingId } from '../../model/ids.ts';
import type { Command } from '../command.ts';
import { createSheet, type Desk, type Plan } from '../sheet.ts';
import type { Selector } from '../shelf.ts';

type Reads = Extract<Command, { do: 'class.reads' }>;

export const settingNeeds = ({ context }: Reads): Selector[] => [{ id: settingId(context) }];

/** The setting's record is made by whichever teacher says something first. */
export function setReads({ context, grade }: Reads, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const id = settingId(context);
  const setting = desk.shelf.get(id);
  const fields = { readingGrade: grade };
  if (setting !== undefined) sheet.change(setting, fields);
  else sheet.make({ id, kind: 'setting', context, learner: null, parent: null }, fields);
  return sheet.plan();
}
