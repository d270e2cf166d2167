import { refusal, scopesOf } from '../../model/access.ts';
import { membershipId, newId, type PersonId, type RecordId } from '../../model/ids.ts';
import { fieldProblem, isKind } from '../../model/kinds.ts';
import type { Json, WaymarkRecord } from '../../model/record.ts';
import { type ContextRole, scopesOfViewer, type Viewer } from '../../model/scope.ts';
import { clampStamp, formatStamp } from '../../model/stamp.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import {
  type Mutation,
  newer,
  PULL_LIMIT,
  type PullRequest,
  type PullResponse,
  type PushRequest,
  type PushResponse,
  type PushResult,
} from '../../protocol/sync.ts';

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
  /** Puts a record as a newer server would hold it. */
  plant(record: WaymarkRecord): void;
  /** Mutations taken in, with repeats. */
  received(): Mutation[];
  /** A copy to restore to later; `restore` gives the server a new epoch. */
  backup(): () => void;
};

type Change = { seq: number; scope: string; id: RecordId; gone: boolean };
type Contents = {
  records: Map<RecordId, WaymarkRecord>;
  log: Map<string, Change>;
  results: Map<string, PushResult>;
  roles: Map<PersonId, Record<string, ContextRole>>;
  seq: number;
};

export function createSchool(now: () => number): School {
  let contents: Contents = {
    records: new Map(),
    log: new Map(),
    results: new Map(),
    roles: new Map(),
    seq: 0,
  };
  let epoch = newId();
  const received: Mutation[] = [];

  const viewerOf = (person: PersonId): Viewer => ({
    person,
    roles: contents.roles.get(person) ?? {},
  });
  function chainOf(record: Pick<WaymarkRecord, 'parent'>): WaymarkRecord[] {
    const parent = record.parent === null ? undefined : contents.records.get(record.parent);
    return parent === undefined ? [] : [parent, ...chainOf(parent)];
  }
  const below = (id: RecordId): WaymarkRecord[] =>
    [...contents.records.values()]
      .filter((record) => record.parent === id)
      .flatMap((record) => [record, ...below(record.id)]);

  function log(record: WaymarkRecord, changed: boolean) {
    const scopes = new Set<string>(scopesOf(record, chainOf(record)));
    const former = [...contents.log.values()].filter((c) => c.id === record.id && !c.gone);
    const write = (scope: string, gone: boolean) => {
      const change = { seq: contents.seq, scope, id: record.id, gone };
      contents.log.set(`${scope} ${record.id}`, change);
    };
    for (const scope of scopes) {
      if (changed || !former.some((change) => change.scope === scope)) write(scope, false);
    }
    for (const { scope } of former) if (!scopes.has(scope)) write(scope, true);
  }
  function keep(record: WaymarkRecord) {
    contents.records.set(record.id, record);
    contents.seq += 1;
    log(record, true);
    for (const child of below(record.id)) log(child, false);
  }

  function merge(record: WaymarkRecord, mutation: Mutation, stamp: string) {
    const fields = { ...record.fields };
    const stamps = { ...record.stamps };
    const kept: Record<string, Json> = {};
    for (const [field, value] of Object.entries(mutation.fields)) {
      if (newer(stamp, stamps[field])) {
        fields[field] = value;
        stamps[field] = stamp;
      } else if (typeof value === 'string' && value !== fields[field]) kept[field] = value;
    }
    keep({ ...record, fields, stamps });
    return Object.keys(kept).length > 0 ? { kept } : {};
  }

  function apply(person: PersonId, mutation: Mutation, stamp: string): Omit<PushResult, 'id'> {
    const viewer = viewerOf(person);
    const no = (code: ErrorCode, field?: string) => ({
      status: 'refused' as const,
      code,
      ...(field === undefined ? {} : { field }),
    });
    if (!isKind(mutation.kind)) return no('unknown_kind');
    const unfit = fieldProblem(mutation.kind, mutation.fields);
    if (unfit !== null) return no(unfit.code, unfit.field);
    const standing = contents.records.get(mutation.record);
    if (standing === undefined) {
      const { record: id, kind, context, learner, parent, fields } = mutation;
      const made: WaymarkRecord = {
        ...{ id, kind, context, learner, parent },
        ...{ author: person, fields, stamps: {}, deleted: false },
      };
      const refused = refusal(
        viewer,
        mutation.op === 'put' ? 'create' : 'delete',
        made,
        chainOf(made),
      );
      if (refused !== null) return no(refused);
      return { status: 'applied', ...merge({ ...made, fields: {} }, mutation, stamp) };
    }
    const chain = chainOf(standing);
    if (mutation.op === 'delete') {
      const refused = refusal(viewer, 'delete', { ...standing, deleted: false }, chain);
      if (refused !== null) return no(refused);
      if (!standing.deleted) keep({ ...standing, fields: {}, stamps: {}, deleted: true });
      return { status: 'applied' };
    }
    if (standing.deleted) return no('deleted');
    for (const field of Object.keys(mutation.fields)) {
      if (standing.kind === 'assignment' && standing.fields[field] === mutation.fields[field])
        continue;
      const refused = refusal(viewer, `write:${field}`, standing, chain);
      if (refused !== null) return no(refused, field);
    }
    return { status: 'applied', ...merge(standing, mutation, stamp) };
  }

  function setRole(person: PersonId, context: string, role: ContextRole | null, name: string) {
    const { [context]: _former, ...others } = contents.roles.get(person) ?? {};
    contents.roles.set(person, role === null ? others : { ...others, [context]: role });
    const stamp = formatStamp(now(), 0, 'school');
    const fields = {
      name,
      role: role ?? 'learner',
      lmsUserId: `lms-${name}`,
      active: role !== null,
    };
    keep({
      ...{ id: membershipId(context, person), kind: 'membership', context, author: person },
      ...{ learner: person, parent: null, fields, deleted: false },
      stamps: Object.fromEntries(Object.keys(fields).map((field) => [field, stamp])),
    });
  }

  return {
    enrol: (person, context, role, name) => setRole(person, context, role, name),
    leave: (person, context) => {
      const name = contents.records.get(membershipId(context, person))?.fields.name;
      setRole(person, context, null, typeof name === 'string' ? name : '');
    },
    push: (person, { mutations }) => ({
      results: mutations.map((mutation, place) => {
        received.push(mutation);
        const key = `${person} ${mutation.id}`;
        const stamp = clampStamp(mutation.stamp, now(), place);
        const result = contents.results.get(key) ?? {
          id: mutation.id,
          ...apply(person, mutation, stamp),
        };
        contents.results.set(key, result);
        return result;
      }),
      now: now(),
    }),
    pull: (person, request) => {
      const ahead = Object.values(request.cursors).some((cursor) => cursor > contents.seq);
      const reset = request.epoch !== null && (request.epoch !== epoch || ahead);
      const held = request.epoch === null || reset ? {} : request.cursors;
      const scopes = scopesOfViewer(viewerOf(person));
      const limit = request.limit ?? PULL_LIMIT;
      const changes = [...contents.log.values()]
        .filter(({ scope, seq, gone }) => {
          const known = held[scope];
          return (
            scopes.some((s) => s === scope) && seq > (known ?? 0) && !(gone && known === undefined)
          );
        })
        .sort((a, b) => a.seq - b.seq);
      const beyond = changes[limit];
      const whole = changes.filter((c) => beyond === undefined || c.seq < beyond.seq);
      const page =
        whole.length > 0 || beyond === undefined
          ? whole
          : changes.filter((c) => c.seq === beyond.seq);
      const upTo = beyond === undefined ? contents.seq : (page.at(-1)?.seq ?? contents.seq);
      const ids = new Set(page.filter((c) => !c.gone).map((c) => c.id));
      return {
        epoch,
        reset,
        cursors: Object.fromEntries(scopes.map((s) => [s, Math.max(held[s] ?? 0, upTo)])),
        scopesGone: (Object.keys(held) as typeof scopes).filter((s) => !scopes.includes(s)),
        entries: page.map(({ scope, id, gone }) => ({
          scope: scope as (typeof scopes)[number],
          id,
          gone,
        })),
        records: [...contents.records.values()].filter((record) => ids.has(record.id)),
        more: page.length < changes.length,
        now: now(),
      };
    },
    record: (id) => contents.records.get(id),
    records: () => [...contents.records.values()],
    plant: keep,
    received: () => received,
    backup: () => {
      const copy = structuredClone(contents);
      return () => {
        contents = structuredClone(copy);
        epoch = newId();
      };
    },
  };
}
