import type { ColumnType, Generated, Selectable } from 'kysely';
import type { Fields } from '../../shared/model/record.ts';
import type { Stamp } from '../../shared/model/stamp.ts';
import type { Via } from '../../shared/protocol/admin.ts';

/** jsonb: read as a value, written as JSON text (the same on pg and PGlite). */
type JsonOf<T> = ColumnType<T, string, string>;
type Made = ColumnType<Date, Date | undefined, never>;
type When = ColumnType<Date, Date, Date>;
/** Now, unless told otherwise. */
type Lately = ColumnType<Date, Date | undefined, Date>;
type WhenOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>;

/** `data`: AES-256-GCM, bound to its row. */
type SealedKey = {
  kid: string;
  platform_url: string;
  client_id: string;
  data: string;
  created_at: Lately;
};

/** Ids and codes, never content. */
type Deed = {
  action: string;
  code: string;
  account: string | null;
  subject: string | null;
  made_at: Made;
};

/**
 * Schema `registry`: what stands before a tenant is known. Listed here and nowhere else; no personal data; its own role.
 * The `lti_*` tables are ltijs's, see lti/ltijs-store.ts.
 */
export type Registry = {
  'registry.tenant': { id: string; name: string; made_at: Made };
  /** `tenant_id` null: quarantined until an admin attaches it. */
  'registry.deployment': {
    issuer: string;
    client_id: string;
    deployment_id: string;
    tenant_id: string | null;
    /** Signed `tool_platform.guid`, null until a launch told it. */
    guid: string | null;
    seen_at: Lately;
    /** An admin's no; it stands until an admin's yes. */
    refused_at: WhenOrNull;
  };
  'registry.one_time_code': {
    code_hash: string;
    purpose: string;
    tenant_id: string;
    /** Ids only (person id, session kind), never names. */
    payload: JsonOf<Record<string, string>>;
    challenge: string | null;
    expires_at: When;
    used_at: WhenOrNull;
  };
  'registry.lti_platform': {
    platform_url: string;
    client_id: string;
    platform_name: string;
    auth_endpoint: string;
    accesstoken_endpoint: string;
    authorization_server: string | null;
    /** ltijs's name for the platform, and the id of our key for it. */
    kid: string;
    auth_config: JsonOf<{ method: string; key: string }>;
    created_at: Lately;
  };
  'registry.lti_platform_status': { id: string; active: boolean };
  'registry.lti_public_key': SealedKey;
  'registry.lti_private_key': SealedKey;
  'registry.lti_access_token': {
    platform_url: string;
    client_id: string;
    scopes: string;
    data: string;
    created_at: Lately;
  };
  'registry.lti_nonce': { nonce: string; created_at: When };
  'registry.registration_link': {
    token_hash: string;
    tenant_id: string;
    /** Host, with its port, of the only LMS that may use it; null: any. */
    host: string | null;
    made_at: Made;
    expires_at: When;
    used_at: WhenOrNull;
  };
  /** How an LMS came to be registered. */
  'registry.registration': {
    issuer: string;
    client_id: string;
    tenant_id: string;
    lms: 'canvas' | 'moodle' | 'other';
    /** Canvas tells it beforehand: a later deployment whose launch is signed with it is this tenant's. */
    guid: string | null;
    /** Our address as the LMS was told it. */
    public_url: string;
    made_at: Made;
    /** Null: registered by a link that named no LMS, and waits for somebody who runs this server. */
    confirmed_at: WhenOrNull;
  };
  /** What was done that is no school's; added to, never changed. */
  'registry.audit': Deed & { via: Via; id: string };
  /** Made by a command, for days when no launch works. Its name is chosen for the purpose, and is no person's. */
  'registry.admin_account': {
    name: string;
    /** scrypt, with its parameters (admin/password.ts). */
    password_hash: string;
    /** Sealed. */
    totp_secret: string;
    /** The time step of the last code: no code of it or before counts again. */
    last_step: Generated<number>;
    made_at: Made;
  };
  'registry.admin_session': { token_hash: string; account: string; made_at: Made; used_at: Lately };
};

/** Schema `school`: every key, unique index and foreign key begins with tenant_id; FORCE ROW LEVEL SECURITY. */
export type School = {
  /** What the school is called; `registry.tenant` is out of a tenant's sight. */
  'school.profile': { tenant_id: string; name: string };
  'school.tenant_clock': { tenant_id: string; epoch: string; seq: Generated<number> };
  /** LMS origins of the tenant, learned from an admin (registration) or from signed claims only. */
  'school.lms_origin': { tenant_id: string; origin: string; issuer: string; made_at: Made };
  'school.person': {
    tenant_id: string;
    id: string;
    issuer: string;
    sub: string;
    /** The id LMS pages show; null until told by a launch or the roster. */
    lms_user_id: string | null;
    name: string;
    made_at: Made;
    seen_at: WhenOrNull;
  };
  'school.context': {
    tenant_id: string;
    id: string;
    issuer: string;
    client_id: string;
    deployment_id: string;
    lti_context_id: string;
    lms: 'canvas' | 'moodle' | 'other';
    lms_course_id: string | null;
    title: string;
    memberships_url: string | null;
    lineitems_url: Generated<string | null>;
    grade_scopes: ColumnType<string[], string | undefined, string>;
    launch_cmid: string | null;
    roster_state: 'never' | 'running' | 'done' | 'failed';
    roster_at: WhenOrNull;
    made_at: Made;
  };
  'school.membership': {
    tenant_id: string;
    context_id: string;
    person_id: string;
    /** What the roster or a launch says of this person. */
    role: 'teacher' | 'learner';
    /** Teacher rights end here unless a launch or a full Instructor URI renews them; null for learners. */
    teacher_until: WhenOrNull;
    active: boolean;
    /** Names of sections, from the roster. */
    sections: ColumnType<string[], string | undefined, string>;
    seen_at: Lately;
  };
  'school.session': {
    tenant_id: string;
    id: string;
    person_id: string;
    kind: 'launch' | 'device' | 'silent';
    /** One family per paired browser; reuse of a spent refresh token revokes it. */
    family: string;
    label: string;
    access_hash: string;
    access_expires_at: When;
    refresh_hash: string | null;
    expires_at: When;
    revoked_at: WhenOrNull;
    made_at: Made;
    used_at: Lately;
  };
  /** Refresh tokens that were used: one that comes back ends its family, but for one excuse (lti/session.ts). */
  'school.spent_refresh': {
    tenant_id: string;
    refresh_hash: string;
    session_id: string;
    /** The hash of the refresh token given in its place. */
    successor: string;
    excused: boolean;
    spent_at: Lately;
  };
  'school.record': {
    tenant_id: string;
    id: string;
    kind: string;
    context_id: string | null;
    author_id: string;
    learner_id: string | null;
    parent_id: string | null;
    fields: JsonOf<Fields>;
    stamps: JsonOf<Record<string, Stamp>>;
    deleted: boolean;
    made_at: Made;
    changed_at: Lately;
    beyond: Generated<JsonOf<Fields>>;
  };
  /** The newest thing to say about a record in a scope: key (tenant_id, scope, record_id), index (tenant_id, scope, seq). */
  'school.change': {
    tenant_id: string;
    scope: string;
    record_id: string;
    seq: number;
    gone: boolean;
  };
  /** At most once: the outcome of every mutation, by the sender's own id. */
  'school.mutation': {
    tenant_id: string;
    person_id: string;
    id: string;
    outcome: JsonOf<unknown>;
    made_at: Made;
  };
  /** Losing values of text fields. */
  'school.field_history': {
    tenant_id: string;
    record_id: string;
    field: string;
    stamp: string;
    value: string;
    person_id: string;
    made_at: Made;
  };
  /** `via` null: what sync refused somebody. Added to, never changed. */
  'school.audit': Omit<Deed, 'account' | 'subject'> & {
    tenant_id: string;
    id: string;
    person_id: string | null;
    record_id: string | null;
    via: ColumnType<Via | null, Via | null | undefined, never>;
    account: ColumnType<string | null, string | null | undefined, never>;
    subject: ColumnType<string | null, string | null | undefined, never>;
  };
  /** An administrator of the school's LMS, by their launch. */
  'school.admin_session': {
    tenant_id: string;
    token_hash: string;
    person_id: string;
    made_at: Made;
    used_at: Lately;
  };
  /** What was erased here, and when: ids and counts, so that a restored backup can be told again. */
  'school.erasure': {
    tenant_id: string;
    id: string;
    what: 'person' | 'course';
    subject: string;
    counts: JsonOf<Record<string, number>>;
    done_at: Made;
  };
  /** Keyed hashes of LMS ids of erased people: a class list does not bring them back, their own launch does. */
  'school.erased_person': { tenant_id: string; hash: string; made_at: Made };
};

export type Tables = Registry & School;
export type RecordRow = Selectable<School['school.record']>;
