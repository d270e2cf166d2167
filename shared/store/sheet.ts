import { type Around, refusal, shareProblem } from '../model/access.ts';
import { audienceOf } from '../model/kinds/audience.ts';
import { fieldProblem, type Kind } from '../model/kinds.ts';
import { storable } from '../model/limits.ts';
import type { Fields, Json, WaymarkRecord } from '../model/record.ts';
import type { Scope, Viewer } from '../model/scope.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import type { Draft } from './outbox.ts';
import type { Shelf } from './shelf.ts';

/** What a command is decided on. `now`: the school's time, ms. */
export type Desk = { viewer: Viewer; now: number; shelf: Shelf };
type Problem = { code: ErrorCode; field?: string };
export type Plan = ({ ok: true } & { drafts: Draft[] }) | ({ ok: false } & Problem);

/** Fields as an act gives them: absent ones are left as they are. */
export type Given = Record<string, Json | undefined>;
type New = Pick<WaymarkRecord, 'id' | 'context' | 'learner' | 'parent'> & { kind: Kind };

/**
 * Where an act writes its mutations down. Checked as they are written, by the rules the server has too;
 * the first problem ends it, and then nothing is written.
 */
export type Sheet = {
  make(made: New, fields: Given): void;
  change(record: WaymarkRecord, fields: Given): void;
  /** Said of the record as it stands now: written also where the same was said before. */
  sayAnew(record: WaymarkRecord, fields: Fields): void;
  remove(record: WaymarkRecord): void;
  refuse(code: ErrorCode, field?: string): void;
  plan(): Plan;
};

const same = (a: Json | undefined, b: Json) => JSON.stringify(a) === JSON.stringify(b);
/** Of what is given, what differs from what stands. */
export function changedIn(fields: Given, standing: Fields): Fields {
  const changed: Fields = {};
  for (const [field, wanted] of Object.entries(fields)) {
    const value = typeof wanted === 'string' ? storable(wanted) : wanted;
    if (value !== undefined && !same(standing[field], value)) changed[field] = value;
  }
  return changed;
}

/** Who teaches is not asked here, for that the school knows; what a class agreed on is, where it is at hand. */
function around({ shelf }: Desk, added: readonly Scope[]): Around {
  const people = added.filter((scope) => scope.startsWith('person:'));
  const young = shelf
    .of('class_setting')
    .filter(({ fields }) => fields.minors === true && fields.underThirteen === true);
  return {
    teachers: new Set(people.map((scope) => scope.slice('person:'.length))),
    underThirteen: new Set(young.flatMap(({ context }) => context ?? [])),
  };
}

/** `names`: what the act calls a record's field, where that differs. */
export function createSheet(desk: Desk, names: Readonly<Record<string, string>> = {}): Sheet {
  const drafts: Draft[] = [];
  const made = new Map<string, WaymarkRecord>();
  let problem: Problem | null = null;

  function refuse(code: ErrorCode, field?: string) {
    const named = field === undefined ? {} : { field: names[field] ?? field };
    problem ??= { code, ...named };
  }
  function unfit(kind: Kind, fields: Fields): boolean {
    const found = fieldProblem(kind, fields);
    if (found !== null) refuse(found.code, found.field);
    return found !== null;
  }
  function chainOf(record: WaymarkRecord): WaymarkRecord[] {
    const parent = record.parent === null ? undefined : made.get(record.parent);
    return parent === undefined ? desk.shelf.chain(record) : [parent, ...chainOf(parent)];
  }
  function overshared(kind: string, fields: Fields, before: Fields) {
    const had = new Set(audienceOf(before));
    const added = audienceOf(fields).filter((scope) => !had.has(scope));
    const code = shareProblem(desk.viewer, kind, added, around(desk, added));
    if (code !== null) refuse(code, 'audience');
  }
  const draft = (record: WaymarkRecord, op: Draft['op'], fields: Fields) => {
    const { id, kind, context, learner, parent } = record;
    drafts.push({ record: id, kind, op, context, learner, parent, fields });
  };

  function write(record: WaymarkRecord, fields: Fields) {
    if (record.deleted) return refuse('deleted');
    if (Object.keys(fields).length === 0 || unfit(record.kind as Kind, fields)) return;
    const chain = chainOf(record);
    for (const field of Object.keys(fields)) {
      const no = refusal(desk.viewer, `write:${field}`, record, chain);
      if (no !== null) return refuse(no, field);
    }
    overshared(record.kind, fields, record.fields);
    draft(record, 'put', fields);
  }

  return {
    refuse,
    make(envelope, wanted) {
      const fields = changedIn(wanted, {});
      const author = desk.viewer.person;
      const record = { ...envelope, author, fields, stamps: {}, deleted: false };
      if (unfit(envelope.kind, fields)) return;
      const no = refusal(desk.viewer, 'create', record, chainOf(record));
      if (no !== null) return refuse(no);
      overshared(record.kind, fields, {});
      made.set(record.id, record);
      draft(record, 'put', fields);
    },
    change: (record, wanted) => write(record, changedIn(wanted, record.fields)),
    sayAnew: write,
    remove(record) {
      if (record.deleted) return;
      const no = refusal(desk.viewer, 'delete', record, chainOf(record));
      if (no === null) draft(record, 'delete', {});
      else refuse(no);
    },
    plan: () => (problem === null ? { ok: true, drafts } : { ok: false, ...problem }),
  };
}
