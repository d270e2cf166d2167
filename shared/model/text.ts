import * as v from 'valibot';
import { LINE_LIMIT, LINK_LIMIT, lengthOf, MOST_TAGS, TEXT_LIMIT } from './limits.ts';

// What needs no schema stands apart: a page that only counts letters loads no library for it.
export { isBlank, LINE_LIMIT, TEXT_LIMIT } from './limits.ts';

export const Text = v.pipe(
  v.string(),
  v.check((text) => lengthOf(text) <= TEXT_LIMIT, 'text_too_long'),
);
export const Line = v.pipe(
  v.string(),
  v.check((text) => lengthOf(text) <= LINE_LIMIT, 'text_too_long'),
);
/** Only web addresses: `javascript:` and friends never become a link. */
export const Link = v.pipe(
  v.string(),
  v.maxLength(LINK_LIMIT, 'text_too_long'),
  v.regex(/^https?:\/\//i, 'bad_link'),
);
export const Id = v.pipe(v.string(), v.regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/));
export const LmsId = v.pipe(v.string(), v.minLength(1), v.maxLength(255));
/** Milliseconds since 1970, UTC. */
export const Time = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));
export const Tags = v.pipe(v.array(Line), v.maxLength(MOST_TAGS));
