import type { Around, Chain } from '../../../../shared/model/access.ts';
import type { ContextId, PersonId, RecordId } from '../../../../shared/model/ids.ts';
import type { Fields, WaymarkRecord } from '../../../../shared/model/record.ts';
import type { Viewer } from '../../../../shared/model/scope.ts';
import type { ErrorCode } from '../../../../shared/protocol/errors.ts';

export type Problem = { code: ErrorCode; field?: string };

/** What the rules ask of the database, asked before they run. */
export type School = {
  viewer: Viewer;
  /** Origins of the tenant's LMSs. */
  origins: ReadonlySet<string>;
  /** Keys of `learnerKey`: active learners of the courses in question. */
  learners: ReadonlySet<string>;
  /** By key of `pendingKey`: suggestions that wait for an answer. */
  pending: Map<string, number>;
  /** Who teaches the viewer's courses, and which of these are of children under 13. */
  around: Around;
  /** Courses of minors where nobody has said whom to turn to. */
  withoutContact: ReadonlySet<ContextId>;
  /** Of the questions in question: those somebody has answered. */
  answered: ReadonlySet<RecordId>;
  /** By course: the assignments there, and how many of them the viewer made. */
  assignments: Map<ContextId, { all: number; own: number }>;
};

/** A write that the permission rules allow. `standing`: the record before it, null when it is being made. */
export type Write = {
  /** The record being made, or as it stands. */
  record: WaymarkRecord;
  standing: WaymarkRecord | null;
  chain: Chain;
  fields: Fields;
};

export const learnerKey = (context: ContextId, person: PersonId): string => `${context} ${person}`;
