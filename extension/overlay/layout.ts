import type { OverlayOrder } from '../../shared/protocol/page.ts';

export type Mount = Extract<OverlayOrder, { type: 'mount' }>;

/** Widths in CSS px; mission: from 320 px upwards. */
export const PANEL_WIDTH = 340;
const TAB_WIDTH = 44;
const TAB_HEIGHT = 112;
/** Below this much left for the page the panel covers instead of pushing. */
const LEAST_PAGE_WIDTH = 700;

type PageLayout = {
  zIndex: number;
  /** CSS px kept free at the top, for a fixed bar of the page. */
  top: number;
  /** What gives way; the rule stands in a style sheet of the document, not in its elements. */
  makeRoom: (width: string) => string;
  /** Native dialogs the panel steps aside for. */
  dialogs: string;
};

const MOODLE: PageLayout = {
  // Boost, 2026-11-22: footer button 1000, drawers 1015, sticky footer 1020, navbar 1030 (60 px), modals from 1056.
  zIndex: 1005,
  top: 60,
  makeRoom: (width) => `#page { margin-inline-end: ${width} !important; }`,
  dialogs: '.modal.show, .tox-fullscreen',
};
// _ic_app_layout.scss, mid 2026: headers 100, A2 footer 999, InstUI trays and dialogs 9999.
const CANVAS: PageLayout = {
  zIndex: 9000,
  top: 0,
  makeRoom: (width) =>
    `#application { padding-inline-end: ${width} !important; }
     #assignments-student-footer { box-sizing: border-box; padding-inline-end: ${width} !important; }`,
  dialogs: '[role="dialog"][aria-modal="true"], #comments-tray, .ui-dialog',
};
const LAYOUTS: Record<Mount['lms'], Record<Mount['page'], PageLayout>> = {
  moodle: {
    dashboard: MOODLE,
    course: MOODLE,
    assignment: MOODLE,
    submission: MOODLE,
    grading: MOODLE,
    // pagelayout-embedded: no navbar. Its regions are absolute, and no ancestor is positioned (Moodle 5.1+, 2026-11-22):
    // padding on the body would not move them.
    grader: {
      ...MOODLE,
      top: 0,
      makeRoom: (width) =>
        `#page { position: relative !important; height: 100vh !important; margin-inline-end: ${width} !important; }`,
    },
  },
  canvas: {
    dashboard: CANVAS,
    course: CANVAS,
    assignment: CANVAS,
    submission: CANVAS,
    grading: CANVAS,
    grader: {
      zIndex: 900,
      top: 0,
      makeRoom: (width) => `body { padding-inline-end: ${width} !important; }`,
      dialogs: '[role="dialog"][aria-modal="true"], .ui-dialog',
    },
  },
};

export const layoutFor = ({ lms, page }: Pick<Mount, 'lms' | 'page'>): PageLayout =>
  LAYOUTS[lms][page];

export const hasRoom = (viewportWidth: number): boolean =>
  viewportWidth - PANEL_WIDTH >= LEAST_PAGE_WIDTH;

/** For the host element, in its own root. Open: a column at the end side. Closed: a tab there. */
export function hostStyle(layout: PageLayout, dir: Mount['dir'], open: boolean): string {
  const side = dir === 'rtl' ? 'left' : 'right';
  const size = open
    ? `top: ${layout.top}px; bottom: 0; width: min(${PANEL_WIDTH}px, 100vw);`
    : `top: ${layout.top + 96}px; width: ${TAB_WIDTH}px; height: ${TAB_HEIGHT}px;`;
  return `:host { all: initial; position: fixed; ${side}: 0; ${size} z-index: ${layout.zIndex}; }
:host([hidden]) { display: none; }
iframe { display: block; width: 100%; height: 100%; border: 0; background: transparent; }`;
}
