import type { Mount, PageLayout } from './layouts.ts';
import { PANEL_WIDTH } from './place.ts';

/** What the page shows at the panel's side. `beside`: px taken by a column of its own there. */
export type Neighbours = { inTheWay: boolean; beside: number };

const isVisible = (element: Element): boolean =>
  element.getClientRects().length > 0 &&
  element.getAttribute('aria-hidden') !== 'true' &&
  getComputedStyle(element).visibility !== 'hidden';

/** On the screen at that side, or still sliding in from there. */
function isAtSide(element: Element, dir: Mount['dir']): boolean {
  const { left, right } = element.getBoundingClientRect();
  return dir === 'rtl' ? left < PANEL_WIDTH : right > window.innerWidth - PANEL_WIDTH;
}

function neighbours(document: Document, layout: PageLayout, dir: Mount['dir']): Neighbours {
  const visible = (selectors: readonly string[]): Element[] =>
    selectors.length === 0
      ? []
      : [...document.querySelectorAll(selectors.join(','))].filter(isVisible);
  const columns = visible(layout.columns).filter((each) => isAtSide(each, dir));
  const beside = Math.max(0, ...columns.map((each) => each.getBoundingClientRect().width));
  // On a small screen such a column lies over the page.
  const isOver = beside > 0 && beside + PANEL_WIDTH > window.innerWidth;
  const inTheWay =
    isOver ||
    document.fullscreenElement !== null ||
    visible(layout.dialogs).length > 0 ||
    visible(layout.trays).some((each) => isAtSide(each, dir));
  return { inTheWay, beside: isOver ? 0 : beside };
}

/** Tells of the page's own dialogs, trays and full-screen editors, at once and whenever that changes. */
export function watchNeighbours(
  document: Document,
  layout: PageLayout,
  dir: Mount['dir'],
  tell: (now: Neighbours) => void,
  signal: AbortSignal,
): void {
  let last = '';
  let scheduled = 0;
  const look = () => {
    scheduled = 0;
    const now = neighbours(document, layout, dir);
    const key = JSON.stringify(now);
    if (key === last) return;
    last = key;
    tell(now);
  };
  const soon = () => {
    if (scheduled === 0) scheduled = requestAnimationFrame(look);
  };
  const observer = new MutationObserver(soon);
  observer.observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['class', 'style', 'hidden', 'open', 'role', 'aria-modal', 'aria-hidden'],
  });
  // What slides or fades has its place only at the end.
  for (const event of ['transitionend', 'animationend', 'fullscreenchange'])
    document.addEventListener(event, soon, { signal, capture: true });
  window.addEventListener('resize', soon, { signal });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    cancelAnimationFrame(scheduled);
  });
  look();
}
