import type { OverlayOrder } from './page.ts';

/** What runs on a page takes of the protocol; without a schema, which would cost the page more than all else here. */
export const OVERLAY_PORT = 'overlay';

export type MarksOrder = Extract<
  OverlayOrder,
  { type: 'marks' | 'labels' | 'reveal' | 'light' | 'take' | 'select' | 'walk' | 'turn' }
>;
const ORDERS: readonly string[] = [
  'marks',
  'labels',
  'reveal',
  'light',
  'take',
  'select',
  'walk',
  'turn',
] satisfies MarksOrder['type'][];
/** About words of the work: for a script of its own, which only pages with such words have. */
export const isForMarks = (order: OverlayOrder): order is MarksOrder => ORDERS.includes(order.type);
