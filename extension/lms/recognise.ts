import type { Adapter, Page } from './adapter.ts';
import { canvas } from './canvas/recognise.ts';
import { moodle } from './moodle/recognise.ts';
import type { Work } from './work.ts';

const ADAPTERS: readonly Adapter[] = [canvas, moodle];

export type Recognised = {
  page: Page;
  work: Work | null;
  /** Of a work that cannot say whose it is: what it is shown in. */
  frame: Element | null;
  watched: readonly string[];
};

/** The first adapter that knows the page. An LMS page nobody knows is left alone. */
export function recognise(document: Document, url: URL): Recognised | null {
  for (const adapter of ADAPTERS) {
    const page = adapter.recognise(document, url);
    if (page === null) continue;
    const isSomebodyElse = page.anonymous || page.impersonating;
    return {
      page,
      work: isSomebodyElse ? null : adapter.workOn(document, page),
      frame: page.learner?.shownBy === 'label' ? adapter.shownIn(document) : null,
      watched: adapter.watched(page, document),
    };
  }
  return null;
}
