import type { Page } from './adapter.ts';
import { lookOf } from './look.ts';

/** What a reader finds out about its kind of page; the rest is none, or known of every page. */
export type Read = Pick<Page, 'page'> &
  Partial<Pick<Page, 'courseId' | 'assignmentId' | 'inPage' | 'title' | 'learner' | 'anonymous'>>;

type Who = Pick<Page, 'lms' | 'origin' | 'base' | 'userId' | 'impersonating'>;

/** `layout`: what every page stands in that the panel can stand beside. */
export const pageOf = (document: Document, layout: string, who: Who, read: Read): Page => ({
  courseId: null,
  assignmentId: null,
  inPage: document.querySelector(layout) !== null,
  title: '',
  learner: null,
  anonymous: false,
  ...who,
  ...read,
  ...lookOf(document),
});
