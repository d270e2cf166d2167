import type { ContextId, PersonId, RecordId } from './ids.ts';
import type { Stamp } from './stamp.ts';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Fields = Record<string, Json>;

/**
 * Everything Waymark keeps is a record: an envelope that the permission rules read, and fields merged one by one.
 * `kind` is a string on purpose: a kind this version does not know is kept and returned untouched.
 */
export type WaymarkRecord = {
  id: RecordId;
  kind: string;
  /** The course it belongs to; null for what a person keeps outside any course. */
  context: ContextId | null;
  /** Who made it. */
  author: PersonId;
  /** Whose learning it is about; for a goal the author. Null for what is about nobody (assignment, prompt, course). */
  learner: PersonId | null;
  /** What it hangs on: next step → feedback, reply → next step, suggestion → goal. */
  parent: RecordId | null;
  fields: Fields;
  /** Per field, when it was last written. */
  stamps: Record<string, Stamp>;
  deleted: boolean;
};

/** The envelope alone: fixed when the record is made. */
export type Envelope = Pick<
  WaymarkRecord,
  'id' | 'kind' | 'context' | 'author' | 'learner' | 'parent'
>;
