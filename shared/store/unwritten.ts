import type { Command } from './command.ts';
import { isFull } from './fault.ts';
import type { Wait } from './pause.ts';

/** How long until it is tried whether there is room again, ms. */
const PAUSE_MS = 10_000;

/** Acts that say what shall stand: done twice they do no more than once, so they may be tried again by themselves. */
const AGAIN = new Set<Command['do']>([
  'goal.write',
  'feedback.write',
  'step.answer',
  'check_in.write',
  'evidence.write',
  'reflection.write',
  'moment.write',
  'sketch.write',
  'question.write',
  'cover.write',
  'reply.write',
  'scratch.keep',
]);

/** Words there was no room for: in memory, in their order, until there is. The screen that shows them was told. */
export type Unwritten = {
  keep(command: Command): void;
  /** Writes what waits, oldest first; rejects as soon as one does not fit. Newer words must not be overtaken. */
  again(): Promise<void>;
};

export function createUnwritten(
  obey: (command: Command) => Promise<unknown>,
  pause: Wait,
): Unwritten {
  let waiting: Command[] = [];
  let isTrying = false;

  async function again() {
    while (waiting[0] !== undefined) {
      const [first] = waiting;
      await obey(first);
      waiting = waiting.filter((command) => command !== first);
    }
  }
  async function tryUntilRoom() {
    isTrying = true;
    const never = new AbortController().signal;
    while (waiting.length > 0) {
      await pause(PAUSE_MS, never);
      try {
        await again();
      } catch (error) {
        // What fails for another reason would fail for ever: its words are on the screen, with that reason.
        if (!isFull(error)) waiting = waiting.slice(1);
      }
    }
    isTrying = false;
  }

  return {
    again,
    keep: (command) => {
      if (!AGAIN.has(command.do)) return;
      const text = JSON.stringify(command);
      waiting = [...waiting.filter((other) => JSON.stringify(other) !== text), command];
      if (!isTrying) void tryUntilRoom();
    },
  };
}
