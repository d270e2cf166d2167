import { expect } from 'vitest';
import type { PersonId, RecordId, TenantId } from '../../../shared/model/ids.ts';
import type { WaymarkRecord } from '../../../shared/model/record.ts';
import type { Scope } from '../../../shared/model/scope.ts';
import type { PullResponse } from '../../../shared/protocol/sync.ts';
import type { Database } from '../../db/database.ts';
import { personAt } from './school.fixture.ts';

/** What a client that only listens holds, by the protocol alone. */
export class Mirror {
  readonly scopes = new Map<Scope, Set<RecordId>>();
  readonly bodies = new Map<RecordId, WaymarkRecord>();
  private epoch: string | null = null;
  private cursors: Record<string, number> = {};
  private readonly from: [Database, TenantId, PersonId];

  constructor(...from: [Database, TenantId, PersonId]) {
    this.from = from;
  }

  has(id: RecordId): boolean {
    return [...this.scopes.values()].some((ids) => ids.has(id));
  }

  /** Pulls until there is no more; the last answer. */
  async catchUp(limit = 3): Promise<PullResponse> {
    for (;;) {
      const answer = await personAt(...this.from).pull({
        epoch: this.epoch,
        cursors: this.cursors,
        limit,
      });
      this.take(answer);
      if (!answer.more) return answer;
    }
  }

  private take(answer: PullResponse): void {
    if (answer.reset) {
      this.scopes.clear();
      this.bodies.clear();
    }
    for (const scope of answer.scopesGone) this.scopes.delete(scope);
    for (const record of answer.records) this.bodies.set(record.id, record);
    for (const { scope, id, gone } of answer.entries) {
      const ids = this.scopes.get(scope) ?? new Set();
      this.scopes.set(scope, ids);
      if (gone) ids.delete(id);
      else ids.add(id);
    }
    this.epoch = answer.epoch;
    this.cursors = answer.cursors;
  }

  /** Scope by scope, with the bodies. */
  holds() {
    const scopes = [...this.scopes].filter(([, ids]) => ids.size > 0).toSorted();
    return scopes.map(([scope, ids]) => [
      scope,
      [...ids].toSorted().map((id) => this.bodies.get(id)),
    ]);
  }

  /** What was gathered bit by bit is what a newcomer gets at once. */
  async expectWhole(): Promise<void> {
    const fresh = new Mirror(...this.from);
    await fresh.catchUp(500);
    expect(this.holds()).toEqual(fresh.holds());
  }
}
