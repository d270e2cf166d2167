import { setTimeout as pause } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { TenantId } from '../../../shared/model/ids.ts';
import type { Scope } from '../../../shared/model/scope.ts';
import { LIVE_EVENT } from '../../../shared/protocol/sync.ts';
import type { Deps } from '../../deps.ts';
import type { Session } from '../../lti/session.ts';
import { handle, sessionOf } from '../handle.ts';
import { ApiProblem } from '../problem.ts';
import { firstLook, look } from './look.ts';

/** A comment line so often, so that proxies and MV3 workers do not take the stream for dead. */
const HEARTBEAT_MS = 20_000;
/** Changes within this time are told once. */
const GATHER_MS = 250;
/** Streams of one person on this node; the oldest makes way. */
const STREAMS = 6;
const CHANGED = `event: ${LIVE_EVENT}\ndata:\n\n`;

type Stream = { session: Session; res: Response; scopes: ReadonlySet<Scope>; seq: number };
export type Live = { route: ReturnType<typeof handle>; closeAll(): void };

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
  async function lookAt(tenant: TenantId, everybody: boolean): Promise<void> {
    const mine = [...streams].filter((stream) => stream.session.tenant === tenant);
    if (mine.length === 0) return;
    const sights = await database.tenant(tenant, (tx) => look(tx, mine, everybody), {
      readOnly: true,
    });
    for (const [stream, sight] of sights) {
      if (!streams.has(stream)) continue;
      if (sight === null) {
        drop(stream);
        continue;
      }
      const { scopes, seq, changed } = sight;
      if (changed) stream.res.write(CHANGED);
      Object.assign(stream, { scopes, seq });
    }
  }

  const lookSafely = (tenant: TenantId, everybody: boolean) =>
    lookAt(tenant, everybody).catch((error: unknown) =>
      log.error({ err: error }, 'live stream failed'),
    );

  /** One look at a time and at most one waiting: a tenant with many streams falls behind, but never piles up. */
  async function gather(tenant: TenantId): Promise<void> {
    await pause(GATHER_MS, undefined, { ref: false });
    waiting.delete(tenant);
    await lookSafely(tenant, false);
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
      for (const tenant of tenantsHere()) void lookSafely(tenant, true);
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
    const sight = await database.tenant(session.tenant, (tx) => firstLook(tx, { session }), {
      readOnly: true,
    });
    if (closed) throw new ApiProblem('unavailable');
    if (sight === null) throw new ApiProblem('session_ended');
    if (res.destroyed) return;
    makeRoom(session);
    const stream: Stream = { session, res, ...sight };
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
