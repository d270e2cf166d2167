import { scopesLeft, scopesOf } from '../../model/access.ts';
import type { PersonId, RecordId } from '../../model/ids.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import type { ContextRole } from '../../model/scope.ts';
import type { PushResult } from '../../protocol/sync.ts';

/** What a school in memory holds: records, the log of their changes by scope, and what it has answered. */
export type Change = { seq: number; scope: string; id: RecordId; gone: boolean };
export type Ledger = {
  records: Map<RecordId, WaymarkRecord>;
  log: Map<string, Change>;
  results: Map<string, PushResult>;
  roles: Map<PersonId, Record<string, ContextRole>>;
  seq: number;
};

export const emptyLedger = (): Ledger => ({
  records: new Map(),
  log: new Map(),
  results: new Map(),
  roles: new Map(),
  seq: 0,
});

export function chainIn(ledger: Ledger, record: Pick<WaymarkRecord, 'parent'>): WaymarkRecord[] {
  const parent = record.parent === null ? undefined : ledger.records.get(record.parent);
  return parent === undefined ? [] : [parent, ...chainIn(ledger, parent)];
}

const below = (ledger: Ledger, id: RecordId): WaymarkRecord[] =>
  [...ledger.records.values()]
    .filter((record) => record.parent === id)
    .flatMap((record) => [record, ...below(ledger, record.id)]);

type Log = { ledger: Ledger; changed: boolean; given: readonly string[]; parentLeft: Set<string> };

/** Returns the scopes it has left. `given`: where a newer server put it. */
function log(record: WaymarkRecord, { ledger, changed, given, parentLeft }: Log): Set<string> {
  const chain = chainIn(ledger, record);
  const scopes = new Set<string>([...scopesOf(record, chain), ...given]);
  const former = new Set(
    [...ledger.log.values()].flatMap((c) => (c.id === record.id && !c.gone ? [c.scope] : [])),
  );
  const write = (scope: string, gone: boolean) =>
    ledger.log.set(`${scope} ${record.id}`, { seq: ledger.seq, scope, id: record.id, gone });
  for (const scope of scopes) if (changed || !former.has(scope)) write(scope, false);
  const left = scopesLeft(record, chain, former, parentLeft);
  for (const scope of left) write(scope, true);
  return left;
}

/** One transaction: the record as it is now, told to its scopes; what hangs on it, where it comes or goes. */
export function keep(ledger: Ledger, record: WaymarkRecord, given: readonly string[] = []): void {
  ledger.records.set(record.id, record);
  ledger.seq += 1;
  const none = new Set<string>();
  const left = new Map([
    [record.id, log(record, { ledger, changed: true, given, parentLeft: none })],
  ]);
  for (const child of below(ledger, record.id)) {
    const parentLeft = left.get(child.parent ?? '') ?? none;
    left.set(child.id, log(child, { ledger, changed: false, given: [], parentLeft }));
  }
}
