import type { ErrorCode } from '../protocol/errors.ts';
import { PROTOCOL, type Range } from '../protocol/sync.ts';
import { type Exchange, type Failure, pullAll, pushAll, pushBeside } from './exchange.ts';
import { isFull } from './fault.ts';
import { backoff, type Wait, wait } from './pause.ts';
import type { Repository } from './repository.ts';
import type { Transport } from './transport.ts';

const hasUnsent = (repository: Repository): Promise<boolean> =>
  repository.read(async ({ outbox }) => (await outbox.all()).some((p) => p.status !== 'applied'));

/**
 * idle: in step with the school. busy: a run is under way. offline: the last one failed and will be tried again.
 * client_too_old, server_too_old: the versions do not fit, and who is to be updated. signed_out: the session is over.
 */
export type EngineStatus =
  | 'idle'
  | 'busy'
  | 'offline'
  | 'client_too_old'
  | 'server_too_old'
  | 'signed_out';

export type Engine = {
  /** Syncs now, whatever happened before: the person asks, the page came back, the alarm rang. */
  kick(): void;
  /** Something was written: syncs now, unless the last run failed and the next one is due. */
  wrote(): void;
  /** Pushes what waits and resolves when that is answered or has failed: for pagehide and pauses. */
  flush(): Promise<void>;
  /** Holds a live stream open until `signal` aborts. */
  listen(signal: AbortSignal): void;
  status(): EngineStatus;
  watch(listener: (status: EngineStatus) => void, signal: AbortSignal): void;
  /** Resolves when no run is under way. */
  settled(): Promise<void>;
};

export type EngineSetting = {
  repository: Repository;
  transport: Transport;
  /** This computer's clock, ms. */
  now: () => number;
  /** Ends the engine. */
  signal: AbortSignal;
  online?: () => boolean;
  /** Runs one at a time, where another tab has an engine of its own over the same database. */
  alone?: (run: () => Promise<void>) => Promise<void>;
  /** Of the protocol; others than this version's own for tests. */
  versions?: Range;
  /** For tests: how a pause passes. */
  pause?: Wait;
};

const ENDED = new Set<ErrorCode>(['session_ended', 'unauthorized']);
/** After these there is nothing to hear from a pull either. */
const SILENT = new Set<ErrorCode>([...ENDED, 'unreachable', 'too_many_requests']);
function statusAfter(code: ErrorCode): EngineStatus {
  if (ENDED.has(code)) return 'signed_out';
  if (code === 'version_too_old') return 'client_too_old';
  return code === 'server_too_old' ? 'server_too_old' : 'offline';
}

export function createEngine(setting: EngineSetting): Engine {
  const { signal, online = () => true, pause = wait, alone = (run) => run() } = setting;
  const { versions = PROTOCOL } = setting;
  const exchange: Exchange = { ...setting, versions: { ...versions, speaks: versions.max } };
  const listeners = new Set<(status: EngineStatus) => void>();
  let status: EngineStatus = 'idle';
  let unfit = false;
  let failures = 0;
  let again = false;
  let running: Promise<void> | null = null;
  let retry: AbortController | null = null;

  function become(next: EngineStatus) {
    if (status === next) return;
    status = next;
    for (const listener of [...listeners]) listener(next);
  }

  /** A server that takes no push is still read; out of range, the next push that is taken ends it. */
  async function cycle(): Promise<Failure | null> {
    const push = await pushAll(exchange, unfit);
    if (push !== null && SILENT.has(push.code)) return push;
    unfit = push?.code === 'version_too_old' || push?.code === 'server_too_old';
    const pull = await pullAll(exchange);
    // A reset makes what was applied in the server's former life wait again.
    again ||= push === null && pull === null && (await hasUnsent(setting.repository));
    return push ?? pull;
  }

  async function retryAfter(ms: number) {
    const waiting = new AbortController();
    retry = waiting;
    await pause(ms, AbortSignal.any([signal, waiting.signal]));
    if (!waiting.signal.aborted && !signal.aborted) kick();
  }

  function end(failure: Failure | null) {
    failures = failure === null ? 0 : failures + 1;
    become(failure === null ? 'idle' : statusAfter(failure.code));
    if (failure === null || status === 'signed_out') return;
    void retryAfter(Math.max(failure.retryAfterMs ?? 0, backoff(failures)));
  }

  async function run() {
    retry?.abort();
    retry = null;
    // While the school cannot be reached the sign stays as it is until an attempt succeeds.
    if (failures === 0) become('busy');
    let failure: Failure | null = null;
    do {
      again = false;
      failure = online() ? await cycle() : { code: 'unreachable' };
    } while (again && failure === null && !signal.aborted);
    if (!signal.aborted) end(failure);
  }

  function kick() {
    if (signal.aborted) return;
    again = true;
    if (running !== null) return;
    running = alone(run).finally(() => {
      running = null;
    });
    // A run fails only where the local database does: work stays put, and it is tried again. The host's error reporting
    // hears of it, unless the storage is full: that is said to the person.
    running.catch((error: unknown) => {
      if (signal.aborted) return;
      failures += 1;
      become('offline');
      void retryAfter(backoff(failures));
      if (isFull(error)) return;
      queueMicrotask(() => {
        throw error;
      });
    });
  }

  // What lay here was built anew, and is empty but for words that wait.
  setting.repository.watch((change) => {
    if (change.everything) kick();
  }, signal);

  async function stream(ending: AbortSignal) {
    for (let failed = 0; !ending.aborted; ) {
      const answer = await setting.transport.live(() => {
        failed = 0;
        kick();
      }, ending);
      if (ending.aborted) return;
      failed += 1;
      const asked = answer.ok ? 0 : (answer.retryAfterMs ?? 0);
      await pause(Math.max(asked, backoff(failed)), ending);
    }
  }

  return {
    kick,
    wrote: () => {
      if (running !== null || status === 'idle') kick();
    },
    flush: async () => {
      kick();
      // A page that goes does not live to see the end of the run it is in, nor its second push.
      const beside = failures === 0 && online() ? pushBeside(exchange) : null;
      await Promise.all([running, beside]);
    },
    listen: (ending) => void stream(AbortSignal.any([signal, ending])),
    status: () => status,
    watch: (listener, ending) => {
      listeners.add(listener);
      ending.addEventListener('abort', () => listeners.delete(listener), { once: true });
    },
    settled: async () => {
      await running;
    },
  };
}
