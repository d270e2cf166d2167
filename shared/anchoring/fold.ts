const SPACE = /\s/;
const DROPPED = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
const MARK = /\p{M}/u;
/** One character is enough to know that a text stands in folded form already. */
const UNFOLDED = /[^ -~]| {2}|--/;

const SINGLE_QUOTES = /[\u2018-\u201b\u2032\u00b4`\u02bc]/;
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033\u00ab\u00bb]/;
const DASHES = /[\u2010-\u2015\u2212]/;

function foldCluster(cluster: string): string {
  if (SINGLE_QUOTES.test(cluster)) return "'";
  if (DOUBLE_QUOTES.test(cluster)) return '"';
  if (DASHES.test(cluster)) return '-';
  return cluster.normalize('NFKC');
}

/** A base character with the marks on it: what Unicode normalization composes stands together. */
export function clusterEnd(raw: string, start: number): number {
  let end = start + ((raw.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  while (end < raw.length && raw.charCodeAt(end) > 0x2ff && MARK.test(raw.charAt(end))) end += 1;
  return end;
}

/** `map[n]` is where in the raw text the n-th folded character comes from; null where nothing was changed. */
export type Folded = { text: string; map: Uint32Array | null };

/**
 * Folds whitespace, quotes, dashes, invisible characters and Unicode form. `after` is the folded character before, so that
 * a run of whitespace folds to one space over node edges too.
 */
export function fold(raw: string, after = ' '): Folded {
  if (!UNFOLDED.test(raw) && !(after === ' ' && raw.startsWith(' ')))
    return { text: raw, map: null };
  let text = '';
  let last = after;
  const map: number[] = [];
  for (let start = 0, end = 0; start < raw.length; start = end) {
    end = clusterEnd(raw, start);
    const cluster = raw.slice(start, end);
    const folded = SPACE.test(cluster) ? ' ' : DROPPED.test(cluster) ? '' : foldCluster(cluster);
    if ((folded === ' ' || folded === '-') && folded === last) continue;
    for (const character of folded.split('')) {
      text += character;
      map.push(start);
      last = character;
    }
  }
  return { text, map: Uint32Array.from(map) };
}
