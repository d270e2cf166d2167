import type { WorkHere } from './work-here.ts';

/** The selection of the document the work stands in; null where nothing is selected there. */
export function selectionIn({ root }: WorkHere): Range | null {
  const selection = root.ownerDocument.defaultView?.getSelection() ?? null;
  if (selection === null || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  return range.collapsed || range.toString().trim() === '' ? null : range;
}

export const isInside = (root: Element, range: Range): boolean =>
  root.contains(range.startContainer) && root.contains(range.endContainer);
