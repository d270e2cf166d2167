import type { OverlayOrder } from '../../shared/protocol/page.ts';

export type Mount = Extract<OverlayOrder, { type: 'mount' }>;

/** How a page of an LMS is built, as far as a panel beside it must know. */
export type PageLayout = {
  /** Over the page, under whatever the LMS lays over it. */
  zIndex: number;
  /** CSS px kept free at the top, for a fixed bar of the page. */
  top: number;
  /** What gives way by `width` px; the rules stand in a style sheet of the document, not in its elements. */
  makeRoom: (width: number) => string;
  /** While one of these is on the screen the panel is not. */
  dialogs: readonly string[];
  /** The same, where they stand at the panel's side. */
  trays: readonly string[];
  /** A column the person may keep open all day at that side: the panel stands next to it. */
  columns: readonly string[];
};
type Facts = Omit<PageLayout, 'makeRoom'> & { room: (width: number) => readonly string[] };

/** A width from here on is a panel's, not a tab's. */
const BESIDE = 100;
/** Modal by the platform's own means, anywhere. */
const MODAL = ['[role="dialog"][aria-modal="true"]', 'dialog[open]'];
/** TinyMCE 6 and 7, fixed over the whole page (Moodle 5.1: z-index 1050); Canvas's editor is TinyMCE as well. */
const EDITORS = ['.tox-fullscreen', '.tox-dialog-wrap'];

/**
 * Boost, Moodle 5.1, seen 2026-11-22: button "?" 1000 (fixed, 32 px from both edges), rubric popout 1000, drawers 1015,
 * sticky footer 1020 (fixed, 80 px), message drawer 1021 (320 px), navbar 1030 (60 px), modals from 1056. Boost makes room
 * for its own drawers by the margins of `#page`. Classic has the same `#page` and navbar (50 px), and no drawers.
 */
const MOODLE: Facts = {
  zIndex: 1005,
  top: 60,
  room: (width) => [
    // Classic: as wide as the window by itself (`.container-fluid`, 2026-11-22).
    `#page { margin-inline-end: ${width}px !important; max-inline-size: calc(100% - ${width}px) !important; }`,
    `.stickyfooter { inset-inline-end: ${width}px !important; inline-size: auto !important; }`,
    `.btn-footer-popover { inset-inline-end: calc(${width}px + 2rem) !important; }`,
    // The button of the block drawer, fixed at that edge, z-index 2; hidden while the drawer is open.
    width < BESIDE ? '' : `.drawer-right-toggle { inset-inline-end: ${width}px !important; }`,
    // The grading table is wider than the page, which scrolls: its end must come out from behind the panel.
    `#submissions { position: relative !important; }
    #submissions::after { content: ''; position: absolute; inset-block-start: 0; inset-inline-start: 100%;
      inline-size: ${width}px; block-size: 1px; }`,
  ],
  dialogs: [...MODAL, ...EDITORS, '.modal.show', '.moodle-dialogue:not(.moodle-dialogue-hidden)'],
  trays: ['[data-region="right-hand-drawer"]:not(.hidden)'],
  columns: ['.drawer-right.show'],
};
/**
 * pagelayout-embedded: no navbar, no drawers. Its regions are absolute, and no ancestor is positioned (Moodle 5.1+,
 * 2026-11-22): padding on the body would not move them.
 */
const MOODLE_GRADER: Facts = {
  ...MOODLE,
  top: 0,
  room: (width) => [
    `#page { position: relative !important; height: 100vh !important; margin-inline-end: ${width}px !important; }`,
  ],
  dialogs: [...MOODLE.dialogs, '[data-region="grade-panel"] .popout'],
};
/**
 * _ic_app_layout.scss, mid 2026 (source, not a live site): headers 100, A2 footer fixed 999, jQuery UI dialogs from 1000,
 * InstUI trays, dialogs and popovers 9999 at the end of the body. Right sidebar 288 px, dropped below the content under
 * 1140 px; a panel beside it takes its place.
 */
const CANVAS: Facts = {
  zIndex: 9000,
  top: 0,
  room: (width) => [
    `#application { padding-inline-end: ${width}px !important; }`,
    `#assignments-student-footer, #fixed_bottom > * { box-sizing: border-box;
      border-inline-end: ${width}px solid transparent !important; }`,
    width < BESIDE
      ? ''
      : `@media (max-width: 1479px) {
      #not_right_side { flex-direction: column !important; }
      #right-side-wrapper { inline-size: auto !important; max-inline-size: none !important; flex: none !important; }
    }`,
  ],
  dialogs: [...MODAL, ...EDITORS, '.ui-dialog'],
  trays: ['[role="dialog"]', '#comments-tray', '#enhanced-rubric-assessment-tray'],
  columns: [],
};
/**
 * The whole body gives way, and is what anything placed against the window is placed against instead; it is as high as
 * the window there.
 */
const CANVAS_GRADER: Facts = {
  ...CANVAS,
  zIndex: 900,
  room: (width) => [
    `body { position: relative !important; inline-size: auto !important; min-block-size: 100vh !important;
      margin-inline-end: ${width}px !important; }`,
  ],
  trays: [...CANVAS.trays, '#speed_grader_rubric_assessment_tray_wrapper > *'],
};

const built = ({ room, ...facts }: Facts): PageLayout => ({
  ...facts,
  makeRoom: (width) => room(width).join('\n'),
});
const everywhere = (facts: Facts, grader: Facts): Record<Mount['page'], PageLayout> => ({
  dashboard: built(facts),
  course: built(facts),
  assignment: built(facts),
  submission: built(facts),
  grading: built(facts),
  grader: built(grader),
});
const LAYOUTS = {
  moodle: everywhere(MOODLE, MOODLE_GRADER),
  canvas: everywhere(CANVAS, CANVAS_GRADER),
};

export const layoutFor = ({ lms, page }: Pick<Mount, 'lms' | 'page'>): PageLayout =>
  LAYOUTS[lms][page];
