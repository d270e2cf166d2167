import * as v from 'valibot';
import type { RecordId, Uuid } from '../model/ids.ts';
import type { Fields, Json, WaymarkRecord } from '../model/record.ts';
import { isScope, type Scope } from '../model/scope.ts';
import { isStamp, type Stamp } from '../model/stamp.ts';
import { Id } from '../model/text.ts';
import { type ErrorCode, isErrorCode } from './errors.ts';

/** The versions of this protocol a side speaks. Two sides speak the newest both know; where there is none, they do not. */
export type Range = { readonly min: number; readonly max: number };
export const PROTOCOL: Range = { min: 1, max: 1 };

/** What a side of range `ours` makes of the other's: the version to speak, or who has to be updated. */
export function commonVersion(ours: Range, theirs: Range): number | 'we_are_old' | 'they_are_old' {
  if (theirs.max < ours.min) return 'they_are_old';
  return theirs.min > ours.max ? 'we_are_old' : Math.min(ours.max, theirs.max);
}

/** The oldest version that can read today's answer to a pull: so far behind, a client is still shown what stands. */
export const PULLED_SINCE = 1;

/** Mutations in one push, entries in one page of a pull. */
export const PUSH_LIMIT = 100;
export const PULL_LIMIT = 500;

const JsonValue: v.GenericSchema<Json> = v.lazy(() =>
  v.union([
    v.string(),
    v.number(),
    v.boolean(),
    v.null(),
    v.array(JsonValue),
    v.record(v.string(), JsonValue),
  ]),
);
const Kind = v.pipe(v.string(), v.regex(/^[a-z_]{1,40}$/));
const StampText = v.pipe(
  v.string(),
  v.check((s) => isStamp(s)),
);

/**
 * One write, with an id of the client's own: applied at most once. A `put` on an unknown record makes it
 * (then `context`, `learner`, `parent` count; the author is always the sender).
 */
export const MutationSchema = v.object({
  id: Id,
  record: Id,
  kind: Kind,
  op: v.picklist(['put', 'delete']),
  context: v.nullable(Id),
  learner: v.nullable(Id),
  parent: v.nullable(Id),
  fields: v.record(v.pipe(v.string(), v.regex(/^[a-zA-Z]{1,40}$/)), JsonValue),
  stamp: StampText,
  /** Of words written over: the stamp of those the writer had before them. Others that give way were never seen. */
  saw: v.exactOptional(v.record(v.string(), StampText)),
});
export type Mutation = v.InferOutput<typeof MutationSchema>;

export const PushSchema = v.object({
  protocol: v.number(),
  mutations: v.pipe(v.array(MutationSchema), v.maxLength(PUSH_LIMIT)),
});
export type PushRequest = v.InferOutput<typeof PushSchema>;

export type PushResult = {
  id: Uuid;
  status: 'applied' | 'refused';
  code?: ErrorCode;
  field?: string;
  /**
   * Words that gave way, kept in history, to be offered to the person: this mutation's own where another write was newer,
   * or another device's that the writer had not seen.
   */
  kept?: Fields;
};
/** `now`: the server's clock in ms, by which clients offset their stamps. */
export type PushResponse = { results: PushResult[]; now: number };

export const PullSchema = v.object({
  protocol: v.number(),
  /** Random, renewed by restore or move; a foreign one means a full pull. Null on the first pull. */
  epoch: v.nullable(v.string()),
  /** How far the client is in each scope it knows. */
  cursors: v.record(
    v.pipe(
      v.string(),
      v.check((s) => isScope(s)),
    ),
    v.pipe(v.number(), v.integer(), v.minValue(0)),
  ),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(PULL_LIMIT))),
});
export type PullRequest = v.InferOutput<typeof PullSchema>;

/** Record `id` stands in `scope` (its body is in `records`), or has left it. */
export type PullEntry = { scope: Scope; id: RecordId; gone: boolean };
export type PullResponse = {
  epoch: string;
  /** True: the client's epoch was foreign; what it holds is from another life and is dropped, except unsent work. */
  reset: boolean;
  cursors: Record<Scope, number>;
  /** Scopes the client knows that are no longer the viewer's: it drops them. */
  scopesGone: Scope[];
  entries: PullEntry[];
  records: WaymarkRecord[];
  more: boolean;
  now: number;
};

const ErrorCodeSchema = v.custom<ErrorCode>((c) => typeof c === 'string' && isErrorCode(c));
/** What a scope looks like is the server's to know: a newer one may have more of them. */
const ScopeSchema = v.custom<Scope>((s) => typeof s === 'string' && s.length <= 200);
const FieldsSchema = v.record(v.string(), JsonValue);
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What a client accepts as an answer. A code it does not know becomes `malformed`; the words stay with the person. */
export const PushResponseSchema = v.object({
  results: v.array(
    v.object({
      id: Id,
      status: v.picklist(['applied', 'refused']),
      code: v.exactOptional(v.fallback(ErrorCodeSchema, 'malformed')),
      field: v.exactOptional(v.string()),
      kept: v.exactOptional(FieldsSchema),
    }),
  ),
  now: v.number(),
});

/** Unknown kinds, fields and envelope members pass: they are kept and returned untouched. */
const RecordSchema = v.looseObject({
  id: Id,
  kind: v.string(),
  context: v.nullable(Id),
  author: Id,
  learner: v.nullable(Id),
  parent: v.nullable(Id),
  fields: FieldsSchema,
  stamps: v.record(v.string(), StampText),
  deleted: v.boolean(),
});
export const PullResponseSchema = v.object({
  epoch: v.string(),
  reset: v.boolean(),
  cursors: v.record(v.pipe(v.string(), v.maxLength(200)), Count),
  scopesGone: v.array(ScopeSchema),
  entries: v.array(v.object({ scope: ScopeSchema, id: Id, gone: v.boolean() })),
  records: v.array(RecordSchema),
  more: v.boolean(),
  now: v.number(),
});

/** In the live stream every line says only that something changed; the client then pulls. */
export const LIVE_EVENT = 'changed';

/** What a field's newest writer is judged by; kept here for both sides of a merge. */
export const newer = (a: Stamp | undefined, b: Stamp | undefined): boolean =>
  b === undefined || (a !== undefined && a > b);
