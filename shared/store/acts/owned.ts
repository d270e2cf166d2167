import * as v from 'valibot';
import { assignmentId, type ContextId, preferenceId, sketchId } from '../../model/ids.ts';
import { isEmptyEntry } from '../../model/kinds/owned-words.ts';
import { isBlank, Link } from '../../model/text.ts';
import type { Command } from '../command.ts';
import { isEmptied } from '../entry.ts';
import { createSheet, type Desk, type Given, type Plan, type Sheet } from '../sheet.ts';
import type { Selector } from '../shelf.ts';
import { meetAssignment } from './assignments.ts';

type Reflection = Extract<Command, { do: 'reflection.write' }>;
type Moment = Extract<Command, { do: 'moment.write' }>;
type Sketch = Extract<Command, { do: 'sketch.write' }>;
type Preference = Extract<Command, { do: 'preference.set' }>;
type CheckIn = Extract<Command, { do: 'check_in.write' }>;
type Evidence = Extract<Command, { do: 'evidence.write' }>;
type Delete = Extract<Command, { do: 'owned.delete' | 'entry.leave' }>;

/** Who may see it depends on what a class agreed on. */
const CLASSES: Selector = { kind: 'class_setting' };
const assignmentOf = (context: ContextId | null, lmsAssignment?: string | null): Selector[] =>
  context === null || typeof lmsAssignment !== 'string'
    ? []
    : [{ id: assignmentId(context, lmsAssignment) }];

export function ownedNeeds(
  command: Reflection | Moment | Sketch | Preference | CheckIn | Evidence | Delete,
  person: string,
): Selector[] {
  switch (command.do) {
    case 'reflection.write':
      return [
        { id: command.reflection },
        ...assignmentOf(command.context, command.lmsAssignment),
        CLASSES,
      ];
    case 'moment.write':
      return [
        { id: command.moment },
        ...assignmentOf(command.context, command.lmsAssignment),
        CLASSES,
      ];
    case 'sketch.write':
      return [{ id: sketchId(person, command.part) }, CLASSES];
    case 'preference.set':
      return [{ id: preferenceId(person) }];
    case 'check_in.write':
      return [{ id: command.goal }, { kind: 'check_in', beneath: command.goal }];
    case 'evidence.write': {
      const { marked } = command;
      const work = marked === undefined ? [] : assignmentOf(marked.context, marked.lmsAssignment);
      return [{ id: command.evidence }, { id: command.goal }, ...work];
    }
    case 'owned.delete':
    case 'entry.leave':
      return [{ family: command.record }];
  }
}

/** The assignment it is tied to; undefined leaves that as it is. */
function tiedTo(command: Reflection | Moment, desk: Desk, sheet: Sheet): Given['assignment'] {
  const { context, lmsAssignment } = command;
  if (lmsAssignment === undefined || context === null) return undefined;
  return lmsAssignment === null ? null : meetAssignment(desk, sheet, context, lmsAssignment);
}

export function writeReflection(command: Reflection | Moment, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const { words, goal, tags, audience, forClass, context } = command;
  const [id, kind] =
    command.do === 'moment.write'
      ? ([command.moment, 'moment'] as const)
      : ([command.reflection, 'reflection'] as const);
  const work = command.do === 'reflection.write' ? { work: command.attempt } : {};
  const standing = desk.shelf.get(id);
  // Nothing is begun before a word is written.
  if (standing === undefined && Object.values(words).every(isBlank)) return sheet.plan();
  const assignment = tiedTo(command, desk, sheet);
  const fields = { ...words, goal, tags, audience, forClass, assignment, ...work };
  if (standing !== undefined) sheet.change(standing, fields);
  else {
    const about = { id, kind, context, learner: desk.viewer.person, parent: null };
    sheet.make(about, { ...fields, madeAt: desk.now });
  }
  return sheet.plan();
}

export function writeSketch({ part, text, audience, forClass }: Sketch, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const { person } = desk.viewer;
  const id = sketchId(person, part);
  const standing = desk.shelf.get(id);
  const fields = { text, audience, forClass };
  if (standing !== undefined) sheet.change(standing, fields);
  else {
    const about = { id, kind: 'sketch', context: null, learner: person, parent: null } as const;
    sheet.make(about, { part, ...fields });
  }
  return sheet.plan();
}

export function setPreference({ nudges, dot, started }: Preference, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const { person } = desk.viewer;
  const id = preferenceId(person);
  const standing = desk.shelf.get(id);
  const fields = { nudges, dot, started };
  const about = { id, kind: 'preference', context: null, learner: person, parent: null } as const;
  if (standing === undefined) sheet.make(about, fields);
  else sheet.change(standing, fields);
  return sheet.plan();
}

export function checkIn(command: CheckIn, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const { checkIn: id, goal: parent, text, status, confidence } = command;
  const [standing, goal] = [desk.shelf.get(id), desk.shelf.get(parent)];
  const fields = { text, status, confidence };
  const times = desk.shelf.children(parent, 'check_in').map(({ fields }) => Number(fields.madeAt));
  if (standing !== undefined) {
    sheet.change(standing, fields);
    // It is written as it is thought of; an older one says how it was then.
    const isLatest = Number(standing.fields.madeAt) >= Math.max(...times);
    if (goal !== undefined && isLatest) sheet.change(goal, { status, confidence });
  } else if (goal === undefined) sheet.refuse('not_visible');
  else if (!isEmptyEntry('check_in', fields)) {
    const { context, learner } = goal;
    sheet.make({ id, kind: 'check_in', context, learner, parent }, { ...fields, madeAt: desk.now });
    sheet.change(goal, { status, confidence });
  }
  return sheet.plan();
}

export function giveEvidence(command: Evidence, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const { evidence: id, goal: parent, text, file, marked } = command;
  const link = command.link?.trim();
  if (!isBlank(link) && !v.safeParse(Link, link).success) sheet.refuse('bad_value', 'link');
  const [standing, goal] = [desk.shelf.get(id), desk.shelf.get(parent)];
  const words =
    marked === undefined
      ? {}
      : {
          assignment: meetAssignment(desk, sheet, marked.context, marked.lmsAssignment),
          anchor: marked.anchor,
          work: marked.work,
        };
  const fields = { text, link, file, ...words };
  if (standing !== undefined) sheet.change(standing, fields);
  else if (goal === undefined) sheet.refuse('not_visible');
  else if (!isEmptyEntry('evidence', fields)) {
    const { context, learner } = goal;
    sheet.make({ id, kind: 'evidence', context, learner, parent }, { ...fields, madeAt: desk.now });
  }
  return sheet.plan();
}

export function deleteOwned({ do: act, record: id }: Delete, desk: Desk): Plan {
  const sheet = createSheet(desk);
  const record = desk.shelf.get(id);
  if (record === undefined) return sheet.plan();
  if (act === 'owned.delete' || isEmptied(desk.shelf, record)) sheet.remove(record);
  return sheet.plan();
}
