import type { Anchor } from '../../../shared/anchoring/anchor.ts';
import { describe, indexOf, resolve } from '../../../shared/anchoring/anchoring.ts';
import type { Place } from './draft.ts';
import type { Outcome, Trial } from './question.ts';

/** What one side of the comparison can do in a page. */
export type Side = {
  describe: (root: Element, ranges: readonly Range[]) => unknown[];
  find: (root: Element, described: readonly unknown[]) => Promise<(Found | null)[]>;
};
type Found = { state: 'anchored' | 'moved'; range: AbstractRange };
export type Timed = { ms: number; longest: number };

/** Paragraphs as a page has them: every ninth word is emphasised, so that no paragraph is one text node. */
function shownPage(paragraphs: readonly string[]): Element {
  const root = document.createElement('main');
  for (const paragraph of paragraphs) {
    const block = root.appendChild(document.createElement('p'));
    for (const [n, part] of paragraph.split(/((?:\S+ ){9})/).entries()) {
      if (part === '') continue;
      const parent = n % 4 === 1 ? block.appendChild(document.createElement('em')) : block;
      parent.append(part);
    }
  }
  document.body.replaceChildren(root);
  return root;
}

function startsOf(root: Element): { block: Element; start: number }[] {
  let start = 0;
  return [...root.children].map((block) => {
    const one = { block, start };
    start += (block.textContent?.length ?? 0) + 1;
    return one;
  });
}

function rangesOf(root: Element, places: readonly Place[]): Range[] {
  const blocks = startsOf(root);
  const point = (offset: number): [Node, number] => {
    const { block, start } = blocks.findLast((one) => one.start <= offset) ?? {
      block: root,
      start: 0,
    };
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let left = offset - start;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = node.nodeValue?.length ?? 0;
      if (left <= length) return [node, left];
      left -= length;
    }
    return [block, block.childNodes.length];
  };
  return places.map(({ start, end }) => {
    const range = new Range();
    range.setStart(...point(start));
    range.setEnd(...point(end));
    return range;
  });
}

function placeOf(root: Element, range: AbstractRange): Place {
  const blocks = startsOf(root);
  const offset = (container: Node, at: number): number => {
    const own = blocks.find(({ block }) => block.contains(container));
    if (own === undefined) return container === root ? (blocks[at]?.start ?? 0) : 0;
    const before = new Range();
    before.setStart(own.block, 0);
    before.setEnd(container, at);
    return own.start + before.toString().length;
  };
  return {
    start: offset(range.startContainer, range.startOffset),
    end: offset(range.endContainer, range.endOffset),
  };
}

export const waymark: Side = {
  describe: (root, ranges) => {
    const index = indexOf(root);
    return ranges.map((range) =>
      describe(root, { kind: 'range', range: new StaticRange(range) }, index),
    );
  },
  find: async (root, described) => {
    const found = await resolve(root, described as Anchor[]);
    return found.map((one) =>
      one.state === 'gone' || one.spot.kind === 'field'
        ? null
        : { state: one.state, range: one.spot.range },
    );
  },
};

/** What a side keeps of the quotes in the draft before. */
function describedBefore(side: Side, { before, questions }: Trial): unknown[] {
  const first = shownPage(before);
  const quotes = questions.map(({ quote }) => quote);
  return side.describe(first, rangesOf(first, quotes));
}

export async function tried(side: Side, trial: Trial): Promise<Outcome[]> {
  const described = describedBefore(side, trial);
  const root = shownPage(trial.after);
  const found = await side.find(root, described);
  return found.map((one) =>
    one === null
      ? { state: 'gone', place: null }
      : { state: one.state, place: placeOf(root, one.range) },
  );
}

/** Time, and the longest task of the main thread, of finding all anchors of a page. */
export async function timed(side: Side, trial: Trial): Promise<Timed> {
  const described = describedBefore(side, trial);
  const root = shownPage(trial.after);
  root.getBoundingClientRect();
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
  });
  const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 300));
  await settled();
  observer.observe({ type: 'longtask' });
  const start = performance.now();
  await side.find(root, described);
  const ms = performance.now() - start;
  await settled();
  observer.disconnect();
  return { ms, longest };
}
