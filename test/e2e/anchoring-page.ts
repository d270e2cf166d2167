import { describe, indexOf, resolve } from '../../shared/anchoring/anchoring.ts';
import type { Spot } from '../../shared/anchoring/text-index.ts';

/** What a test does in a page: mark words, show other markup, see what is marked then. */
const anchoring = {
  text: (skip: string): string => indexOf(document.body, { skip }).text,

  async marked(words: string, markup: string): Promise<string> {
    const index = indexOf(document.body);
    const start = index.text.indexOf(words);
    const spot = index.spotOf({ start, end: start + words.length });
    const anchor = spot === null ? null : describe(document.body, spot, index);
    if (anchor === null) return 'not described';
    document.body.setHTMLUnsafe(markup);
    const [found] = await resolve(document.body, [anchor]);
    return found === undefined || found.state === 'gone'
      ? 'gone'
      : `${found.state}: ${this.wordsOf(found.spot)}`;
  },

  wordsOf(spot: Spot): string {
    if (spot.kind === 'field') return spot.field.value.slice(spot.start, spot.end);
    const range = new Range();
    range.setStart(spot.range.startContainer, spot.range.startOffset);
    range.setEnd(spot.range.endContainer, spot.range.endOffset);
    return range.toString();
  },
};
export type Anchoring = typeof anchoring;
Object.assign(globalThis, { anchoring });
