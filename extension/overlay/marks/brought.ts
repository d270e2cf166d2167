import type { markWork } from './marks.ts';

/**
 * From the script that marks words to the one that holds the panel, in the world the two share. It is put into a page only
 * once there are words to mark, or somebody has selected some: what most pages have no use for they do not read.
 */
const PLACE = Symbol.for('waymark.marks');

export const bringMarks = (bring: typeof markWork): void => {
  Reflect.set(globalThis, PLACE, bring);
};
export const broughtMarks = (): typeof markWork | undefined =>
  Reflect.get(globalThis, PLACE) as typeof markWork | undefined;
