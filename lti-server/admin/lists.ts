import { sql } from 'kysely';
import type { TenantId } from '../../shared/model/ids.ts';
import {
  ACTS,
  type AuditRow,
  type BrowserRow,
  type CourseRow,
  isAct,
} from '../../shared/protocol/admin.ts';
import type { Database, TenantTx } from '../db/database.ts';
import { ownTenant } from '../db/own-tenant.ts';
import { before, microsOf, type Place, pageOf, ROWS } from './page.ts';

/**
 * What an administrator may look through: names, ids, counts and times. No statement here, or anywhere in this folder, reads
 * a table that has people's words in it; routes.test.ts holds that true.
 */
type Page<R> = { rows: R[]; next: string | null };

export const coursesOf = (
  database: Database,
  school: TenantId,
  after: Place | null,
): Promise<Page<CourseRow>> =>
  database.tenant(
    school,
    async (tx) => {
      const people = (role: 'teacher' | 'learner') =>
        sql<number>`(select count(*)::int from school.membership m
          where m.context_id = c.id and m.active and m.role = ${role} and ${ownTenant('m')})`;
      let query = tx
        .selectFrom('school.context as c')
        .select(['c.id', 'c.title', 'c.lms_course_id', microsOf('c.made_at').as('micros')])
        .select([people('teacher').as('teachers'), people('learner').as('learners')])
        .orderBy('c.made_at', 'desc')
        .orderBy('c.id', 'desc')
        .limit(ROWS + 1);
      if (after !== null) query = query.where(before('c.made_at', 'c.id', after));
      return pageOf(await query.execute(), (row) => ({
        id: row.id,
        title: row.title,
        lmsCourseId: row.lms_course_id,
        teachers: row.teachers,
        learners: row.learners,
      }));
    },
    { readOnly: true },
  );

/** Paired and silently connected ones; pages of a launch are no browser. */
export const browsersOf = (
  database: Database,
  school: TenantId,
  after: Place | null,
): Promise<Page<BrowserRow>> =>
  database.tenant(
    school,
    async (tx) => {
      let query = tx
        .selectFrom('school.session as s')
        .innerJoin('school.person as p', (join) =>
          join.onRef('p.tenant_id', '=', 's.tenant_id').onRef('p.id', '=', 's.person_id'),
        )
        .select(['s.id', 's.family', 's.label', 's.kind', 's.used_at', 'p.name'])
        .select(microsOf('s.used_at').as('micros'))
        .where('s.kind', '<>', 'launch')
        .where('s.revoked_at', 'is', null)
        .where('s.expires_at', '>', new Date())
        .orderBy('s.used_at', 'desc')
        .orderBy('s.id', 'desc')
        .limit(ROWS + 1);
      if (after !== null) query = query.where(before('s.used_at', 's.id', after));
      return pageOf(await query.execute(), (row) => ({
        id: row.family,
        person: row.name,
        label: row.label,
        silent: row.kind === 'silent',
        usedAt: row.used_at.getTime(),
      }));
    },
    { readOnly: true },
  );

/** False: no such browser is connected. */
export async function endBrowser(tx: TenantTx, family: string): Promise<boolean> {
  const ended = await tx
    .updateTable('school.session')
    .set({ revoked_at: new Date() })
    .where('family', '=', family)
    .where('kind', '<>', 'launch')
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute();
  return ended.length > 0;
}

type Written = Pick<AuditRow, 'id' | 'code' | 'via' | 'who' | 'of'> & {
  action: string;
  made_at: Date;
  micros: string;
};
const told = ({ id, code, via, who, of, action, made_at }: Written): AuditRow => {
  // Only these are asked for.
  if (!isAct(action)) throw new Error('An act nobody knows.');
  return { id, at: made_at.getTime(), act: action, code, via, who, of };
};

/** What was done to a school; what sync refused somebody is no act of an administrator. */
export const auditOf = (
  database: Database,
  school: TenantId,
  after: Place | null,
): Promise<Page<AuditRow>> =>
  database.tenant(
    school,
    async (tx) => {
      let query = tx
        .selectFrom('school.audit as a')
        .leftJoin('school.person as p', (join) =>
          join.onRef('p.tenant_id', '=', 'a.tenant_id').onRef('p.id', '=', 'a.person_id'),
        )
        .select(['a.id', 'a.action', 'a.code', 'a.via', 'a.made_at'])
        .select([
          microsOf('a.made_at').as('micros'),
          sql<string>`coalesce(a.account, p.name, '')`.as('who'),
          sql<string>`coalesce(a.subject, a.record_id::text, '')`.as('of'),
        ])
        .where('a.action', 'in', [...ACTS])
        .orderBy('a.made_at', 'desc')
        .orderBy('a.id', 'desc')
        .limit(ROWS + 1);
      if (after !== null) query = query.where(before('a.made_at', 'a.id', after));
      return pageOf(await query.execute(), told);
    },
    { readOnly: true },
  );

/** What was done that is no school's: accounts, and who tried to come in by one. */
export const serverAuditOf = (database: Database, after: Place | null): Promise<Page<AuditRow>> =>
  database.registry(async (tx) => {
    let query = tx
      .selectFrom('registry.audit')
      .select(['id', 'action', 'code', 'via', 'made_at'])
      .select([
        microsOf('made_at').as('micros'),
        sql<string>`coalesce(account, '')`.as('who'),
        sql<string>`coalesce(subject, '')`.as('of'),
      ])
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .limit(ROWS + 1);
    if (after !== null) query = query.where(before('made_at', 'id', after));
    return pageOf(await query.execute(), told);
  });
