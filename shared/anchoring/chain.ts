import type { Word } from './words.ts';

/** A word of what was stored: its weight says how much it tells, `quoted` whether it is of the quote itself. */
export type StoredWord = Word & {
  readonly weight: number;
  readonly quoted: boolean;
  readonly nearness: number;
};
/** Word `stored` of what was stored stands as word `found` of the window. */
export type Pair = { readonly stored: number; readonly found: number; readonly likeness: number };

/** How many pairs back a chain may reach; of a passage of sixty words, three or four sentences. */
const REACH = 90;
const STEM = 5;

/** 1 for the same word; less for two forms of one. */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (Math.min(a.length, b.length) < STEM - 1) return 0;
  const stem = Math.max(STEM - 1, Math.min(a.length, b.length) - 3);
  return a.slice(0, stem) === b.slice(0, stem) ? 0.6 : 0;
}

function pairsOf(stored: readonly StoredWord[], found: readonly Word[]): Pair[] {
  const byStem = new Map<string, number[]>();
  for (const [n, { key }] of stored.entries()) {
    const stem = key.slice(0, STEM - 1);
    const same = byStem.get(stem);
    if (same === undefined) byStem.set(stem, [n]);
    else same.push(n);
  }
  const pairs: Pair[] = [];
  for (const [at, word] of found.entries())
    for (const n of byStem.get(word.key.slice(0, STEM - 1)) ?? []) {
      const alike = likeness(stored[n]?.key ?? '', word.key);
      if (alike > 0) pairs.push({ stored: n, found: at, likeness: alike });
    }
  return pairs;
}

/**
 * The best common order of words between what was stored and a window: sparse dynamic programming over pairs of like words
 * (chaining, as in Eppstein, Galil, Giancarlo, Italiano: Sparse dynamic programming I, JACM 1992). Words next to each other
 * in both count more; a gap costs by its logarithm.
 */
export function bestChain(stored: readonly StoredWord[], found: readonly Word[]): Pair[] {
  const pairs = pairsOf(stored, found);
  const score = new Float64Array(pairs.length);
  const from = new Int32Array(pairs.length).fill(-1);
  let best = -1;
  for (const [n, pair] of pairs.entries()) {
    const word = stored[pair.stored];
    if (word === undefined) continue;
    const own = word.weight * pair.likeness * (word.quoted ? 2 : 0.4 + 0.6 * word.nearness);
    let most = 0;
    for (let m = n - 1; m >= 0 && m >= n - REACH; m -= 1) {
      const other = pairs[m];
      if (other === undefined || other.stored >= pair.stored || other.found >= pair.found) continue;
      const skippedStored = pair.stored - other.stored - 1;
      const skippedFound = pair.found - other.found - 1;
      const adjacent = skippedStored === 0 && skippedFound === 0;
      const cost = adjacent
        ? -0.25
        : 0.1 * Math.log2(1 + Math.abs(skippedStored - skippedFound)) +
          0.02 * Math.max(skippedStored, skippedFound);
      const total = (score[m] ?? 0) - cost;
      if (total > most) {
        most = total;
        from[n] = m;
      }
    }
    score[n] = own + most;
    if (best < 0 || (score[n] ?? 0) > (score[best] ?? 0)) best = n;
  }
  const chain: Pair[] = [];
  for (let n = best; n >= 0; n = from[n] ?? -1) {
    const pair = pairs[n];
    if (pair !== undefined) chain.unshift(pair);
  }
  return chain;
}
