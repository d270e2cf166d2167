import { type Kysely, sql } from 'kysely';
import { SCHOOL_ROLE } from '../roles.ts';

/**
 * Of somebody who comes back, in one round trip. Both functions run as whoever calls them, so row-level security holds
 * inside; PostgreSQL keeps the plans of their statements.
 */
const KNOWN = `
create function school.known(who uuid) returns jsonb language plpgsql stable as $$
declare
  tenant constant uuid := nullif(current_setting('waymark.tenant', true), '')::uuid;
begin
  return (
    select jsonb_build_object(
      'person', p.id, 'name', p.name, 'issuer', p.issuer, 'lmsUserId', p.lms_user_id,
      'tenant', p.tenant_id, 'school', t.name,
      'origins', coalesce((select jsonb_agg(o.origin order by o.origin) from school.lms_origin o
        where o.tenant_id = tenant and o.issuer = p.issuer), '[]'),
      'lms', (select c.lms from school.context c
        where c.tenant_id = tenant and c.issuer = p.issuer and c.lms <> 'other' limit 1),
      'stands', coalesce((select jsonb_agg(jsonb_build_object('context', c.id, 'title', c.title, 'lms', c.lms,
          'lmsCourseId', c.lms_course_id, 'launchCmid', c.launch_cmid, 'role', m.role, 'teacherUntil', m.teacher_until,
          'active', m.active, 'sections', m.sections) order by c.made_at)
        from school.membership m join school.context c on c.tenant_id = m.tenant_id and c.id = m.context_id
        where m.tenant_id = tenant and m.person_id = p.id), '[]'))
    from school.person p join school.profile t on t.tenant_id = p.tenant_id
    where p.tenant_id = tenant and p.id = who);
end $$`;

/**
 * `told`: a launch, what is to be written of its session, and since when a visit need not be noted again. Null, and no
 * session, where the launch tells anything that does not stand yet: that is for what makes and updates it (lti/people.ts).
 * The locks come in the order in which that takes them, and hold person and membership until the session is there.
 */
const LAUNCH = `
create function school.known_launch(told jsonb) returns jsonb language plpgsql as $$
declare
  tenant constant uuid := nullif(current_setting('waymark.tenant', true), '')::uuid;
  moment constant timestamptz := told ->> 'at';
  noted constant timestamptz := told ->> 'noted';
  rights_until constant timestamptz := told ->> 'teacherUntil';
  stands record;
begin
  select p.id as person, p.seen_at as person_seen_at, c.id as course, m.seen_at, m.teacher_until into stands
    from school.person p
    join school.context c on c.tenant_id = tenant and c.issuer = p.issuer and c.client_id = told ->> 'clientId'
      and c.deployment_id = told ->> 'deploymentId' and c.lti_context_id = told ->> 'contextId'
    join school.membership m on m.tenant_id = tenant and m.context_id = c.id and m.person_id = p.id
    where p.tenant_id = tenant and p.issuer = told ->> 'issuer' and p.sub = told ->> 'sub' and p.seen_at is not null
      and p.name = coalesce(nullif(told ->> 'name', ''), p.name)
      and p.lms_user_id is not distinct from coalesce(told ->> 'lmsUserId', p.lms_user_id)
      and c.lms = told ->> 'lms'
      and c.lms_course_id is not distinct from coalesce(told ->> 'lmsCourseId', c.lms_course_id)
      and c.title = coalesce(nullif(told ->> 'title', ''), c.title)
      and c.memberships_url is not distinct from case when (told ->> 'byLink')::boolean
        then coalesce(c.memberships_url, told ->> 'membershipsUrl') else coalesce(told ->> 'membershipsUrl', c.memberships_url) end
      and c.lineitems_url is not distinct from case when told ->> 'role' = 'teacher'
        then told ->> 'lineItemsUrl' else coalesce(told ->> 'lineItemsUrl', c.lineitems_url) end
      and c.grade_scopes = case when told ->> 'role' = 'teacher' or told ->> 'lineItemsUrl' is not null
        then told -> 'gradeScopes' else c.grade_scopes end
      and c.launch_cmid is not distinct from case when told ->> 'role' = 'teacher'
        then coalesce(told ->> 'cmid', c.launch_cmid) else coalesce(c.launch_cmid, told ->> 'cmid') end
      and m.role = told ->> 'role' and m.active
      and not exists (select from jsonb_array_elements_text(told -> 'origins') as o(origin) where not exists (
        select from school.lms_origin l where l.tenant_id = tenant and l.origin = o.origin and l.issuer = p.issuer))
    for no key update of p, m;
  if not found then
    return null;
  end if;

  if stands.person_seen_at < noted then
    update school.person p set seen_at = moment where p.tenant_id = tenant and p.id = stands.person;
  end if;
  if stands.seen_at < noted
    or coalesce(stands.teacher_until, '-infinity') < rights_until - (moment - noted) then
    update school.membership m set seen_at = moment, teacher_until = rights_until
      where m.tenant_id = tenant and m.context_id = stands.course and m.person_id = stands.person;
  end if;

  insert into school.session (tenant_id, id, person_id, kind, family, label, access_hash, access_expires_at,
      refresh_hash, expires_at, used_at)
    select tenant, s.id, stands.person, s.kind, s.family, s.label, s.access_hash, s.access_expires_at,
      s.refresh_hash, s.expires_at, s.used_at
    from jsonb_populate_record(null::school.session, told -> 'session') as s;

  return school.known(stands.person) || jsonb_build_object('context', stands.course, 'records', coalesce((
    select jsonb_object_agg(r.id, jsonb_build_object('fields', r.fields, 'deleted', r.deleted))
    from (
      select c.id, c.fields, c.deleted from school.record c where c.tenant_id = tenant and c.id = stands.course
      union all
      select m.id, m.fields, m.deleted from school.record m
        where m.tenant_id = tenant and m.learner_id = stands.person and m.kind = 'membership') as r), '{}'));
end $$`;

const FUNCTIONS = ['school.known(uuid)', 'school.known_launch(jsonb)'];
const STATEMENTS = [
  KNOWN,
  LAUNCH,
  ...FUNCTIONS.flatMap((name) => [
    `revoke execute on function ${name} from public`,
    `grant execute on function ${name} to ${SCHOOL_ROLE}`,
  ]),
  `create index on school.record (tenant_id, learner_id) where kind = 'membership'`,
];

export const launch = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
