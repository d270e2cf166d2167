import type { PageContext } from '../../shared/protocol/page.ts';
import type { Work } from './work.ts';

/** What a page tells at first sight; which attempt it shows takes a hash. */
export type Page = Omit<PageContext, 'attempt'>;

/**
 * One LMS. Everything that may change on the LMS's side stands in its `facts.ts`, with a date and where it was seen.
 */
export type Adapter = {
  /** Pure. Null: not a page of this LMS we know, or an id is missing; then nothing is shown. */
  recognise: (document: Document, url: URL) => Page | null;
  /** The words on the page, whole: of the learner it names, or the viewer's own. Null where it has none, or not yet. */
  workOn: (document: Document, page: Pick<Page, 'page' | 'learner'>) => Work | null;
  /** What holds a work that does not say whose it is (`shownBy: 'label'`). */
  shownIn: (document: Document) => Element | null;
  /** Selectors of elements whose attributes and children may change what was recognised. */
  watched: (page: Page, document: Document) => readonly string[];
};
