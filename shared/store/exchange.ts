import type { ErrorCode } from '../protocol/errors.ts';
import { commonVersion, PUSH_LIMIT, type Range } from '../protocol/sync.ts';
import { absorb, type Pulled } from './absorb.ts';
import { claim, claimBeside, settle } from './outbox.ts';
import type { Pending, Repository } from './repository.ts';
import { stateOf } from './state.ts';
import type { Answer, Transport } from './transport.ts';

/** The two halves of syncing. Each ends well (null) or with the failure that stopped it. */
export type Failure = { code: ErrorCode; retryAfterMs?: number };
export type Exchange = {
  repository: Repository;
  transport: Transport;
  now: () => number;
  signal: AbortSignal;
  /** The versions of the protocol we know, and the one spoken with this server. */
  versions: Range & { speaks: number };
};

/** A server of another version refuses, or answers what we cannot read, or cannot read us. */
const DOUBTFUL = new Set<ErrorCode>(['version_too_old', 'server_too_old', 'malformed']);

/** Asks; where the answer may come of another version, looks which ones the server speaks before believing it. */
async function asked<T>(
  { transport, signal, versions }: Exchange,
  ask: (protocol: number) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const answer = await ask(versions.speaks);
  if (answer.ok || !(DOUBTFUL.has(answer.code) || answer.garbled)) return answer;
  const meta = await transport.meta(signal);
  if (!meta.ok) return answer;
  const common = commonVersion(versions, meta.value.protocol);
  if (common === 'we_are_old') return { ok: false, code: 'version_too_old' };
  if (common === 'they_are_old') return { ok: false, code: 'server_too_old' };
  if (common === versions.speaks) return answer;
  versions.speaks = common;
  return ask(common);
}

async function tryPush(exchange: Exchange, batch: Pending[]) {
  const { repository, transport, now, signal } = exchange;
  const mutations = batch.map((pending) => pending.mutation);
  const answer = await asked(exchange, (protocol) =>
    transport.push({ protocol, mutations }, signal),
  );
  if (!answer.ok) return answer;
  const { results } = answer.value;
  const answered = await repository.write((tables) => settle(tables, batch, results, now()));
  return answered > 0 || batch.length === 0
    ? null
    : ({ ok: false, code: 'unavailable' } satisfies Failure & { ok: false });
}

/** One push of what waits, beside a run that is under way; the server applies each mutation once. */
export async function pushBeside(exchange: Exchange): Promise<void> {
  const batch = await exchange.repository.write((tables) => claimBeside(tables, PUSH_LIMIT));
  if (batch.length > 0) await tryPush(exchange, batch);
}

/** Empties the outbox in order. `probe`: ask the server even when there is nothing to push. */
export async function pushAll(exchange: Exchange, probe: boolean): Promise<Failure | null> {
  const { repository, now } = exchange;
  let limit = PUSH_LIMIT;
  for (let first = probe; ; first = false) {
    const batch = await repository.write((tables) => claim(tables, limit));
    if (batch.length === 0 && !first) return null;
    const failure = await tryPush(exchange, batch);
    if (failure === null) {
      limit = PUSH_LIMIT;
      continue;
    }
    const { code } = failure;
    if ((code !== 'malformed' && code !== 'too_large') || batch.length === 0) return failure;
    if (batch.length > 1) limit = Math.ceil(batch.length / 2);
    else {
      // One mutation alone is not taken at all: it must not hold up the others, and its words are shown.
      const results = batch.map(({ mutation }) => ({
        id: mutation.id,
        status: 'refused' as const,
        code,
      }));
      await repository.write((tables) => settle(tables, batch, results, now()));
      limit = PUSH_LIMIT;
    }
  }
}

/** Server clock minus ours, taking the answer to have left half-way. */
const offsetOf = (serverNow: number, asked: number, answered: number) =>
  Math.round(serverNow - (asked + answered) / 2);

/** Pulls page after page until nothing is left. */
export async function pullAll(exchange: Exchange): Promise<Failure | null> {
  const { repository, transport, now, signal } = exchange;
  const applied = await repository.read(async (tables) => {
    const outbox = await tables.outbox.all();
    return new Set(outbox.filter((p) => p.status === 'applied').map((p) => p.mutation.id));
  });
  for (;;) {
    const from = await repository.read(stateOf);
    const { epoch, cursors } = from;
    const left = now();
    const answer = await asked(exchange, (protocol) =>
      transport.pull({ protocol, epoch, cursors }, signal),
    );
    if (!answer.ok) return answer;
    const page = answer.value;
    const offset = offsetOf(page.now, left, now());
    const pulled: Pulled = { from, page, offset, applied };
    const taken = await repository.write((tables) => absorb(tables, pulled, now()));
    if (taken && !page.more) return null;
    const stuck = taken && page.entries.length === 0 && !page.reset;
    if (stuck) return { code: 'unavailable' };
  }
}
