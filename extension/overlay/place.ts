import type { Mount, PageLayout } from './layouts.ts';

/** Widths in CSS px; mission: from 320 px upwards. */
export const PANEL_WIDTH = 340;
const TAB = { width: 32, height: 72, below: 96 };
/** Below this much left for the page the panel covers instead of pushing. */
const LEAST_PAGE_WIDTH = 700;
/** Up to this wide a window is a phone's: an opened panel takes all of it, and a tab lies over its edge. */
const PHONE_WIDTH = 480;

/** The panel's own ground (shared/ui/tokens.css, --paper). */
const PAPER: Record<Mount['theme'], string> = { light: '#fbfaf7', dark: '#171b20' };

/** `beside`: width of a column of the page's own at that side. */
export const hasRoom = (viewport: number, beside = 0): boolean =>
  viewport - PANEL_WIDTH - beside >= LEAST_PAGE_WIDTH;

export type Place = {
  dir: Mount['dir'];
  theme: Mount['theme'];
  open: boolean;
  viewport: number;
  beside: number;
};

/** For the host element, in its own root. Open: a column at the end side. Closed: a tab there. */
export function hostStyle(
  layout: PageLayout,
  { dir, open, viewport, beside, theme }: Place,
): string {
  const side = dir === 'rtl' ? 'left' : 'right';
  const width = viewport <= PHONE_WIDTH ? '100%' : `${PANEL_WIDTH}px`;
  const size = open
    ? `top: ${layout.top}px; bottom: 0; width: ${width};`
    : `top: ${layout.top + TAB.below}px; width: ${TAB.width}px; height: ${TAB.height}px;`;
  return `:host { all: initial; position: fixed; ${side}: ${beside}px; ${size} z-index: ${layout.zIndex}; }
:host([hidden]) { display: none; }
iframe { display: block; width: 100%; height: 100%; border: 0; background: transparent; }
div { position: absolute; inset: 0; background: ${PAPER[theme]}; }
div[hidden] { display: none; }
@media print { :host { display: none; } }`;
}

/** For the page: what the panel, or its tab, stands on. */
export function roomStyle(
  layout: PageLayout,
  { viewport, beside }: Place,
  pushes: boolean,
): string {
  if (!pushes && viewport <= PHONE_WIDTH) return '';
  return `@media screen { ${layout.makeRoom((pushes ? PANEL_WIDTH : TAB.width) + beside)} }`;
}
