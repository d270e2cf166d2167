import { sql } from 'kysely';
import type { TenantId } from '../../shared/model/ids.ts';
import type { Database, TenantTx } from '../db/database.ts';
import { ownTenant } from '../db/own-tenant.ts';
import type { Receipt } from './receipt.ts';

export type Subject = Pick<Receipt, 'tenant' | 'what' | 'subject'>;
/** A line of an export: where a row stands, and the row. Tokens, hashed or not, are in none. */
export type Line = { table: string; row: Record<string, unknown> };

const ROWS = 1000;

type Part = {
  table: string;
  columns: string;
  /** What makes a row's place in the table, for going on after it. */
  key: readonly string[];
  person?: string;
  course?: string;
};

const SESSION = 'id, person_id, kind, family, label, expires_at, revoked_at, made_at, used_at';
/** `$1` is the person or the course; a part without a condition for one is none of its data. */
const PARTS: readonly Part[] = [
  {
    table: 'school.person',
    columns: 'id, issuer, sub, lms_user_id, name, made_at, seen_at',
    key: ['id'],
    person: 'id = $1',
    course: 'id in (select person_id from school.membership where context_id = $1)',
  },
  {
    table: 'school.context',
    columns:
      'id, issuer, client_id, deployment_id, lti_context_id, lms, lms_course_id, title, made_at',
    key: ['id'],
    person: 'id in (select context_id from school.membership where person_id = $1)',
    course: 'id = $1',
  },
  {
    table: 'school.membership',
    columns: 'context_id, person_id, role, teacher_until, active, sections, seen_at',
    key: ['context_id', 'person_id'],
    person: 'person_id = $1',
    course: 'context_id = $1',
  },
  {
    table: 'school.session',
    columns: SESSION,
    key: ['id'],
    person: 'person_id = $1',
  },
  {
    table: 'school.record',
    columns:
      'id, kind, context_id, author_id, learner_id, parent_id, fields, beyond, deleted, made_at, changed_at',
    key: ['id'],
    person: 'learner_id = $1 or author_id = $1',
    course: 'context_id = $1',
  },
  {
    table: 'school.field_history',
    columns: 'record_id, field, stamp, value, person_id, made_at',
    key: ['record_id', 'field', 'stamp'],
    person:
      'person_id = $1 or record_id in (select id from school.record where learner_id = $1 or author_id = $1)',
    course: 'record_id in (select id from school.record where context_id = $1)',
  },
  {
    table: 'school.audit',
    columns: 'id, person_id, via, action, code, subject, record_id, made_at',
    key: ['id'],
    person: 'person_id = $1',
  },
];

type Page = { rows: Record<string, unknown>[] };

function pageAfter(
  tx: TenantTx,
  { table, columns, key }: Part,
  condition: string,
  subject: string,
  last: Record<string, unknown> | undefined,
): Promise<Page> {
  const about = sql.join(
    condition.split('$1').map((piece) => sql.raw(piece)),
    sql`${subject}::uuid`,
  );
  const names = sql.join(key.map((name) => sql.raw(name)));
  const after =
    last === undefined
      ? sql`true`
      : sql`(${names}) > (${sql.join(key.map((name) => sql`${last[name]}`))})`;
  return sql<Record<string, unknown>>`
    select ${sql.raw(columns)} from ${sql.raw(table)} where ${ownTenant(table)} and (${about}) and ${after}
    order by ${names} limit ${ROWS}`.execute(tx);
}

const conditionOf = (part: Part, what: Subject['what']): string | undefined =>
  what === 'tenant' ? 'true' : part[what];

/** All that is kept about a person, a course or a school, row by row; a school's comes a thousand rows at a time. */
export async function* exportOf(
  database: Database,
  { tenant, what, subject }: Subject & { tenant: TenantId },
): AsyncGenerator<Line> {
  for (const part of PARTS) {
    const condition = conditionOf(part, what);
    if (condition === undefined) continue;
    let last: Record<string, unknown> | undefined;
    do {
      const { rows } = await database.tenant(
        tenant,
        (tx) => pageAfter(tx, part, condition, subject, last),
        { readOnly: true },
      );
      for (const row of rows) yield { table: part.table, row };
      last = rows.length < ROWS ? undefined : rows.at(-1);
    } while (last !== undefined);
  }
}
