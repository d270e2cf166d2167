/** Schema `registry`. The `lti_*` tables hold what ltijs keeps (lti/ltijs-store.ts); secrets there are sealed. */
export const REGISTRY = [
  `create table registry.tenant (
    id uuid primary key,
    name text not null,
    made_at timestamptz not null default now())`,
  `create table registry.deployment (
    issuer text not null,
    client_id text not null,
    deployment_id text not null,
    tenant_id uuid references registry.tenant,
    guid text,
    seen_at timestamptz not null default now(),
    primary key (issuer, client_id, deployment_id))`,
  `create index on registry.deployment (tenant_id)`,
  `create table registry.one_time_code (
    code_hash text primary key,
    purpose text not null,
    tenant_id uuid not null references registry.tenant,
    payload jsonb not null,
    challenge text,
    expires_at timestamptz not null,
    used_at timestamptz)`,
  `create index on registry.one_time_code (expires_at)`,
  `create table registry.lti_platform (
    platform_url text not null,
    client_id text not null,
    platform_name text not null,
    auth_endpoint text not null,
    accesstoken_endpoint text not null,
    authorization_server text,
    kid text not null unique,
    auth_config jsonb not null,
    created_at timestamptz not null default now(),
    primary key (platform_url, client_id))`,
  `create table registry.lti_platform_status (id text primary key, active boolean not null)`,
  ...['lti_public_key', 'lti_private_key'].map(
    (name) => `create table registry.${name} (
    kid text primary key,
    platform_url text not null,
    client_id text not null,
    data text not null,
    created_at timestamptz not null default now())`,
  ),
  `create table registry.lti_access_token (
    platform_url text not null,
    client_id text not null,
    scopes text not null,
    data text not null,
    created_at timestamptz not null default now(),
    primary key (platform_url, client_id, scopes))`,
  `create table registry.lti_nonce (
    nonce text primary key,
    created_at timestamptz not null default now())`,
  `create index on registry.lti_nonce (created_at)`,
];

const ALL = 'select, insert, update, delete';
export const REGISTRY_GRANTS: Record<string, string> = {
  'registry.tenant': 'select, insert, update',
  'registry.deployment': 'select, insert, update',
  'registry.one_time_code': ALL,
  'registry.lti_platform': ALL,
  'registry.lti_platform_status': ALL,
  'registry.lti_public_key': ALL,
  'registry.lti_private_key': ALL,
  'registry.lti_access_token': ALL,
  'registry.lti_nonce': ALL,
};
