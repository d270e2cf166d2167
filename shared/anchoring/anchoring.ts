import type { Anchor } from './anchor.ts';
import { describeText } from './describe-text.ts';
import { placeIn } from './place.ts';
import { resolving } from './resolve-text.ts';
import { atOnce, inSlices } from './slices.ts';
import { indexing, type Spot, type TextIndex } from './text-index.ts';

/** Where an anchor is now, and the folded words that stand there. `moved` is a proposal for a person to confirm; `gone` has no place and needs a new one. */
export type Resolved =
  | { readonly state: 'anchored' | 'moved'; readonly spot: Spot; readonly words: string }
  | { readonly state: 'gone' };

/** `skip` is a selector of what is not the learner's text: our own screens, and what the LMS adds. */
export type Options = { readonly skip?: string; readonly signal?: AbortSignal };

export const indexOf = (root: Element, { skip = '' }: Options = {}): TextIndex =>
  atOnce(indexing(root, skip));

/** What to store of a spot in a root; null where it holds no text. */
export function describe(root: Element, spot: Spot, index = indexOf(root)): Anchor | null {
  const span = index.spanOf(spot);
  const node = spot.kind === 'field' ? spot.field : spot.range.startContainer;
  return span === null ? null : describeText(index, span, placeIn(root, node));
}

function* finding(
  root: Element,
  anchors: readonly Anchor[],
  skip: string,
): Generator<void, Resolved[]> {
  const index = yield* indexing(root, skip);
  const answers = yield* resolving(index, anchors);
  const all: Resolved[] = [];
  for (const answer of answers) {
    const spot = answer.state === 'gone' ? null : index.spotOf(answer.span);
    all.push(
      answer.state === 'gone' || spot === null
        ? { state: 'gone' }
        : {
            state: answer.state,
            spot,
            words: index.text.slice(answer.span.start, answer.span.end),
          },
    );
    yield;
  }
  return all;
}

/** Finds all anchors of a root again, in one pass and in slices: an answer for each, in their order. */
export const resolve = (
  root: Element,
  anchors: readonly Anchor[],
  { skip = '', signal }: Options = {},
): Promise<Resolved[]> => inSlices(finding(root, anchors, skip), signal);
