import type { Resolved } from '../../../shared/anchoring/anchoring.ts';
import type { Mark } from '../../../shared/protocol/marks.ts';

/** A mark, and where its words are now. */
export type Place = { mark: Mark; resolved: Resolved };

/** A range's box in the window of the page, also where it stands in a frame. */
export function boxInWindow(range: Range): DOMRect {
  const { x, y, width, height } = range.getBoundingClientRect();
  const frame = range.startContainer.ownerDocument?.defaultView?.frameElement ?? null;
  if (frame === null) return new DOMRect(x, y, width, height);
  const { left, top } = frame.getBoundingClientRect();
  return new DOMRect(x + left + frame.clientLeft, y + top + frame.clientTop, width, height);
}

/** What is stored is static; one that can be measured lives as long as it is looked at. */
function liveRange(document: Document, range: StaticRange): Range {
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return live;
}

/** The place at a point of the document's own window; the inner one, where marks lie in each other. */
export function placeAt(
  places: readonly Place[],
  document: Document,
  x: number,
  y: number,
): Place | undefined {
  const point = document.caretPositionFromPoint(x, y);
  if (point === null) return undefined;
  const hits = places.flatMap((place) => {
    const { resolved } = place;
    if (resolved.state === 'gone' || resolved.spot.kind !== 'range') return [];
    const range = liveRange(document, resolved.spot.range);
    const isHit = range.isPointInRange(point.offsetNode, point.offset);
    return isHit ? [{ place, length: resolved.words.length }] : [];
  });
  return hits.sort((one, other) => one.length - other.length)[0]?.place;
}
