import type { ContextId, PersonId } from '../../model/ids.ts';
import type { ContextRole } from '../../model/scope.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import { PROTOCOL, type Range } from '../../protocol/sync.ts';
import type { Client } from '../client.ts';
import { createEngine, type Engine } from '../engine.ts';
import { createLocalClient } from '../local-client.ts';
import { createMemoryRepository } from '../memory-repository.ts';
import type { Repository } from '../repository.ts';
import type { Answer, Transport } from '../transport.ts';
import type { Query, ViewOf } from '../views.ts';
import type { School } from './school.ts';

/**
 * What happens to the next requests. lost: the server got it, its answer never came. down: nothing arrives.
 * broken: the server fails.
 */
type Sky = 'fair' | 'lost' | 'down' | 'broken';
export type Weather = { push: Sky; pull: Sky };

export type Device = {
  client: Client;
  engine: Engine;
  repository: Repository;
  weather: Weather;
  /** Refuses every request with this code. */
  problem: { code: ErrorCode | null };
  /** The versions of the protocol the school speaks; an `old` one knows one word only for not fitting. */
  schoolSpeaks: Range & { old?: boolean };
  /** Syncs, and resolves when the run has ended. */
  sync(): Promise<void>;
  view<Q extends Query>(query: Q): Promise<ViewOf<Q>>;
  /** The process ends; the repository stays as it is. */
  kill(): void;
};

type DeviceSetting = {
  school: School;
  person: PersonId;
  name?: string;
  role: ContextRole;
  context: ContextId;
  now: () => number;
  repository?: Repository;
  alone?: (run: () => Promise<void>) => Promise<void>;
  /** The versions of the protocol this device speaks, where not today's. */
  speaks?: Range;
};

/** A repository whose process may end: from then on nothing it was asked ever comes back. */
function mortal(repository: Repository, life: AbortSignal): Repository {
  async function until<T>(asked: () => Promise<T>): Promise<T> {
    const never = new Promise<T>(() => undefined);
    if (life.aborted) return never;
    const answer = await asked();
    return life.aborted ? never : answer;
  }
  return {
    ...repository,
    read: (work) => until(() => repository.read(work)),
    write: (work) => until(() => repository.write(work)),
  };
}

export function createDevice(setting: DeviceSetting): Device {
  const { school, person, context, role, now } = setting;
  const ending = new AbortController();
  const disk = setting.repository ?? createMemoryRepository();
  const repository = mortal(disk, ending.signal);
  const weather: Weather = { push: 'fair', pull: 'fair' };
  const problem: Device['problem'] = { code: null };
  const schoolSpeaks: Device['schoolSpeaks'] = { ...PROTOCOL };

  /** Through JSON, as on the wire. */
  function reach<T>(kind: keyof Weather, ask: () => T): Promise<Answer<T>> {
    // A killed process gets no answer.
    if (ending.signal.aborted) return new Promise(() => undefined);
    if (weather[kind] === 'down') return Promise.resolve({ ok: false, code: 'unreachable' });
    if (weather[kind] === 'broken') return Promise.resolve({ ok: false, code: 'unavailable' });
    let value: T;
    try {
      value = JSON.parse(JSON.stringify(ask()));
    } catch {
      // A school that throws could not read the request.
      return Promise.resolve({ ok: false, code: 'malformed' });
    }
    if (weather[kind] === 'lost') return Promise.resolve({ ok: false, code: 'unreachable' });
    return Promise.resolve({ ok: true, value });
  }
  /** As the server does, before it reads anything else. */
  function refusedFor({ protocol }: { protocol: number }): Answer<never> | null {
    if (problem.code !== null) return { ok: false, code: problem.code };
    if (protocol >= schoolSpeaks.min && protocol <= schoolSpeaks.max) return null;
    const isNew = protocol > schoolSpeaks.max && schoolSpeaks.old !== true;
    return { ok: false, code: isNew ? 'server_too_old' : 'version_too_old' };
  }
  const transport: Transport = {
    push: async (request) =>
      refusedFor(request) ?? reach('push', () => school.push(person, request)),
    pull: async (request) =>
      refusedFor(request) ?? reach('pull', () => school.pull(person, { ...request, limit: 5 })),
    meta: () =>
      reach('pull', () => ({
        ...{ name: 'waymark', version: '1', now: now() },
        protocol: schoolSpeaks,
      })),
    live: (_onChange, signal) =>
      new Promise((resolve) =>
        signal.addEventListener('abort', () => resolve({ ok: true, value: null })),
      ),
  };
  const engine = createEngine({
    repository,
    transport,
    now,
    signal: ending.signal,
    ...(setting.alone === undefined ? {} : { alone: setting.alone }),
    versions: setting.speaks ?? PROTOCOL,
    // Tests say themselves when to try again.
    pause: (_ms, signal) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true })),
  });
  const me = { person, name: setting.name ?? '', courses: [{ context, role, title: 'Biology' }] };
  const client = createLocalClient({ repository, engine, me, now });
  return {
    client,
    engine,
    repository: disk,
    weather,
    problem,
    schoolSpeaks,
    sync: () => engine.flush(),
    view: (query) =>
      new Promise((resolve) => {
        const once = new AbortController();
        const done = (view: Parameters<typeof resolve>[0]) => {
          once.abort();
          resolve(view);
        };
        client.watch(query, done, once.signal);
      }),
    kill: () => ending.abort(),
  };
}
