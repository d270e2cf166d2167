import { newId } from '../model/ids.ts';
import { formatStamp, MAX_AHEAD_MS, type Stamp, stampMs } from '../model/stamp.ts';
import { PUSH_LIMIT } from '../protocol/sync.ts';
import type { State, Tables } from './repository.ts';

/** The last twelve hex digits of a UUIDv7 are random. */
const newDevice = () => newId().slice(-12);

export async function stateOf(tables: Tables): Promise<State> {
  return (
    (await tables.state.get('state')) ?? {
      key: 'state',
      device: newDevice(),
      lastStamp: null,
      offset: 0,
      epoch: null,
      cursors: {},
      life: 0,
      sweeping: false,
      nextOrder: 0,
    }
  );
}

/** The school's time, ms, as well as this computer knows it. */
export const schoolTime = (state: State, now: number): number => now + state.offset;

/** What we have seen comes before what we write next; a stamp from a clock that runs ahead does not drag ours along. */
export function seen(last: Stamp | null, stamps: Iterable<Stamp>, schoolNow: number): Stamp | null {
  let latest = last;
  for (const stamp of stamps) {
    if (stampMs(stamp) <= schoolNow + MAX_AHEAD_MS && (latest === null || stamp > latest)) {
      latest = stamp;
    }
  }
  return latest;
}

/**
 * A clock that ran ahead leaves a last stamp nobody would catch up with for a year. Once the school has told its time and
 * none of the stamps of then waits any more, the next one comes after all that the school may have pulled back (clampStamp)
 * and no later. Never by this computer's word alone: a clock that has just stepped back looks the same.
 */
export function mended(
  last: Stamp | null,
  waiting: readonly Stamp[],
  schoolNow: number,
  device: string,
): Stamp | null {
  const limit = schoolNow + MAX_AHEAD_MS;
  if (last === null || stampMs(last) <= limit) return last;
  if (waiting.some((stamp) => stampMs(stamp) > limit)) return last;
  return formatStamp(limit, PUSH_LIMIT, device);
}
