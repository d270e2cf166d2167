import type { ComponentChild } from 'preact';
import type { Phrases } from '../../locales/phrases.ts';
import type { Views } from '../../store/views.ts';
import type { Marking } from '../marking.ts';

/** Where a screen stands (`handle`: the closed panel at the page's edge): that gives its width in pictures, and what its host allows. */
export const HOMES = ['handle', 'panel', 'side', 'tab', 'page', 'popup', 'options'] as const;

/** One screen in one state. */
export type GalleryState = {
  home: (typeof HOMES)[number];
  views: Partial<Views>;
  /** The work beside it. */
  marking?: Marking;
  show: (phrases: Phrases) => ComponentChild;
};
