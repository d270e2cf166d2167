import { BESIDE } from './beside.tsx';
import { CLASS_SCREENS } from './class.tsx';
import { FILES } from './files.tsx';
import { FIRST } from './first.tsx';
import { GOAL_SCREENS } from './goal-screens.tsx';
import { LINK } from './link.tsx';
import { PAGES } from './pages.tsx';
import { PHONE } from './phone.tsx';
import { PLAN } from './plan.tsx';
import { REFLECT } from './reflect.tsx';
import { SCREENS } from './screens.tsx';
import type { GalleryState } from './state.ts';

/** Every screen that is not the extension's alone. */
export const STATES: Readonly<Record<string, GalleryState>> = {
  ...SCREENS,
  ...PAGES,
  ...FILES,
  ...GOAL_SCREENS,
  ...BESIDE,
  ...PLAN,
  ...REFLECT,
  ...PHONE,
  ...FIRST,
  ...CLASS_SCREENS,
  ...LINK,
};
