/** Schema `school`: every key, unique index and foreign key begins with tenant_id (a distributed PostgreSQL can spread it). */
type Table = { name: string; columns: string; verbs: string };

const TENANT = 'tenant_id uuid not null';
const MADE = 'made_at timestamptz not null default now()';
const person = (column: string) =>
  `foreign key (tenant_id, ${column}) references school.person (tenant_id, id)`;
const context = (column: string) =>
  `foreign key (tenant_id, ${column}) references school.context (tenant_id, id)`;

export const SCHOOL_TABLES: Table[] = [
  {
    name: 'school.profile',
    verbs: 'select, insert, update',
    columns: `${TENANT}, name text not null, primary key (tenant_id)`,
  },
  {
    name: 'school.tenant_clock',
    verbs: 'select, insert, update',
    columns: `${TENANT}, epoch text not null, seq bigint not null default 0, primary key (tenant_id)`,
  },
  {
    name: 'school.lms_origin',
    verbs: 'select, insert, delete',
    columns: `${TENANT}, origin text not null, issuer text not null, ${MADE}, primary key (tenant_id, origin, issuer)`,
  },
  {
    name: 'school.person',
    verbs: 'select, insert, update',
    columns: `${TENANT}, id uuid not null, issuer text not null, sub text not null, lms_user_id text, name text not null,
      ${MADE}, seen_at timestamptz, primary key (tenant_id, id), unique (tenant_id, issuer, sub)`,
  },
  {
    name: 'school.context',
    verbs: 'select, insert, update',
    columns: `${TENANT}, id uuid not null, issuer text not null, client_id text not null, deployment_id text not null,
      lti_context_id text not null, lms text not null check (lms in ('canvas', 'moodle', 'other')), lms_course_id text,
      title text not null, memberships_url text, launch_cmid text,
      roster_state text not null default 'never' check (roster_state in ('never', 'running', 'done', 'failed')),
      roster_at timestamptz, ${MADE}, primary key (tenant_id, id),
      unique (tenant_id, issuer, client_id, deployment_id, lti_context_id)`,
  },
  {
    name: 'school.membership',
    verbs: 'select, insert, update',
    columns: `${TENANT}, context_id uuid not null, person_id uuid not null,
      role text not null check (role in ('teacher', 'learner')), teacher_until timestamptz, active boolean not null,
      seen_at timestamptz not null default now(), primary key (tenant_id, context_id, person_id),
      ${context('context_id')}, ${person('person_id')}`,
  },
  {
    name: 'school.session',
    verbs: 'select, insert, update, delete',
    columns: `${TENANT}, id uuid not null, person_id uuid not null,
      kind text not null check (kind in ('launch', 'device', 'silent')), family uuid not null, label text not null,
      access_hash text not null, access_expires_at timestamptz not null, refresh_hash text,
      expires_at timestamptz not null, revoked_at timestamptz, ${MADE}, used_at timestamptz not null default now(),
      primary key (tenant_id, id), unique (tenant_id, access_hash), unique (tenant_id, refresh_hash),
      ${person('person_id')}`,
  },
  {
    name: 'school.spent_refresh',
    verbs: 'select, insert, update, delete',
    columns: `${TENANT}, refresh_hash text not null, session_id uuid not null, successor text not null,
      excused boolean not null, spent_at timestamptz not null default now(), primary key (tenant_id, refresh_hash),
      foreign key (tenant_id, session_id) references school.session (tenant_id, id) on delete cascade`,
  },
  {
    name: 'school.record',
    verbs: 'select, insert, update',
    columns: `${TENANT}, id uuid not null, kind text not null, context_id uuid, author_id uuid not null, learner_id uuid,
      parent_id uuid, fields jsonb not null, stamps jsonb not null, deleted boolean not null default false, ${MADE},
      changed_at timestamptz not null default now(), primary key (tenant_id, id),
      ${context('context_id')}, ${person('author_id')}, ${person('learner_id')}`,
  },
  {
    name: 'school.change',
    verbs: 'select, insert, update, delete',
    columns: `${TENANT}, scope text not null, record_id uuid not null, seq bigint not null, gone boolean not null,
      primary key (tenant_id, scope, record_id)`,
  },
  {
    name: 'school.mutation',
    verbs: 'select, insert',
    columns: `${TENANT}, person_id uuid not null, id uuid not null, outcome jsonb not null, ${MADE},
      primary key (tenant_id, person_id, id)`,
  },
  {
    name: 'school.field_history',
    verbs: 'select, insert',
    columns: `${TENANT}, record_id uuid not null, field text not null, stamp text not null, value text not null,
      person_id uuid not null, ${MADE}, primary key (tenant_id, record_id, field, stamp)`,
  },
  {
    name: 'school.audit',
    verbs: 'select, insert',
    columns: `${TENANT}, id uuid not null, person_id uuid, action text not null, code text not null, record_id uuid,
      ${MADE}, primary key (tenant_id, id)`,
  },
];

export const SCHOOL = [
  'create index on school.membership (tenant_id, person_id)',
  'create index on school.person (tenant_id, issuer, lms_user_id)',
  'create index on school.session (tenant_id, person_id)',
  'create index on school.session (tenant_id, family)',
  'create index on school.spent_refresh (tenant_id, session_id)',
  'create index on school.record (tenant_id, context_id, kind)',
  'create index on school.record (tenant_id, learner_id)',
  'create index on school.record (tenant_id, parent_id)',
  'create index on school.change (tenant_id, scope, seq)',
  'create index on school.change (tenant_id, record_id)',
  'create index on school.audit (tenant_id, made_at)',
];
