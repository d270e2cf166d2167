import * as v from 'valibot';

/** Characters a learner or teacher may write in one field (mission.md: 2,000; whitespace is empty). */
export const TEXT_LIMIT = 2000;
/** Titles, short plans, tags. */
export const LINE_LIMIT = 200;
export const LINK_LIMIT = 2000;

/** Length as people count: by grapheme cluster where that differs from UTF-16, bounded work. */
export const lengthOf = (text: string): number => [...text].length;
export const isBlank = (text: unknown): boolean => typeof text !== 'string' || text.trim() === '';

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
export const Tags = v.pipe(v.array(Line), v.maxLength(24));
