/** Room below a field, CSS px, before the list goes above it. */
const ROOM = 220;
/** Of the foot or the head that stays in sight. */
const EDGE = 76;
const LEAST = 160;
const MOST = 320;

/** Lays the list along a field: below it, or above where the window ends; as wide as the field. */
export function placeAt(list: HTMLElement, field: HTMLElement): void {
  const box = field.getBoundingClientRect();
  // Above it, the field's label stays in sight.
  const { top } = (field.closest('.wm-field') ?? field).getBoundingClientRect();
  const origin = (list.offsetParent ?? document.body).getBoundingClientRect();
  const below = window.innerHeight - box.bottom - EDGE;
  const above = top - EDGE;
  const isAbove = below < ROOM && above > below;
  list.style.left = `${box.left - origin.left}px`;
  list.style.width = `${box.width}px`;
  list.style.maxHeight = `${Math.min(MOST, Math.max(LEAST, isAbove ? above : below))}px`;
  list.style.top = `${(isAbove ? top - list.offsetHeight - 4 : box.bottom + 4) - origin.top}px`;
}
