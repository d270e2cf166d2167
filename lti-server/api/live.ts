import { setTimeout as pause } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { sql } from 'kysely';
import type { TenantId } from '../../shared/model/ids.ts';
import { scopesOfViewer } from '../../shared/model/scope.ts';
import { LIVE_EVENT } from '../../shared/protocol/sync.ts';
import type { TenantTx } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import type { Session } from '../lti/session.ts';
import { viewerOf } from '../lti/viewer.ts';
import { handle, sessionOf } from './handle.ts';
import { ApiProblem } from './problem.ts';

/** A comment line so often, so that proxies and MV3 workers do not take the stream for dead. */
const HEARTBEAT_MS = 20_000;
/** Changes within this time are told once. */
const GATHER_MS = 250;
/** Streams of one person on this node; the oldest makes way. */
const STREAMS = 6;
const CHANGED = `event: ${LIVE_EVENT}\ndata:\n\n`;

type Stream = { session: Session; res: Response; scopes: string; seq: number };
export type Live = { route: ReturnType<typeof handle>; closeAll(): void };

const holds = async (tx: TenantTx, session: Session): Promise<boolean> => {
  const row = await tx
    .selectFrom('school.session')
    .select('id')
    .where('id', '=', session.id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date())
    .executeTakeFirst();
  return row !== undefined;
};

const seqOf = async (tx: TenantTx): Promise<number> =>
  (await tx.selectFrom('school.tenant_clock').select('seq').executeTakeFirstOrThrow()).seq;

type State = { scopes: string[]; seq: number; touched: boolean };
/** What this stream's person sees now, and whether anything in it is newer than `after`. Null: the session has ended. */
async function stateOf(tx: TenantTx, session: Session, after: number): Promise<State | null> {
  if (!(await holds(tx, session))) return null;
  const scopes: string[] = scopesOfViewer(await viewerOf(tx, session.person)).sort();
  const found = await sql<{ touched: boolean }>`
    select exists (select from unnest(${scopes}::text[]) as s(scope) cross join lateral (
      select from school.change where scope = s.scope and seq > ${after} limit 1) as c) as touched`.execute(
    tx,
  );
  return { scopes, seq: await seqOf(tx), touched: found.rows[0]?.touched ?? false };
}

/** Says only that something changed; clients then pull. */
export function createLive({ database, log }: Pick<Deps, 'database' | 'log'>): Live {
  const streams = new Set<Stream>();
  const waiting = new Set<TenantId>();
  const looking = new Map<TenantId, Promise<void>>();
  let closed = false;

  const drop = (stream: Stream) => {
    streams.delete(stream);
    stream.res.end();
    stop();
  };

  /** Looks at the streams of a tenant: ends those whose session ended, tells those for whom something changed. */
  async function look(tenant: TenantId): Promise<void> {
    const mine = [...streams].filter((stream) => stream.session.tenant === tenant);
    if (mine.length === 0) return;
    await database.tenant(
      tenant,
      async (tx) => {
        for (const stream of mine) {
          const state = await stateOf(tx, stream.session, stream.seq);
          if (!streams.has(stream)) continue;
          if (state === null) drop(stream);
          else tell(stream, state);
        }
      },
      { readOnly: true },
    );
  }

  function tell(stream: Stream, state: State): void {
    const scopes = state.scopes.join();
    if (state.touched || scopes !== stream.scopes) {
      stream.res.write(CHANGED);
    }
    Object.assign(stream, { scopes, seq: state.seq });
  }

  const lookSafely = (tenant: TenantId) =>
    look(tenant).catch((error: unknown) => log.error({ err: error }, 'live stream failed'));

  /** One look at a time and at most one waiting: a tenant with many streams falls behind, but never piles up. */
  async function gather(tenant: TenantId): Promise<void> {
    await pause(GATHER_MS, undefined, { ref: false });
    waiting.delete(tenant);
    await lookSafely(tenant);
  }
  const tenantsHere = () => new Set([...streams].map(({ session }) => session.tenant));
  const hear = (tenant: TenantId) => {
    if (closed || waiting.has(tenant)) return;
    waiting.add(tenant);
    const turn = (looking.get(tenant) ?? Promise.resolve()).then(() => gather(tenant));
    looking.set(tenant, turn);
    void turn.then(() => {
      if (looking.get(tenant) === turn) looking.delete(tenant);
    });
  };
  const unsubscribe = database.onAnnounce((tenant) => {
    for (const each of tenant === null ? tenantsHere() : [tenant]) hear(each);
  });

  let beat: NodeJS.Timeout | null = null;
  function start(): void {
    beat ??= setInterval(() => {
      for (const { res } of streams) res.write(':\n\n');
      for (const tenant of tenantsHere()) void lookSafely(tenant);
    }, HEARTBEAT_MS).unref();
  }
  function stop(): void {
    if (streams.size > 0 || beat === null) return;
    clearInterval(beat);
    beat = null;
  }

  function makeRoom(session: Session): void {
    const own = [...streams].filter(
      (s) => s.session.person === session.person && s.session.tenant === session.tenant,
    );
    for (const old of own.slice(0, Math.max(0, own.length - STREAMS + 1))) drop(old);
  }

  async function open(req: Request, res: Response): Promise<void> {
    const session = await sessionOf(database, req);
    const state = await database.tenant(session.tenant, (tx) => stateOf(tx, session, 0), {
      readOnly: true,
    });
    if (closed) throw new ApiProblem('unavailable');
    if (state === null) throw new ApiProblem('session_ended');
    if (res.destroyed) return;
    makeRoom(session);
    const stream: Stream = { session, res, scopes: state.scopes.join(), seq: state.seq };
    streams.add(stream);
    start();
    res.once('close', () => drop(stream));
    // A write that meets a broken connection says so here; unheard it would end the process.
    res.on('error', () => drop(stream));
    res.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' }).flushHeaders();
    // What changed before the stream stood open was told to nobody: so every stream begins with a pull.
    res.write(CHANGED);
  }

  return {
    route: handle(open),
    closeAll: () => {
      closed = true;
      unsubscribe();
      for (const stream of [...streams]) drop(stream);
    },
  };
}
