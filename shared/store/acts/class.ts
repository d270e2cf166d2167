import { classSettingId } from '../../model/ids.ts';
import type { Command } from '../command.ts';
import { createSheet, type Desk, type Plan } from '../sheet.ts';
import type { Selector } from '../shelf.ts';

type Set = Extract<Command, { do: 'class.set' }>;
type Release = Extract<Command, { do: 'class.release' }>;
type Report = Extract<Command, { do: 'report.make' }>;
type Handle = Extract<Command, { do: 'report.handle' }>;

export function classNeeds(command: Set | Release | Report | Handle): Selector[] {
  switch (command.do) {
    case 'class.set':
      return [{ id: classSettingId(command.context) }];
    case 'class.release':
      return [{ family: command.record }];
    case 'report.make':
      return [{ family: command.record }, { id: command.report }];
    case 'report.handle':
      return [{ id: command.report }];
  }
}

/** The setting's record is made by whichever teacher says something first. */
export function setClass(command: Set, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const { context, minors, underThirteen, contact, feedbackFirst } = command;
  const id = classSettingId(context);
  const setting = desk.shelf.get(id);
  const fields = { minors, underThirteen, contact, feedbackFirst };
  if (setting !== undefined) sheet.change(setting, fields);
  else sheet.make({ id, kind: 'class_setting', context, learner: null, parent: null }, fields);
  return sheet.plan();
}

export function releaseToClass({ record: id, on }: Release, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const record = desk.shelf.get(id);
  if (record === undefined) sheet.refuse('not_visible');
  else sheet.sayAnew(record, { classRelease: on ? (record.fields.forClass ?? null) : null });
  return sheet.plan();
}

export function report(command: Report, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const { report: id, context, record: parent, reason } = command;
  if (desk.shelf.get(parent) === undefined) sheet.refuse('not_visible');
  else if (desk.shelf.get(id) === undefined) {
    const made = { reason, madeAt: desk.now };
    sheet.make({ id, kind: 'report', context, learner: null, parent }, made);
  }
  return sheet.plan();
}

export function handleReport({ report: id, handled }: Handle, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const found = desk.shelf.get(id);
  if (found === undefined) sheet.refuse('not_visible');
  else sheet.change(found, { handled });
  return sheet.plan();
}
