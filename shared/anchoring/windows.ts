import type { Anchor, Span } from './anchor.ts';
import { fullOf, gramsOf, type Postings } from './postings.ts';

/** Words of the quote, and of its context, that vote; the places of one word that are asked, and the windows that are looked into. */
const VOTERS = 24;
const PLACES = 48;
const WINDOWS = 5;
/** Diagonals this far from each other count as one. */
const BAND = 64;

/** The places nearest to where the passage was: a common word has too many. */
function nearest(places: readonly number[], expected: number): readonly number[] {
  if (places.length <= PLACES) return places;
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < expected) low = middle + 1;
    else high = middle;
  }
  const from = Math.max(0, Math.min(places.length - PLACES, low - PLACES / 2));
  return places.slice(from, from + PLACES);
}

/**
 * Where in the text an anchor may stand: rare words of quote and context vote for the offset at which the stored text would
 * begin; the offsets with most votes become windows.
 */
export function windowsFor(anchor: Anchor, postings: Postings, length: number): Span[] {
  const full = fullOf(anchor);
  const begins = anchor.position.start - anchor.quote.prefix.length;
  const quoteEnd = full.length - anchor.quote.suffix.length;
  const rare = gramsOf(anchor)
    .map(({ key, at }) => ({
      at,
      quoted: at >= anchor.quote.prefix.length && at < quoteEnd,
      places: postings.get(key) ?? [],
    }))
    .filter(({ places }) => places.length > 0)
    .sort((a, b) => a.places.length - b.places.length);
  // A context that moved away alone must not outvote the quote.
  const voters = [
    ...rare.filter(({ quoted }) => quoted).slice(0, VOTERS),
    ...rare.filter(({ quoted }) => !quoted).slice(0, VOTERS),
  ];
  const votes = new Map<number, number>();
  for (const { at, places } of voters) {
    const weight = 1 / (1 + Math.log2(places.length));
    const bands = new Set<number>();
    for (const place of nearest(places, begins + at)) {
      const band = Math.floor((place - at) / BAND);
      bands.add(band);
      bands.add(band + 1);
    }
    for (const band of bands) votes.set(band, (votes.get(band) ?? 0) + weight);
  }
  const windows: Span[] = [];
  const slack = 160 + Math.round(full.length * 0.4);
  for (const [band] of [...votes].sort((a, b) => b[1] - a[1])) {
    const start = Math.max(0, band * BAND - slack);
    const end = Math.min(length, band * BAND + full.length + slack);
    const near = windows.some((one) => Math.abs(one.start - start) < slack / 2);
    if (!near && end > start) windows.push({ start, end });
    if (windows.length === WINDOWS) break;
  }
  return windows;
}
