import type { PageContext } from '../../shared/protocol/page.ts';

/**
 * One LMS. Everything that may change on the LMS's side stands in its `facts.ts`, with a date and where it was seen.
 */
export type Adapter = {
  /** Pure. Null: not a page of this LMS we know, or an id is missing; then nothing is shown. */
  recognise: (document: Document, url: URL) => PageContext | null;
  /** Selectors of elements whose attributes and children may change what was recognised. */
  watched: (context: PageContext) => readonly string[];
};
