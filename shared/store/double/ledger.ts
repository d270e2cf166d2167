import { scopesOf } from '../../model/access.ts';
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

function log(ledger: Ledger, record: WaymarkRecord, changed: boolean): void {
  const scopes = new Set<string>(scopesOf(record, chainIn(ledger, record)));
  const former = [...ledger.log.values()].filter((c) => c.id === record.id && !c.gone);
  const write = (scope: string, gone: boolean) =>
    ledger.log.set(`${scope} ${record.id}`, { seq: ledger.seq, scope, id: record.id, gone });
  for (const scope of scopes) {
    if (changed || !former.some((change) => change.scope === scope)) write(scope, false);
  }
  for (const { scope } of former) if (!scopes.has(scope)) write(scope, true);
}

/** One transaction: the record as it is now, told to its scopes; what hangs on it, where it comes or goes. */
export function keep(ledger: Ledger, record: WaymarkRecord): void {
  ledger.records.set(record.id, record);
  ledger.seq += 1;
  log(ledger, record, true);
  for (const child of below(ledger, record.id)) log(ledger, child, false);
}
