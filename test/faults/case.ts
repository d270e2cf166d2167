import type { Cluster } from '../postgres/cluster.ts';

export type Setting = {
  /** A folder of the case's own; gone afterwards. */
  folder: string;
  /** How often the server is killed, over all cases that do. */
  kills: number;
  /** A PostgreSQL that keeps what was committed; of this run alone, and it may be stopped. */
  cluster: Cluster;
  /** Aborted when the case is over, well or not: whatever it set going ends. */
  over: AbortSignal;
};

/** Answers with what was counted. Throws when the promise its name gives was broken. */
export type Case = { name: string; run(setting: Setting): Promise<string> };

/** Why a case cannot be tried on this machine. */
export class NotHere extends Error {}

export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
