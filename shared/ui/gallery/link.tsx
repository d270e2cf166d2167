import type { Choosable } from '../../protocol/links.ts';
import { Shell } from '../base/Shell.tsx';
import { PickLinks } from '../link/PickLinks.tsx';
import type { GalleryState } from './state.ts';

const choosable: Choosable = {
  request: 'sealed',
  course: 'Writing for the Public',
  several: false,
  possible: true,
  here: false,
  works: [
    { id: '101', title: 'Opinion essay: one change to our school' },
    { id: '102', title: 'Reading response: a place that changed' },
  ],
  locale: 'en',
};
const pick = (changed: Partial<Choosable>): GalleryState => ({
  home: 'page',
  views: {},
  show: ({ say }) => (
    <Shell title={say('link.title')} subtitle={choosable.course} bottom={null} narrow>
      <PickLinks choosable={{ ...choosable, ...changed }} />
    </Shell>
  ),
});

/** A teacher chooses what a link in the LMS opens. */
export const LINK: Record<string, GalleryState> = {
  'pick-one-link': pick({ here: true }),
  'pick-several-links': pick({ several: true }),
  'pick-no-work-known': pick({ works: [] }),
  'pick-no-place': pick({ possible: false }),
};
