import { SHOWN_BY_OWNER } from '../../model/access.ts';
import { membershipId, newId, type PersonId, type RecordId } from '../../model/ids.ts';
import { endedOf } from '../../model/kinds/audience.ts';
import type { WaymarkRecord } from '../../model/record.ts';
import { type ContextRole, type Scope, scopesOfViewer, type Viewer } from '../../model/scope.ts';
import { clampStamp, formatStamp } from '../../model/stamp.ts';
import { endedFor } from '../../model/ties.ts';
import {
  type Mutation,
  PULL_LIMIT,
  type PullRequest,
  type PullResponse,
  type PushRequest,
  type PushResponse,
} from '../../protocol/sync.ts';
import { judge } from './judge.ts';
import { type Change, emptyLedger, keep } from './ledger.ts';

/**
 * A server in memory for tests of the store: the sync protocol as it is meant, with the permission rules themselves.
 * It keeps records and a log of changes by scope, applies each mutation at most once, and can be restored.
 */
export type School = {
  enrol(person: PersonId, context: string, role: ContextRole, name: string): void;
  leave(person: PersonId, context: string): void;
  push(person: PersonId, request: PushRequest): PushResponse;
  pull(person: PersonId, request: PullRequest): PullResponse;
  record(id: RecordId): WaymarkRecord | undefined;
  records(): WaymarkRecord[];
  /** Puts a record as a newer server would hold it; `scopes`: where that one says it stands. */
  plant(record: WaymarkRecord, scopes?: readonly Scope[]): void;
  /** Mutations taken in, with repeats. */
  received(): Mutation[];
  /** Remembers this moment; calling the answer restores it, under a new epoch. */
  backup(): () => void;
};

/** At most `limit` changes, cut between two transactions. */
function pageOf(changes: readonly Change[], limit: number): readonly Change[] {
  const beyond = changes[limit];
  if (beyond === undefined) return changes;
  const whole = changes.filter((change) => change.seq < beyond.seq);
  return whole.length > 0 ? whole : changes.filter((change) => change.seq === beyond.seq);
}

export function createSchool(now: () => number): School {
  let ledger = emptyLedger();
  let epoch = newId();
  const received: Mutation[] = [];
  const viewerOf = (person: PersonId): Viewer => ({
    person,
    roles: ledger.roles.get(person) ?? {},
  });

  function setRole(person: PersonId, context: string, role: ContextRole | null, name: string) {
    const { [context]: _former, ...others } = ledger.roles.get(person) ?? {};
    ledger.roles.set(person, role === null ? others : { ...others, [context]: role });
    const stamp = formatStamp(now(), 0, 'school');
    const active = role !== null;
    const fields = { name, role: role ?? 'learner', lmsUserId: `lms-${name}`, active };
    const stamps = Object.fromEntries(Object.keys(fields).map((field) => [field, stamp]));
    keep(ledger, {
      ...{ id: membershipId(context, person), kind: 'membership', context, author: person },
      ...{ learner: person, parent: null, fields, stamps, deleted: false },
    });
    for (const record of [...ledger.records.values()]) retie(record, stamp);
  }

  function retie(record: WaymarkRecord, stamp: string) {
    if (record.deleted || !SHOWN_BY_OWNER.some((kind) => kind === record.kind)) return;
    const courses = Object.keys(ledger.roles.get(record.author) ?? {});
    const ended = endedFor(record.fields, {
      isIn: (context) => courses.includes(context),
      isTeacher: (person) =>
        courses.some((context) => ledger.roles.get(person)?.[context] === 'teacher'),
    });
    if (ended.join() === endedOf(record.fields).join()) return;
    const [fields, stamps] = [
      { ...record.fields, ended },
      { ...record.stamps, ended: stamp },
    ];
    keep(ledger, { ...record, fields, stamps });
  }

  function push(person: PersonId, mutation: Mutation, place: number) {
    received.push(mutation);
    const key = `${person} ${mutation.id}`;
    const stamp = clampStamp(mutation.stamp, now(), place);
    const result = ledger.results.get(key) ?? {
      id: mutation.id,
      ...judge(ledger, viewerOf(person), mutation, stamp),
    };
    ledger.results.set(key, result);
    return result;
  }

  function pull(person: PersonId, request: PullRequest): PullResponse {
    const ahead = Object.values(request.cursors).some((cursor) => cursor > ledger.seq);
    const reset = request.epoch !== null && (request.epoch !== epoch || ahead);
    const held = request.epoch === null || reset ? {} : request.cursors;
    const scopes = scopesOfViewer(viewerOf(person));
    const isNews = ({ scope, seq, gone }: Change) =>
      scopes.some((s) => s === scope) &&
      seq > (held[scope] ?? 0) &&
      !(gone && held[scope] === undefined);
    const changes = [...ledger.log.values()].filter(isNews).sort((a, b) => a.seq - b.seq);
    const page = pageOf(changes, request.limit ?? PULL_LIMIT);
    const more = page.length < changes.length;
    const upTo = more ? (page.at(-1)?.seq ?? 0) : ledger.seq;
    const ids = new Set(page.flatMap((change) => (change.gone ? [] : [change.id])));
    return {
      epoch,
      reset,
      cursors: Object.fromEntries(scopes.map((s) => [s, Math.max(held[s] ?? 0, upTo)])),
      scopesGone: (Object.keys(held) as Scope[]).filter((scope) => !scopes.includes(scope)),
      entries: page.map(({ scope, id, gone }) => ({ scope: scope as Scope, id, gone })),
      records: [...ledger.records.values()].filter((record) => ids.has(record.id)),
      more,
      now: now(),
    };
  }

  return {
    enrol: setRole,
    leave: (person, context) => {
      const name = ledger.records.get(membershipId(context, person))?.fields.name;
      setRole(person, context, null, typeof name === 'string' ? name : '');
    },
    push: (person, { mutations }) => ({
      results: mutations.map((mutation, place) => push(person, mutation, place)),
      now: now(),
    }),
    pull,
    record: (id) => ledger.records.get(id),
    records: () => [...ledger.records.values()],
    plant: (record, scopes) => keep(ledger, record, scopes),
    received: () => received,
    backup: () => {
      const copy = structuredClone(ledger);
      return () => {
        ledger = structuredClone(copy);
        epoch = newId();
      };
    },
  };
}
