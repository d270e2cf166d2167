/** Counts in this node's memory: a brake for guessing, not a promise. */
export type Brake = {
  /** False when `key` has had its share of the running minute. */
  allows(key: string): boolean;
  count(key: string): void;
};

const MINUTE = 60_000;
/** Keys remembered at once; a flood of addresses forgets rather than fills the memory. */
const KEYS = 10_000;

export function createBrake(perMinute: number, now: () => number = Date.now): Brake {
  const counts = new Map<string, { since: number; count: number }>();
  const current = (key: string) => {
    const entry = counts.get(key);
    return entry !== undefined && now() - entry.since < MINUTE ? entry : null;
  };
  return {
    allows: (key) => (current(key)?.count ?? 0) < perMinute,
    count: (key) => {
      const entry = current(key);
      if (entry !== null) {
        entry.count += 1;
        return;
      }
      if (counts.size >= KEYS) counts.clear();
      counts.set(key, { since: now(), count: 1 });
    },
  };
}
