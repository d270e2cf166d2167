/** What can be wrong with the place the data lies in, by the names browsers give; Dexie wraps them. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const { inner, failures } = error as { inner?: unknown; failures?: readonly unknown[] };
  const cause = inner ?? failures?.[0];
  return cause instanceof Error && cause !== error ? nameOf(cause) : error.name;
}

/** A row that is none of ours, or none of this version's. */
export class Corrupt extends Error {
  override readonly name = 'Corrupt';
}

export const isFull = (error: unknown): boolean => nameOf(error) === 'QuotaExceededError';

/** The browser keeps nothing here at all: a private window (Firefox says InvalidState), a frame on another site. */
const DENIED = new Set([
  'SecurityError',
  'MissingAPIError',
  'InvalidStateError',
  'NotAllowedError',
]);
export const isDenied = (error: unknown): boolean => DENIED.has(nameOf(error));

/** What IndexedDB answers where its files are damaged; not every browser says UnknownError. */
const UNREADABLE = new Set([
  'Corrupt',
  'UnknownError',
  'NotReadableError',
  'EncodingError',
  'VersionError',
]);
export const isUnreadable = (error: unknown): boolean => UNREADABLE.has(nameOf(error));
