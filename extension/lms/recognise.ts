import type { PageContext } from '../../shared/protocol/page.ts';
import type { Adapter } from './adapter.ts';
import { canvas } from './canvas/recognise.ts';
import { moodle } from './moodle/recognise.ts';

const ADAPTERS: readonly Adapter[] = [canvas, moodle];

export type Recognised = { context: PageContext; watched: readonly string[] };

/** The first adapter that knows the page. An LMS page nobody knows is left alone. */
export function recognise(document: Document, url: URL): Recognised | null {
  for (const adapter of ADAPTERS) {
    const context = adapter.recognise(document, url);
    if (context !== null) return { context, watched: adapter.watched(context) };
  }
  return null;
}
