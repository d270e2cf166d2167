import { isDerived, newId, type PersonId, type RecordId } from '../model/ids.ts';
import { nextStamp, type Stamp } from '../model/stamp.ts';
import type { ErrorCode } from '../protocol/errors.ts';
import type { Mutation, PushResult } from '../protocol/sync.ts';
import { reshow } from './overlay.ts';
import type { Pending, Row, Tables } from './repository.ts';
import { schoolTime, stateOf } from './state.ts';

/** A mutation before it has an id and a stamp. */
export type Draft = Omit<Mutation, 'id' | 'stamp' | 'saw'>;

const ORDER_DIGITS = 12;
const orderOf = (n: number) => String(n).padStart(ORDER_DIGITS, '0');

const covers = (newer: object, older: object) =>
  Object.keys(older).every((field) => Object.hasOwn(newer, field));

/**
 * The waiting mutation that may take newer words in: one they write over entirely, or the one that makes the record
 * while nothing waits behind it and no other device can have made it too. Any other would give old words a new stamp, and let them win where they should lose.
 */
function hostOf(draft: Draft, queue: readonly Pending[], fresh: boolean): Pending | undefined {
  if (draft.op !== 'put') return undefined;
  const last = queue.at(-1);
  const own = queue.filter((p) => p.record === draft.record);
  const open = own.filter((p) => p.status === 'waiting' && p.mutation.op === 'put');
  const made = fresh && !isDerived(draft.record);
  if (made && last !== undefined && last === own[0] && last === open[0]) return last;
  return open.find((p) => covers(draft.fields, p.mutation.fields));
}

/**
 * For words that are written over: the stamp of what stood before the writer's eyes. Under words of their own that still
 * wait stands what those saw.
 */
function sawOf({ fields }: Draft, own: readonly Pending[], base: Row['base']): Mutation['saw'] {
  const saw: Record<string, Stamp> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (typeof value !== 'string') continue;
    const over = own.findLast(({ mutation }) => Object.hasOwn(mutation.fields, field))?.mutation;
    const stamp = over === undefined ? base?.stamps[field] : over.saw?.[field];
    if (stamp !== undefined) saw[field] = stamp;
  }
  return saw;
}

/** Puts mutations into the outbox and shows their records, in the caller's transaction. `now`: this computer's clock. */
export async function enqueue(
  tables: Tables,
  drafts: readonly Draft[],
  author: PersonId,
  now: number,
): Promise<void> {
  const state = { ...(await stateOf(tables)) };
  let queue = await tables.outbox.all();
  const put = new Map<string, Pending>();
  const drop = new Set<string>();
  for (const draft of drafts) {
    const own = queue.filter((p) => p.record === draft.record);
    const base = (await tables.records.get(draft.record))?.base ?? null;
    const fresh = base === null;
    const unheard = fresh && own.length > 0 && own.every((p) => p.status === 'waiting');
    const host = hostOf(draft, queue, fresh);
    const gone = draft.op === 'delete' && unheard ? own : host === undefined ? [] : [host];
    for (const { order } of gone) {
      drop.add(order);
      put.delete(order);
    }
    queue = queue.filter((p) => !gone.includes(p));
    if (draft.op === 'delete' && unheard) continue;
    const stamp = nextStamp(state.lastStamp, schoolTime(state, now), state.device);
    const pending: Pending = {
      order: orderOf(state.nextOrder),
      record: draft.record,
      author,
      mutation: {
        ...draft,
        id: host?.mutation.id ?? newId(),
        fields: { ...host?.mutation.fields, ...draft.fields },
        stamp,
        saw: { ...host?.mutation.saw, ...sawOf(draft, own, base) },
      },
      status: 'waiting',
    };
    state.lastStamp = stamp;
    state.nextOrder += 1;
    queue = [...queue, pending];
    put.set(pending.order, pending);
  }
  await tables.outbox.drop([...drop]);
  await tables.outbox.put([...put.values()]);
  await tables.state.put([state]);
  await reshow(
    tables,
    drafts.map((draft) => draft.record),
  );
}

/**
 * A browser finishes a request after its page is gone where its body is small (transport.ts); so no push is larger, and
 * two of them fit at once. One mutation alone may be larger and then goes while the page lives.
 */
const PIECE_BYTES = 28_000;
const bytesOf = ({ mutation }: Pending) =>
  new TextEncoder().encode(JSON.stringify(mutation)).length + 1;

function pieceOf(queue: readonly Pending[], limit: number): Pending[] {
  let room = PIECE_BYTES;
  const end = queue.findIndex((pending, at) => {
    room -= bytesOf(pending);
    return at > 0 && room < 0;
  });
  return queue.slice(0, Math.min(limit, end < 0 ? queue.length : end));
}

const unapplied = async (tables: Tables) =>
  (await tables.outbox.all()).filter((p) => p.status !== 'applied');

async function markSent(tables: Tables, batch: readonly Pending[]): Promise<Pending[]> {
  const sent = batch.map((p): Pending => ({ ...p, status: 'sent' }));
  await tables.outbox.put(sent.filter((_p, at) => batch[at]?.status === 'waiting'));
  return sent;
}

/**
 * The next to push, in order, marked as sent before anything leaves. What was sent and not answered goes again alone,
 * so that during an outage newer words still join what waits.
 */
export async function claim(tables: Tables, limit: number): Promise<Pending[]> {
  const queue = await unapplied(tables);
  const again = queue.filter((p) => p.status === 'sent');
  return markSent(tables, pieceOf(again.length > 0 ? again : queue, limit));
}

/**
 * For the last moment of a page: what waits, with what it builds on of that which was sent and not answered. The two may
 * arrive in any order, so neither may need the other.
 */
export async function claimBeside(tables: Tables, limit: number): Promise<Pending[]> {
  const queue = await unapplied(tables);
  if (!queue.some((p) => p.status === 'waiting')) return [];
  const needed = new Set<RecordId | null>();
  const emptied = new Set<RecordId | null>();
  const wanted = queue.toReversed().filter(({ status, record, mutation: { op, parent } }) => {
    const isWanted = status === 'waiting' || needed.has(record) || emptied.has(parent);
    if (!isWanted) return false;
    needed.add(record).add(parent);
    if (op === 'delete') emptied.add(record);
    return true;
  });
  return markSent(tables, pieceOf(wanted.toReversed(), limit));
}

/** Made by whoever meets it first: that it exists already is no failure. */
const metBefore = ({ mutation }: Pending, code: ErrorCode | undefined) =>
  code === 'server_only' && (mutation.kind === 'assignment' || mutation.kind === 'attempt');

/** Takes the server's answers in. Returns how many of `batch` were answered. */
export async function settle(
  tables: Tables,
  batch: readonly Pending[],
  results: readonly PushResult[],
  now: number,
): Promise<number> {
  const answers = new Map(results.map((result) => [result.id, result]));
  const stored = new Map(
    (await tables.outbox.many(batch.map((p) => p.order))).map((p) => [p.mutation.id, p]),
  );
  const refused: RecordId[] = [];
  let answered = 0;
  for (const pending of batch) {
    const answer = answers.get(pending.mutation.id);
    if (answer === undefined) continue;
    answered += 1;
    // Another tab may have taken the same answer in already.
    if (!stored.has(pending.mutation.id)) continue;
    const { id, record, kind } = pending.mutation;
    if (answer.status === 'applied' || metBefore(pending, answer.code)) {
      await tables.outbox.put([{ ...pending, status: 'applied' }]);
      // What an assignment is called nobody typed.
      const words = kind === 'assignment' ? {} : (answer.kept ?? {});
      if (Object.keys(words).length > 0) {
        await tables.kept.put([{ id, record, kind, words, at: now }]);
      }
    } else {
      await tables.outbox.drop([pending.order]);
      const code = answer.code ?? 'malformed';
      const field = answer.field ?? null;
      await tables.refused.put([{ id, mutation: pending.mutation, code, field, at: now }]);
      refused.push(record);
    }
  }
  await reshow(tables, refused);
  return answered;
}
