import * as v from 'valibot';
import { assignmentId, type ContextId } from '../../../shared/model/ids.ts';
import { assignmentFields } from '../../../shared/model/kinds/course.ts';
import type { TenantTx } from '../../db/database.ts';
import type { Deps } from '../../deps.ts';
import type { Admitted } from '../admit.ts';
import type { Launch } from '../launch.ts';
import { type FollowedLink, linkOf, type Opens } from './links.ts';
import { worksOf } from './works.ts';

/** Where the page of a launch begins, because of the link that was followed; see web/session.ts. */
export type Start = { opens: Opens; context: ContextId; assignment: string | null; title: string };

const TitledSchema = v.object({ title: v.pipe(assignmentFields.title, v.trim(), v.minLength(1)) });

/**
 * The copy of an assignment: the one in this course that is called as it was. Nothing else of the old course is looked at, and
 * where two are called so, or none, nobody guesses.
 */
async function copyOf(
  tx: TenantTx,
  launch: Launch,
  context: ContextId,
  from: NonNullable<FollowedLink['copiedFrom']>,
): Promise<string | null> {
  const old = await tx
    .selectFrom('school.context')
    .select('id')
    .where('issuer', '=', launch.issuer)
    .where('client_id', '=', launch.clientId)
    .where('lti_context_id', '=', from.course)
    .execute();
  const [course] = old;
  if (course === undefined || old.length > 1) return null;
  const assignment = await tx
    .selectFrom('school.record')
    .select('fields')
    .where('id', '=', assignmentId(course.id, from.assignment))
    .where('kind', '=', 'assignment')
    .where('deleted', '=', false)
    .executeTakeFirst();
  const titled = v.safeParse(TitledSchema, assignment?.fields);
  if (!titled.success) return null;
  const here = (await worksOf(tx, context)).filter(({ title }) => title === titled.output.title);
  return here.length === 1 ? (here[0]?.id ?? null) : null;
}

/** Null: the page begins as it always does. */
export async function startOf(
  { database }: Pick<Deps, 'database'>,
  launch: Launch,
  { context, session }: Pick<Admitted, 'context' | 'session'>,
): Promise<Start | null> {
  const link = linkOf(launch);
  if (link === null || context === null) return null;
  const { opens, copiedFrom } = link;
  const assignment =
    copiedFrom === null
      ? link.assignment
      : await database.tenant(session.tenant, (tx) => copyOf(tx, launch, context, copiedFrom));
  return { opens, context, assignment, title: launch.linkTitle ?? '' };
}
