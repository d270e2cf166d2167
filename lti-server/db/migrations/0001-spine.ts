import { type Kysely, sql } from 'kysely';
import { isolate } from '../isolation.ts';
import { REGISTRY_ROLE, SCHOOL_ROLE } from '../roles.ts';
import { REGISTRY, REGISTRY_GRANTS } from './0001-registry.ts';
import { SCHOOL, SCHOOL_TABLES } from './0001-school.ts';

const tableOf = (name: string, columns: string) => `create table ${name} (${columns})`;

function statements(): string[] {
  const all = [
    'create schema if not exists registry',
    'create schema school',
    `grant usage on schema registry to ${REGISTRY_ROLE}`,
    `grant usage on schema school to ${SCHOOL_ROLE}`,
    ...REGISTRY,
  ];
  for (const [table, verbs] of Object.entries(REGISTRY_GRANTS))
    all.push(`grant ${verbs} on ${table} to ${REGISTRY_ROLE}`);
  for (const { name, columns, verbs } of SCHOOL_TABLES)
    all.push(
      tableOf(name, columns),
      ...isolate(name),
      `grant ${verbs} on ${name} to ${SCHOOL_ROLE}`,
    );
  return [...all, ...SCHOOL];
}

export const spine = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements()) await sql.raw(statement).execute(db);
  },
};
