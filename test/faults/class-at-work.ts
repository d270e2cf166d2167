import type { ErrorCode } from '../../shared/protocol/errors.ts';
import type { Place } from './place.ts';
import { type Ledger, startWriter } from './writer.ts';

/** Everybody of a school writing at once. */
export type ClassAtWork = {
  ledgers: readonly Ledger[];
  /** Resolves when somebody sends the next push. */
  nextSend(): Promise<void>;
  /** Resolves when somebody has been answered once more from now on. */
  nextAnswer(): Promise<void>;
  /** Everybody finishes what they are at. */
  finish(): Promise<void>;
};

export function setToWork(place: Place, over: AbortSignal): ClassAtWork {
  const ending = new AbortController();
  let waiting: Array<() => void> = [];
  const onSend = () => {
    for (const go of waiting.splice(0)) go();
  };
  const signals = { finishing: ending.signal, over };
  const writers = [...place.tokens].map(([person, token]) =>
    startWriter({ url: place.url, school: place.school, person, token }, signals, onSend),
  );
  const ledgers = writers.map(({ ledger }) => ledger);
  const ended = Promise.all(writers.map((writer) => writer.ended));
  // Whoever waits hears it; a case that has failed for another reason waits no more.
  ended.catch(() => {});
  const answered = () => ledgers.reduce((sum, { pushes }) => sum + pushes, 0);
  const nextSend = () =>
    Promise.race([
      new Promise<void>((go) => {
        waiting = [...waiting, go];
      }),
      ended.then(() => {
        throw new Error('Nobody writes any more.');
      }),
    ]);
  return {
    ledgers,
    nextSend,
    nextAnswer: async () => {
      for (const before = answered(); answered() === before; ) await nextSend();
    },
    finish: async () => {
      ending.abort();
      await ended;
    },
  };
}

export const failuresOf = (ledgers: readonly Ledger[], code: ErrorCode): number =>
  ledgers.reduce((sum, { failures }) => sum + (failures.get(code) ?? 0), 0);
