import * as v from 'valibot';
import { describeText } from '../anchoring/describe-text.ts';
import { fold } from '../anchoring/fold.ts';
import { AnchorSchema, type StoredAnchor } from '../model/kinds/anchor.ts';
import { PASSAGE_LIMIT } from '../model/limits.ts';
import { isObject, type Json, type JsonObject, listOf, ownOf, textOf } from './json.ts';

/** Selectors refine one another; deeper than this nobody means it. */
const DEEP = 4;

function* selectorsIn(value: Json | undefined, depth = 0): Generator<JsonObject> {
  if (depth > DEEP) return;
  for (const one of listOf(value)) {
    if (!isObject(one)) continue;
    yield one;
    yield* selectorsIn(one.refinedBy, depth + 1);
  }
}

/** A passage another tool quoted, described as ours are: folded, with as much around it as it brought. */
function described(exact: string, before: string, after: string): StoredAnchor | null {
  const prefix = fold(before).text;
  const quote = fold(exact, prefix.at(-1)).text;
  const suffix = fold(after, quote.at(-1) ?? prefix.at(-1)).text;
  const start = prefix.length;
  const end = start + quote.trimEnd().length;
  if (end === start || end - start > PASSAGE_LIMIT) return null;
  const found = describeText({ text: prefix + quote + suffix, breaks: [0] }, { start, end });
  return v.is(AnchorSchema, found) ? found : null;
}

const isQuote = ({ type }: JsonObject): boolean => type === 'TextQuoteSelector';

/** Words that were typed because they could not be marked: ours alone say so. */
export function quotedIn(selector: Json | undefined): string {
  const typed = [...selectorsIn(selector)].find(
    (one) => isQuote(one) && ownOf(one, 'typed') === true,
  );
  return textOf(typed?.exact);
}

/** Of a target's selectors: the words of the work. Null where none are quoted, or more than a comment is tied to. */
export function anchorIn(selector: Json | undefined): StoredAnchor | null {
  const all = [...selectorsIn(selector)];
  const quote = all.find((one) => isQuote(one) && ownOf(one, 'typed') !== true);
  if (quote === undefined) return null;
  const [exact, prefix, suffix] = ['exact', 'prefix', 'suffix'].map((key) => textOf(quote[key]));
  const ours = v.safeParse(AnchorSchema, {
    quote: { type: 'TextQuoteSelector', exact, prefix, suffix },
    position: {
      type: 'TextPositionSelector',
      start: ownOf(quote, 'start'),
      end: ownOf(quote, 'end'),
    },
    place: ownOf(quote, 'place'),
    sentence: ownOf(quote, 'sentence'),
  });
  if (ours.success) return ours.output;
  const theirs = described(exact ?? '', (prefix ?? '').slice(-2000), (suffix ?? '').slice(0, 2000));
  if (theirs === null) return null;
  // Where another reader counted it: a hint of where to look first, and no more.
  const counted = all.find(({ type }) => type === 'TextPositionSelector');
  const hinted = { ...theirs, position: { ...theirs.position, start: counted?.start } };
  const end = typeof counted?.start === 'number' ? counted.start + theirs.quote.exact.length : null;
  const placed = v.safeParse(AnchorSchema, {
    ...hinted,
    position: { ...hinted.position, end },
  });
  return placed.success ? placed.output : theirs;
}
