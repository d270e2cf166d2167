import { type Kysely, sql } from 'kysely';
import { REGISTRY_ROLE } from '../roles.ts';

/** Who did it and of what, in ids; and the same for what is no school's. Both may be added to, and nothing else. */
const WHO = `via text check (via in ('person', 'account', 'command', 'link', 'server'))`;

const STATEMENTS = [
  `alter table school.audit add column ${WHO}, add column account text, add column subject text`,
  `create table registry.audit (
    id uuid primary key,
    action text not null,
    code text not null,
    ${WHO} not null,
    account text,
    subject text,
    made_at timestamptz not null default now())`,
  'create index on registry.audit (made_at, id)',
  `grant select, insert on registry.audit to ${REGISTRY_ROLE}`,
];

export const audit = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
