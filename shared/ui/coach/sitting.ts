import type { Criterion } from '../../coach/comment.ts';

/** So often a criterion may be put off before it stays quiet. */
const PATIENCE = 2;

/** What was put off since the page was opened: as long as somebody sits here. */
export type Sitting = { putOff(criterion: Criterion): void; quiet(): Criterion[] };

export function createSitting(): Sitting {
  const times = new Map<Criterion, number>();
  return {
    putOff: (criterion) => times.set(criterion, (times.get(criterion) ?? 0) + 1),
    quiet: () =>
      [...times].filter(([, often]) => often >= PATIENCE).map(([criterion]) => criterion),
  };
}
