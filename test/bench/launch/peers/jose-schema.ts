/** What a tool has to keep that gives Waymark's guarantees about a launch, and no more. */
export const SCHEMA = `
create role bare_school;
create table platform (issuer text, client_id text, auth_url text not null, jwks_url text not null, active boolean not null,
  primary key (issuer, client_id));
create table nonce (nonce text primary key, made_at timestamptz not null default now());
create table deployment (issuer text, client_id text, deployment_id text, tenant_id uuid,
  primary key (issuer, client_id, deployment_id));
create table lms_origin (tenant_id uuid, issuer text, origin text, primary key (tenant_id, issuer, origin));
create table person (tenant_id uuid, id uuid, issuer text not null, sub text not null, name text not null,
  seen_at timestamptz not null, primary key (tenant_id, id), unique (tenant_id, issuer, sub));
create table course (tenant_id uuid, id uuid, issuer text not null, client_id text not null, deployment_id text not null,
  lti_id text not null, title text not null, primary key (tenant_id, id),
  unique (tenant_id, issuer, client_id, deployment_id, lti_id));
create table membership (tenant_id uuid, course_id uuid, person_id uuid, role text not null, active boolean not null,
  teacher_until timestamptz, seen_at timestamptz not null, primary key (tenant_id, course_id, person_id));
create table session (tenant_id uuid, id uuid, person_id uuid not null, access_hash text not null, expires_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, access_hash));
${['lms_origin', 'person', 'course', 'membership', 'session']
  .map(
    (table) => `grant select, insert, update on ${table} to bare_school;
alter table ${table} enable row level security; alter table ${table} force row level security;
create policy own on ${table} using (tenant_id = current_setting('bare.tenant')::uuid)
  with check (tenant_id = current_setting('bare.tenant')::uuid);`,
  )
  .join('\n')}
`;
