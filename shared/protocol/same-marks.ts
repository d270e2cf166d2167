import type { Mark } from './marks.ts';

/** Anchors that came in one message are the same objects from then on: only those of two messages are read. */
const isSame = (one: Mark, other: Mark | undefined): boolean =>
  one.id === other?.id &&
  one.kind === other.kind &&
  (one.anchor === other.anchor || JSON.stringify(one.anchor) === JSON.stringify(other.anchor));

/** Whether the same passages are marked for the same, in the same order. */
export const areSameMarks = (one: readonly Mark[], other: readonly Mark[]): boolean =>
  one.length === other.length && one.every((mark, at) => isSame(mark, other[at]));
