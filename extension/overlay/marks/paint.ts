import type { Spot } from '../../../shared/anchoring/text-index.ts';

/** Names in the registry of the page: ours alone, and styled by highlights.css. */
const LOOKS = ['step', 'question', 'strength', 'draft', 'found', 'moved', 'shown'] as const;
type Look = (typeof LOOKS)[number];
export type Painted = { look: Look; spot: Spot };

type Realm = Window & { Highlight: typeof Highlight; CSS: typeof CSS };
const nameOf = (look: Look): string => `waymark-${look}`;

/**
 * Marks ranges by the CSS Custom Highlight API, in the document they stand in: nothing is added to the page. Fields hold
 * no ranges and are not painted.
 */
export function paint(document: Document, marks: readonly Painted[]): void {
  const realm = document.defaultView as Realm | null;
  if (realm === null) return;
  const { highlights } = realm.CSS;
  const found = new Map<Look, Highlight>();
  for (const { look, spot } of marks) {
    if (spot.kind !== 'range') continue;
    const highlight = found.get(look) ?? new realm.Highlight();
    highlight.add(spot.range);
    found.set(look, highlight);
  }
  for (const look of LOOKS) {
    const highlight = found.get(look);
    if (highlight === undefined) highlights.delete(nameOf(look));
    else {
      // What is shown lies over what is marked.
      highlight.priority = look === 'shown' ? 2 : 1;
      highlights.set(nameOf(look), highlight);
    }
  }
}
