// @ts-expect-error There is no such file: `bundle.ts` takes it out of the source map of the npm package `hypothesis`.
import { describe } from 'hypothesis-anchoring';

/** What Hypothesis's own code stores of passages: offsets of the text of `selector`'s element, whose blocks `p` are a blank apart. */
function selectorsOf(selector: string, passages: readonly { start: number; end: number }[]) {
  const root = document.querySelector(selector);
  if (root === null) throw new Error('The work is not on the page.');
  const blocks: { node: Text; start: number }[] = [];
  let at = 0;
  for (const { firstChild } of root.querySelectorAll('p')) {
    if (!(firstChild instanceof Text)) continue;
    blocks.push({ node: firstChild, start: at });
    at += firstChild.length + 1;
  }
  return passages.map(({ start, end }): unknown => {
    const block = blocks.findLast((one) => one.start <= start);
    if (block === undefined) throw new Error('The passage is not in the work.');
    const range = document.createRange();
    range.setStart(block.node, start - block.start);
    range.setEnd(block.node, end - block.start);
    return describe(document.body, range);
  });
}
export type SelectorsOf = typeof selectorsOf;
Object.assign(globalThis, { selectorsOf });
