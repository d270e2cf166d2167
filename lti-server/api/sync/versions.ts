import type { ErrorCode } from '../../../shared/protocol/errors.ts';
import { PROTOCOL, PULLED_SINCE, type Range } from '../../../shared/protocol/sync.ts';

/** Who has to be updated before a client of this version may write; null: nobody. */
export const writeRefusal = (version: number, range: Range = PROTOCOL): ErrorCode | null => {
  if (version < range.min) return 'version_too_old';
  return version > range.max ? 'server_too_old' : null;
};

/**
 * The same for reading, which goes on longer. A client that is newer than we are is served as long as we understand
 * what it asks: it knows our answers of old.
 */
export const readRefusal = (
  version: number,
  understood: boolean,
  range: Range = { min: PULLED_SINCE, max: PROTOCOL.max },
): ErrorCode | null => {
  if (version < range.min) return 'version_too_old';
  if (understood) return null;
  return version > range.max ? 'server_too_old' : 'malformed';
};
