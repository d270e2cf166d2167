import type { ErrorCode } from '../protocol/errors.ts';
import type { Command } from './command.ts';
import type { Query, ViewOf } from './views.ts';

/** `field`: the one that did not fit, for an inline message. */
export type Outcome = { ok: true } | { ok: false; code: ErrorCode; field?: string };

/**
 * What every screen is given, on an LTI page (store in the page) and in the panel (store behind a port).
 * `watch` calls back at once and again whenever the view changes, until `signal` aborts.
 * `run` resolves when the write is safe on this computer; what the school says comes through the views.
 */
export type Client = {
  watch<Q extends Query>(query: Q, show: (view: ViewOf<Q>) => void, signal: AbortSignal): void;
  run(command: Command): Promise<Outcome>;
};

/** Where a grader's unkept words stand: the course, the assignment and the learner, as the LMS names them. */
export const scratchKey = (
  context: string,
  lmsAssignment: string | null,
  learner: string,
): string => JSON.stringify([context, lmsAssignment, learner]);
