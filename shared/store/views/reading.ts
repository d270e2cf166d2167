import * as v from 'valibot';
import { type ContextId, classSettingId, membershipId, type PersonId } from '../../model/ids.ts';
import { AnchorSchema, type StoredAnchor } from '../../model/kinds/anchor.ts';
import { tiedOf } from '../../model/kinds/tied.ts';
import { type FieldsOf, KINDS, type Kind } from '../../model/kinds.ts';
import { isBlank } from '../../model/limits.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import { stampMs } from '../../model/stamp.ts';
import type { Selector, Shelf } from '../shelf.ts';
import type { AssignmentLabel, PersonLabel, TiedCard } from '../views.ts';

/** What every view is computed from. `courses`: those the session says this person is in. */
export type Me = {
  person: PersonId;
  name: string;
  courses: readonly { context: ContextId; role: 'teacher' | 'learner'; title: string }[];
};
export type Reading = { shelf: Shelf; me: Me };

/**
 * A view: which records it needs, asked again with what was found until nothing is added (names and titles follow from
 * the records that mention them), and the view they make.
 */
export type ViewMaker<Q, V> = {
  needs(query: Q, reading: Reading): Selector[];
  view(query: Q, reading: Reading): V;
};

export const text = (record: WaymarkRecord | undefined, field: string): string => {
  const value = record?.fields[field];
  return typeof value === 'string' ? value : '';
};
export const time = (record: WaymarkRecord | undefined, field: string): number | null => {
  const value = record?.fields[field];
  return typeof value === 'number' ? value : null;
};
/** Of feedback: the words of the work it is about. */
export function anchorOf(record: WaymarkRecord | undefined): StoredAnchor | null {
  const anchor = record?.fields.anchor;
  return v.is(AnchorSchema, anchor) ? anchor : null;
}
/** When somebody last wrote in it; who has left its course since did not. */
export const changedAt = ({ stamps }: WaymarkRecord): number =>
  Math.max(
    0,
    ...Object.entries(stamps)
      .filter(([field]) => field !== 'ended')
      .map(([, stamp]) => stampMs(stamp)),
  );
export const madeAt = (record: WaymarkRecord): number =>
  time(record, 'madeAt') ?? changedAt(record);
export const newestFirst =
  (at: (record: WaymarkRecord) => number) => (a: WaymarkRecord, b: WaymarkRecord) =>
    at(b) - at(a) || (a.id < b.id ? 1 : -1);

/** A field that is what this version knows; others are kept in the record, not shown. */
export function fieldOf<K extends Kind, F extends keyof (typeof KINDS)[K] & string>(
  kind: K,
  record: WaymarkRecord,
  field: F,
): FieldsOf<K>[F] {
  const value = record.fields[field];
  const schema = KINDS[kind][field] as v.GenericSchema;
  return (value !== undefined && v.is(schema, value) ? value : undefined) as FieldsOf<K>[F];
}

/** All of them. */
export function fieldsOf<K extends Kind>(kind: K, record: WaymarkRecord): FieldsOf<K> {
  const names = Object.keys(KINDS[kind]) as (keyof (typeof KINDS)[K] & string)[];
  const known = names
    .map((name) => [name, fieldOf(kind, record, name)] as const)
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as FieldsOf<K>;
}

export function personLabel(
  { shelf, me }: Reading,
  person: PersonId,
  context: ContextId | null,
): PersonLabel {
  const membership = context === null ? undefined : shelf.get(membershipId(context, person));
  const name = text(membership, 'name');
  return { id: person, name: name === '' && person === me.person ? me.name : name };
}

/** Reflections and replies of a class: those of minors wait until somebody has said whom to turn to. */
export function isOpen({ shelf }: Reading, context: ContextId): boolean {
  const { minors, contact } = shelf.get(classSettingId(context))?.fields ?? {};
  return minors !== true || (typeof contact === 'string' && !isBlank(contact));
}

export function courseTitle({ shelf, me }: Reading, context: ContextId | null): string {
  const course = shelf.of('course').find((record) => record.context === context);
  return text(course, 'title') || (me.courses.find((c) => c.context === context)?.title ?? '');
}

const isWebAddress = (url: string) => /^https?:\/\//i.test(url);
/** An address somebody wrote, '' unless it is one of the web. */
export const link = (record: WaymarkRecord, field: string): string => {
  const url = text(record, field);
  return isWebAddress(url) ? url : '';
};

export function assignmentLabel(reading: Reading, id: unknown): AssignmentLabel | null {
  const assignment = typeof id === 'string' ? reading.shelf.get(id) : undefined;
  if (assignment === undefined) return null;
  const url = link(assignment, 'url');
  return {
    id: assignment.id,
    title: text(assignment, 'title'),
    url: url === '' ? null : url,
    course: courseTitle(reading, assignment.context),
  };
}

export function tiedCard({ shelf }: Reading, record: WaymarkRecord | undefined): TiedCard {
  const tied = tiedOf(record?.fields ?? {});
  const goal = tied.goal === null ? undefined : shelf.get(tied.goal);
  const isSeen = goal?.deleted === false;
  return { ...tied, goal: isSeen ? { id: goal.id, next: text(goal, 'next') } : null };
}

/** Who teaches a course now and has a name, without `except`. */
export function teachersOf(
  { shelf }: Reading,
  context: ContextId,
  except: PersonId,
): PersonLabel[] {
  return shelf
    .of('membership')
    .filter((m) => m.context === context && m.learner !== except)
    .filter((m) => m.fields.role === 'teacher' && m.fields.active !== false)
    .map((m) => ({ id: m.learner ?? m.author, name: text(m, 'name') }))
    .filter(({ name }) => name !== '')
    .sort((a, b) => a.name.localeCompare(b.name));
}
export const teacherNames = (reading: Reading, context: ContextId, except: PersonId): string[] =>
  teachersOf(reading, context, except).map(({ name }) => name);

/** The records a record's card names: its author, its assignments. */
export function mentions(records: readonly WaymarkRecord[]): Selector[] {
  const ids = new Set<string>();
  for (const { author, learner, context, fields } of records) {
    if (context !== null) ids.add(membershipId(context, author));
    if (context !== null && learner !== null) ids.add(membershipId(context, learner));
    const { assignment, assignments, step } = fields;
    if (typeof assignment === 'string') ids.add(assignment);
    if (typeof step === 'string') ids.add(step);
    if (Array.isArray(assignments)) for (const id of assignments) ids.add(String(id));
  }
  return [...ids].map((id) => ({ id }));
}
