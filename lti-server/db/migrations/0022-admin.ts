import { type Kysely, sql } from 'kysely';
import { isolate } from '../isolation.ts';
import { REGISTRY_ROLE, SCHOOL_ROLE } from '../roles.ts';

/** Accounts of the server and sessions of administrators. An account's name is no person's: it is chosen for the purpose. */
const STATEMENTS = [
  `create table registry.admin_account (
    name text primary key,
    password_hash text not null,
    totp_secret text not null,
    last_step integer not null default 0,
    made_at timestamptz not null default now())`,
  `create table registry.admin_session (
    token_hash text primary key,
    account text not null references registry.admin_account on delete cascade,
    made_at timestamptz not null default now(),
    used_at timestamptz not null default now())`,
  'create index on registry.admin_session (account)',
  ...['admin_account', 'admin_session'].map(
    (table) => `grant select, insert, update, delete on registry.${table} to ${REGISTRY_ROLE}`,
  ),
  `create table school.admin_session (
    tenant_id uuid not null,
    token_hash text not null,
    person_id uuid not null,
    made_at timestamptz not null default now(),
    used_at timestamptz not null default now(),
    primary key (tenant_id, token_hash),
    foreign key (tenant_id, person_id) references school.person (tenant_id, id) on delete cascade)`,
  'create index on school.admin_session (tenant_id, person_id)',
  ...isolate('school.admin_session'),
  `grant select, insert, update, delete on school.admin_session to ${SCHOOL_ROLE}`,
  'alter table registry.deployment add column refused_at timestamptz',
];

export const admin = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
