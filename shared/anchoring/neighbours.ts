import type { Span } from './anchor.ts';

/** An anchor whose place is certain: where it was, where it is. */
export type Fixed = { readonly was: Span; readonly is: Span };

/** `order` is 1 between the nearest neighbours, -1 outside, 0 where they tell nothing; `claimed` the share others hold. */
export type Company = { readonly order: number; readonly claimed: number };

/** Fixed anchors in the order in which they stood; looked up by where a passage was. */
export class Neighbours {
  readonly #fixed: readonly Fixed[];

  constructor(fixed: readonly Fixed[]) {
    this.#fixed = [...fixed].sort((a, b) => a.was.start - b.was.start || a.was.end - b.was.end);
  }

  /** The room between the nearest neighbours before and after; null where there are none, or they changed places. */
  between(was: Span): Span | null {
    const before = this.#fixed.findLast((one) => one.was.end <= was.start);
    const after = this.#fixed.find((one) => one.was.start >= was.end);
    if (before === undefined && after === undefined) return null;
    const start = before?.is.end ?? 0;
    const end = after?.is.start ?? Number.POSITIVE_INFINITY;
    return start <= end + 1 ? { start, end } : null;
  }

  company(was: Span, is: Span): Company {
    const room = this.between(was);
    const inside = room !== null && is.start >= room.start - 1 && is.end <= room.end + 1;
    let claimed = 0;
    for (const other of this.#fixed) {
      if (other.was.start < was.end && was.start < other.was.end) continue;
      claimed += Math.max(0, Math.min(other.is.end, is.end) - Math.max(other.is.start, is.start));
    }
    return {
      order: room === null ? 0 : inside ? 1 : -1,
      claimed: Math.min(1, claimed / Math.max(1, is.end - is.start)),
    };
  }
}
