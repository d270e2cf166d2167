import { type Kysely, sql } from 'kysely';
import { isolate } from '../isolation.ts';
import { REGISTRY_ROLE, SCHOOL_ROLE } from '../roles.ts';

const TABLES = {
  'school.erasure': `tenant_id uuid not null, id uuid not null, what text not null check (what in ('person', 'course')),
    subject uuid not null, counts jsonb not null, done_at timestamptz not null default now(), primary key (tenant_id, id)`,
  'school.erased_person': `tenant_id uuid not null, hash text not null, made_at timestamptz not null default now(),
    primary key (tenant_id, hash)`,
};
/** What a whole school leaves, it takes with it; the audit holds ids and codes alone, and stays as it was written. */
const FORGOTTEN = [
  'profile',
  'tenant_clock',
  'person',
  'context',
  'membership',
  'record',
  'field_history',
];

const STATEMENTS = [
  ...Object.entries(TABLES).flatMap(([name, columns]) => [
    `create table ${name} (${columns})`,
    ...isolate(name),
    `grant select, insert, delete on ${name} to ${SCHOOL_ROLE}`,
  ]),
  ...FORGOTTEN.map((table) => `grant delete on school.${table} to ${SCHOOL_ROLE}`),
  `grant delete on registry.tenant to ${REGISTRY_ROLE}`,
  'create index on school.record (tenant_id, author_id)',
];

export const erasure = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
