import { type Kysely, sql } from 'kysely';
import { REGISTRY_ROLE } from '../roles.ts';

/** One-time registration links, and what is known of how each LMS came to be registered. */
const STATEMENTS = [
  `create table registry.registration_link (
    token_hash text primary key,
    tenant_id uuid not null references registry.tenant on delete cascade,
    host text,
    made_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz)`,
  'create index on registry.registration_link (expires_at)',
  `create table registry.registration (
    issuer text not null,
    client_id text not null,
    tenant_id uuid not null references registry.tenant on delete cascade,
    lms text not null check (lms in ('canvas', 'moodle', 'other')),
    guid text,
    public_url text not null,
    made_at timestamptz not null default now(),
    confirmed_at timestamptz,
    primary key (issuer, client_id))`,
  'create index on registry.registration (tenant_id)',
  ...['registration_link', 'registration'].map(
    (table) => `grant select, insert, update, delete on registry.${table} to ${REGISTRY_ROLE}`,
  ),
];

export const registration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
