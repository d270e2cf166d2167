import type { RecordId } from '../model/ids.ts';
import type { Scope } from '../model/scope.ts';
import type { PullResponse } from '../protocol/sync.ts';
import { reshow } from './overlay.ts';
import type { Pending, Row, State, Tables } from './repository.ts';
import { mended, schoolTime, seen, stateOf } from './state.ts';

type Standing = Pick<Row, 'base' | 'scopes' | 'life'>;
const NOWHERE: Standing = { base: null, scopes: [], life: 0 };

/** Where the page was asked from; a page asked from elsewhere (another tab was quicker) is not taken in. */
type Position = Pick<State, 'epoch' | 'cursors'>;
const samePosition = (a: Position, b: Position) =>
  a.epoch === b.epoch &&
  Object.keys({ ...a.cursors, ...b.cursors }).every((s) => a.cursors[s] === b.cursors[s]);

/** What a former life of the server said no longer counts. */
const standingNow = (row: Standing | undefined, life: number): Standing =>
  row === undefined ? NOWHERE : row.life === life ? row : { ...row, scopes: [], life };

async function standingsOf(tables: Tables, page: PullResponse, life: number) {
  const ids = [...new Set(page.entries.map((entry) => entry.id))];
  const rows = new Map((await tables.records.many(ids)).map((row) => [row.id, row]));
  const bodies = new Map(page.records.map((record) => [record.id, record]));
  const standings = new Map<RecordId, Standing>();
  for (const { scope, id, gone } of page.entries) {
    const before = standings.get(id) ?? standingNow(rows.get(id), life);
    const others = before.scopes.filter((s) => s !== scope);
    standings.set(id, {
      base: bodies.get(id) ?? before.base,
      scopes: gone ? others : [...others, scope],
      life,
    });
  }
  return standings;
}

async function leave(tables: Tables, scopes: readonly Scope[], into: Map<RecordId, Standing>) {
  for (const scope of scopes) {
    for (const row of await tables.records.by('scopes', scope)) {
      const before = into.get(row.id) ?? row;
      into.set(row.id, { ...before, scopes: before.scopes.filter((s) => s !== scope) });
    }
  }
}

/** At the end of a reset: what the server did not mention again is no longer anywhere. */
async function sweep(tables: Tables, life: number): Promise<void> {
  const old = (await tables.records.all()).filter((row) => row.life !== life);
  const nowhere = old.map((row) => [row.id, { ...NOWHERE, life }] as const);
  await reshow(tables, new Map(nowhere).keys(), new Map(nowhere));
}

/** A restored server may have lost what it had applied: that goes again, and is applied at most once. */
async function sendAgain(tables: Tables): Promise<void> {
  const applied = (await tables.outbox.all()).filter((p) => p.status === 'applied');
  await tables.outbox.put(applied.map((p): Pending => ({ ...p, status: 'sent' })));
}

/** Their outcome has been pulled: they need no more replaying. */
async function forgetApplied(tables: Tables, ids: ReadonlySet<string>): Promise<void> {
  const done = (await tables.outbox.all()).filter(
    (p) => p.status === 'applied' && ids.has(p.mutation.id),
  );
  await tables.outbox.drop(done.map((p) => p.order));
  await reshow(
    tables,
    done.map((p) => p.record),
  );
}

export type Pulled = { from: Position; page: PullResponse; offset: number; applied: Set<string> };

/** Takes one page in, in the caller's transaction. `applied`: mutations applied before the first page was asked for. */
export async function absorb(tables: Tables, pulled: Pulled, now: number): Promise<boolean> {
  const { page, from } = pulled;
  const state = await stateOf(tables);
  if (!samePosition(from, state)) return false;
  const life = page.reset ? state.life + 1 : state.life;
  const sweeping = page.reset || state.sweeping;
  if (page.reset) await sendAgain(tables);
  const standings = await standingsOf(tables, page, life);
  await leave(tables, page.scopesGone, standings);
  await reshow(tables, standings.keys(), standings);
  if (!page.more) {
    if (sweeping) await sweep(tables, life);
    await forgetApplied(tables, pulled.applied);
  }
  const gone = new Set<string>(page.scopesGone);
  const held = Object.entries(page.reset ? {} : state.cursors).filter(([s]) => !gone.has(s));
  const timed: State = { ...state, offset: pulled.offset };
  const stamps = page.records.flatMap((record) => Object.values(record.stamps));
  const waiting = (await tables.outbox.all()).map(({ mutation }) => mutation.stamp);
  await tables.state.put([
    {
      ...timed,
      life,
      sweeping: sweeping && page.more,
      epoch: page.epoch,
      cursors: { ...Object.fromEntries(held), ...page.cursors },
      lastStamp: mended(
        seen(state.lastStamp, stamps, schoolTime(timed, now)),
        waiting,
        schoolTime(timed, now),
        state.device,
      ),
    },
  ]);
  return true;
}
