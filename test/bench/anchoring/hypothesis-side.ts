// @ts-expect-error There is no such file: `bundle.ts` takes it out of the source map of the npm package `hypothesis`.
import { anchor, describe } from 'hypothesis-anchoring';
import type { Side } from './page.ts';

export const hypothesis: Side = {
  describe: (root, ranges) => ranges.map((range) => describe(root, range)),
  find: async (root, described) => {
    const found: Awaited<ReturnType<Side['find']>> = [];
    for (const selectors of described) {
      // As annotations come in from its server: each is a task of its own.
      await new Promise((done) => setTimeout(done));
      found.push(
        await anchor(root, selectors).then(
          (range: Range) => ({ state: 'anchored', range }),
          () => null,
        ),
      );
    }
    return found;
  },
};
