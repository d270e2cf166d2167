import { sql } from 'kysely';
import type { PersonId, Uuid } from '../../../shared/model/ids.ts';
import { type Scope, scopesOfViewer } from '../../../shared/model/scope.ts';
import type { TenantTx } from '../../db/database.ts';
import { viewerOf, viewersOf } from '../../lti/viewer.ts';

/** What a stream knew when it was last looked at. */
export type Seen = {
  session: { id: Uuid; person: PersonId };
  scopes: ReadonlySet<Scope>;
  /** How far the tenant's clock had come. */
  seq: number;
};
/** `changed`: what this person sees is another than before. Null: the session has ended. */
export type Sight = { scopes: ReadonlySet<Scope>; seq: number; changed: boolean } | null;

async function clockOf(tx: TenantTx): Promise<number> {
  const row = await tx.selectFrom('school.tenant_clock').select('seq').executeTakeFirstOrThrow();
  return row.seq;
}

async function living(tx: TenantTx, all: readonly Seen[]): Promise<Set<Uuid>> {
  const ids = [...new Set(all.map(({ session }) => session.id))];
  const rows = await tx
    .selectFrom('school.session')
    .select('id')
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date())
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** The newest change of every scope that has one after `since`: what is read is what changed. */
async function touched(tx: TenantTx, since: number): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('school.change')
    .select((is) => ['scope', is.fn.max('seq').as('seq')])
    .where('seq', '>', since)
    .groupBy('scope')
    .execute();
  return new Map(rows.map(({ scope, seq }) => [scope, seq]));
}

/** Where a stream begins. Null: the session has ended. */
export async function firstLook(
  tx: TenantTx,
  { session }: Pick<Seen, 'session'>,
): Promise<Pick<Seen, 'scopes' | 'seq'> | null> {
  const begun: Seen = { session, scopes: new Set(), seq: 0 };
  if (!(await living(tx, [begun])).has(session.id)) return null;
  const viewer = await viewerOf(tx, session.person);
  return { scopes: new Set(scopesOfViewer(viewer)), seq: await clockOf(tx) };
}

const same = (a: ReadonlySet<Scope>, b: ReadonlySet<Scope>): boolean =>
  a.size === b.size && [...a].every((scope) => b.has(scope));

/**
 * Looks for many streams of one tenant at once. Whose own scopes nothing touched sees what they saw: a new role comes as
 * a change of their membership. Only rights that run out come without one, so `everybody` is looked at now and then.
 */
export async function look<S extends Seen>(
  tx: TenantTx,
  streams: readonly S[],
  everybody: boolean,
): Promise<Map<S, Sight>> {
  const alive = await living(tx, streams);
  const seq = await clockOf(tx);
  const since = Math.min(...streams.map((stream) => stream.seq));
  const news = seq > since ? await touched(tx, since) : new Map<string, number>();
  const isTouched = (stream: S, scopes: Iterable<string>) =>
    [...scopes].some((scope) => (news.get(scope) ?? 0) > stream.seq);
  const asked = streams.filter(
    (stream) => alive.has(stream.session.id) && (everybody || isTouched(stream, stream.scopes)),
  );
  const viewers = await viewersOf(
    tx,
    asked.map(({ session }) => session.person),
  );
  return new Map(
    streams.map((stream): [S, Sight] => {
      if (!alive.has(stream.session.id)) return [stream, null];
      const viewer = viewers.get(stream.session.person);
      const scopes = viewer === undefined ? stream.scopes : new Set(scopesOfViewer(viewer));
      // A clock that went back is a restored database's.
      const changed = seq < stream.seq || !same(scopes, stream.scopes) || isTouched(stream, scopes);
      return [stream, { scopes, seq, changed }];
    }),
  );
}
