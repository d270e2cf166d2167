import type { ListedState } from './serve.ts';

/** One way to look at a screen. */
export type Look = {
  name: string;
  /** Behind the screen's address. */
  address: string;
  /** Where it is not the one its home has, px. */
  width?: number;
  forcedColors?: true;
  contrast?: 'more';
};

const EVERYWHERE: readonly Look[] = [
  { name: 'light', address: 'theme=light' },
  { name: 'dark', address: 'theme=dark' },
  { name: 'right-to-left', address: 'theme=light&lang=ar' },
  { name: '320 px', address: 'theme=light', width: 320 },
  { name: 'forced colours', address: 'theme=light', forcedColors: true },
];
const wide = (width: number): Look => ({ name: `${width} px`, address: 'theme=light', width });

/** The sizes of real homes, px: the panel's frame, a side panel as it opens, a popup as wide as its style says. */
export const HOMES_OF_SCREENS: Record<
  ListedState['home'],
  { title: string; width: number; height: number; looks: readonly Look[] }
> = {
  handle: {
    title: 'The closed panel at the page’s edge',
    width: 44,
    height: 112,
    looks: EVERYWHERE.filter(({ width }) => width === undefined),
  },
  panel: {
    title: 'Panel on an LMS page',
    width: 340,
    height: 800,
    looks: [...EVERYWHERE, { name: 'more contrast', address: 'theme=light', contrast: 'more' }],
  },
  side: {
    title: 'The browser’s side panel',
    width: 400,
    height: 800,
    looks: [...EVERYWHERE, wide(280), wide(800)],
  },
  tab: {
    title: 'Panel in a tab of its own',
    width: 1280,
    height: 800,
    looks: [...EVERYWHERE, wide(768)],
  },
  page: { title: 'Pages of a launch', width: 1280, height: 800, looks: [...EVERYWHERE, wide(768)] },
  popup: {
    title: 'Behind the toolbar button',
    width: 360,
    height: 500,
    // A popup has the width its style gives it, 360 px.
    looks: EVERYWHERE.filter(({ width }) => width === undefined),
  },
  options: { title: 'Options of the extension', width: 1280, height: 800, looks: EVERYWHERE },
};
export const SERVER_PAGES = { title: 'Pages the server writes itself', width: 800, height: 500 };
