import type { Me } from '../../shared/protocol/http.ts';
import type { TenantTx } from '../db/database.ts';
import { type Known, knownOf } from './known.ts';
import type { Session, SessionKind } from './session.ts';
import { holds } from './viewer.ts';

/** Who a session speaks for, in the words of the protocol. */
export const meFrom = (known: Known, kind: SessionKind): Me => ({
  person: known.person,
  name: known.name,
  tenant: { id: known.tenant, name: known.school },
  lms: {
    issuer: known.issuer,
    flavour: known.lms ?? 'other',
    origins: known.origins,
    userId: known.lmsUserId,
  },
  courses: known.stands
    .filter(({ active, role, teacherUntil }) => {
      const teacher_until = teacherUntil === null ? null : new Date(teacherUntil);
      return active && holds({ role, teacher_until });
    })
    .map(({ context, lmsCourseId, role, title, launchCmid }) => ({
      context,
      lmsCourseId,
      role,
      title,
      launchCmid,
    })),
  session: kind,
});

export const meOf = async (
  tx: TenantTx,
  { person, kind }: Pick<Session, 'person' | 'kind'>,
): Promise<Me> => meFrom(await knownOf(tx, person), kind);
