import { v5, v7 } from 'uuid';

/** UUIDs as lower-case text. The names only tell the reader which table a value belongs to. */
export type Uuid = string;
export type TenantId = Uuid;
export type PersonId = Uuid;
export type ContextId = Uuid;
export type RecordId = Uuid;

/** A new record or mutation id: UUIDv7 (RFC 9562), made by the client so that writing works offline. */
export const newId = (): Uuid => v7();

/** Two clients that meet the same assignment, attempt, setting or membership first must give it the same id: UUIDv5. */
const NAMESPACE = '6f2a4f0e-6d0b-5b57-9d3a-0c8a8d6f4b11';
/** A view asks for the same few hundreds of times, and each is a hash. */
const MOST_KEPT = 2000;
const kept = new Map<string, Uuid>();
function derived(...parts: readonly string[]): Uuid {
  // No part holds the character between them: no store keeps it.
  const key = parts.join('\0');
  const known = kept.get(key);
  if (known !== undefined) return known;
  const id = v5(JSON.stringify(parts), NAMESPACE);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, id);
  return id;
}

/** Another device may mean the same record before either has heard of it. */
export const isDerived = (id: Uuid): boolean => id[14] === '5';

/** `lmsId`: the id LMS pages show (Canvas assignment id, Moodle course module id). */
export const assignmentId = (context: ContextId, lmsId: string): RecordId =>
  derived('assignment', context, lmsId);

/** `lmsAttempt`: the LMS's attempt number or submission id; `version`: SHA-256 of the normalised text, or ''. */
export const attemptId = (
  assignment: RecordId,
  learner: PersonId,
  lmsAttempt: string,
  version: string,
): RecordId => derived('attempt', assignment, learner, lmsAttempt, version);

export const membershipId = (context: ContextId, person: PersonId): RecordId =>
  derived('membership', context, person);

/** What the teachers of a course have agreed on. */
export const settingId = (context: ContextId): RecordId => derived('setting', context);

export const classSettingId = (context: ContextId): RecordId => derived('class setting', context);

/** A learner's devices meet them apart, and mean the same one. */
export const sketchId = (person: PersonId, part: string): RecordId =>
  derived('sketch', person, part);
export const preferenceId = (person: PersonId): RecordId => derived('preference', person);
export const coverNoteId = (assignment: RecordId, learner: PersonId): RecordId =>
  derived('cover note', assignment, learner);
export const carriedId = (assignment: RecordId, learner: PersonId): RecordId =>
  derived('carried', assignment, learner);
export const acknowledgementId = (feedback: RecordId): RecordId =>
  derived('acknowledgement', feedback);

/** What was brought along from another school: the same every time the same person brings it. */
export const broughtId = (person: PersonId, former: string): RecordId =>
  derived('brought', person, former);

/** What a file of annotations calls the learner's answer to a step, which is no record of its own. */
export const answerId = (step: RecordId): Uuid => derived('answer', step);

/** For an annotation that brings no name: the same words, the same name. */
export const nameFor = (annotation: string): Uuid => derived('annotation', annotation);
