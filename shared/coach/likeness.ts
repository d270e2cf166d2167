const words = (folded: string): string[] => folded.match(/[\p{L}\p{N}']+/gu) ?? [];

/** Pairs of neighbouring letters, with how often each stands. */
function pairs(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
}

/** Dice 1945: twice what both have, of all that either has. */
function alike(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let [both, all] = [0, 0];
  for (const [pair, count] of one) {
    both += Math.min(count, other.get(pair) ?? 0);
    all += count;
  }
  for (const count of other.values()) all += count;
  return all === 0 ? 0 : (2 * both) / all;
}

/** How near a quotation comes to the nearest passage of as many words, 0 to 1. Of folded texts. */
export function likeness(quotation: string, text: string): number {
  const wanted = words(quotation);
  const all = words(text);
  const joined = wanted.join(' ');
  if (` ${all.join(' ')} `.includes(` ${joined} `)) return 1;
  const known = new Set(wanted);
  const target = pairs(joined);
  let best = 0;
  for (let at = 0; at < all.length; at += 1) {
    // A window that begins or ends with a word of the quotation; the others cannot be the nearest by much.
    const last = Math.min(all.length, at + wanted.length) - 1;
    if (!known.has(all[at] ?? '') && !known.has(all[last] ?? '')) continue;
    const window = all.slice(at, at + wanted.length).join(' ');
    best = Math.max(best, alike(target, pairs(window)));
  }
  return best;
}
