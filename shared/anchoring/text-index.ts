import type { IndexedText, Span } from './anchor.ts';
import { clusterEnd, type Folded, fold } from './fold.ts';
import { isField, type Piece, piecesOf } from './text-tree.ts';

type Entry = {
  readonly node: Piece['node'];
  readonly start: number;
  readonly raw: string;
} & Folded;
/** A place in the page. In a field offsets are of its value: no range can stand in there. */
export type Spot =
  | { readonly kind: 'range'; readonly range: StaticRange }
  | {
      readonly kind: 'field';
      readonly field: HTMLTextAreaElement;
      readonly start: number;
      readonly end: number;
    };

const rawOf = ({ map, raw }: Entry, offset: number): number =>
  map === null ? Math.min(offset, raw.length) : (map[offset] ?? raw.length);
const foldedOf = ({ map, text }: Entry, offset: number): number => {
  if (map === null) return Math.min(offset, text.length);
  const found = map.findIndex((raw) => raw >= offset);
  return found < 0 ? text.length : found;
};
/** A point of a range in an element, as a boundary in a text node: where a field is, its parent and index. */
const pointAt = (entry: Entry, offset: number): [Node, number] => {
  const { node } = entry;
  if (!isField(node)) return [node, offset];
  const parent = node.parentNode ?? node;
  return [parent, [...parent.childNodes].indexOf(node) + (offset > 0 ? 1 : 0)];
};

/** The folded text of one search root, and the way between its offsets and places in the page. Good until the page changes. */
export class TextIndex implements IndexedText {
  readonly text: string;
  readonly breaks: readonly number[];
  readonly #entries: readonly Entry[];
  /** The entry that was asked for last: of many passages the next one mostly begins there as well. */
  #last = 0;

  constructor(text: string, breaks: readonly number[], entries: readonly Entry[]) {
    this.text = text;
    this.breaks = breaks;
    this.#entries = entries;
  }

  /** The entry in which the character at an offset stands. */
  #entryAt(offset: number): Entry | undefined {
    const isIn = (at: number): boolean =>
      (this.#entries[at]?.start ?? Number.POSITIVE_INFINITY) <= offset &&
      (this.#entries[at + 1]?.start ?? Number.POSITIVE_INFINITY) > offset;
    if (isIn(this.#last)) return this.#entries[this.#last];
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    this.#last = Math.max(0, low - 1);
    return this.#entries[this.#last];
  }

  /** Null for a span without a character. */
  spotOf({ start, end }: Span): Spot | null {
    const head = this.#entryAt(start);
    const tail = this.#entryAt(end - 1);
    if (head === undefined || tail === undefined || end <= start) return null;
    const from = rawOf(head, start - head.start);
    const last = rawOf(tail, end - 1 - tail.start);
    // Marks on the last letter, and the second half of its pair, belong to it.
    const until = tail.map === null ? last + 1 : clusterEnd(tail.raw, last);
    if (head === tail && isField(head.node))
      return { kind: 'field', field: head.node, start: from, end: until };
    const [startContainer, startOffset] = pointAt(head, from);
    const [endContainer, endOffset] = pointAt(tail, until);
    const range = new StaticRange({ startContainer, startOffset, endContainer, endOffset });
    return { kind: 'range', range };
  }

  #offsetOf(container: Node, offset: number, isEnd: boolean): number {
    const own = this.#entries.find(({ node }) => node === container);
    if (own !== undefined && !isField(own.node)) return own.start + foldedOf(own, offset);
    const point = new Range();
    point.setStart(container, offset);
    const isBefore = ({ node }: Entry): boolean =>
      node.getRootNode() === container.getRootNode() && point.comparePoint(node, 0) < 0;
    if (!isEnd)
      return (
        this.#entries.find(
          (entry) => entry.node.getRootNode() === container.getRootNode() && !isBefore(entry),
        )?.start ?? this.text.length
      );
    const last = this.#entries.findLast(isBefore);
    return last === undefined ? 0 : last.start + last.text.length;
  }

  /** Where a spot stands in the folded text, without space at its edges; null where it holds no text of this root. */
  spanOf(spot: Spot): Span | null {
    let start = 0;
    let end = 0;
    if (spot.kind === 'field') {
      const entry = this.#entries.find(({ node }) => node === spot.field);
      if (entry === undefined) return null;
      start = entry.start + foldedOf(entry, spot.start);
      end = entry.start + foldedOf(entry, spot.end);
    } else {
      start = this.#offsetOf(spot.range.startContainer, spot.range.startOffset, false);
      end = this.#offsetOf(spot.range.endContainer, spot.range.endOffset, true);
    }
    while (start < end && this.text.charAt(start) === ' ') start += 1;
    while (end > start && this.text.charAt(end - 1) === ' ') end -= 1;
    return end > start ? { start, end } : null;
  }
}

/** Reads a root; yields after each piece of text. `skip` is a selector of what is not the learner's: our own screens, the LMS's. */
export function* indexing(root: Element, skip = ''): Generator<void, TextIndex> {
  const parts: string[] = [];
  const breaks: number[] = [];
  const entries: Entry[] = [];
  let length = 0;
  let last = ' ';
  let pending = false;
  for (const { node, raw, edge } of piecesOf(root, skip)) {
    pending ||= edge;
    const folded = fold(raw, pending ? ' ' : last);
    if (folded.text === '') continue;
    if (pending) {
      if (last !== ' ') {
        parts.push(' ');
        length += 1;
      }
      breaks.push(length);
      pending = false;
    }
    entries.push({ node, start: length, raw, ...folded });
    parts.push(folded.text);
    length += folded.text.length;
    last = folded.text.charAt(folded.text.length - 1);
    yield;
  }
  return new TextIndex(parts.join(''), breaks, entries);
}
