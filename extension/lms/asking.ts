/** A question to the LMS, asked from a page of its own with the session of whoever is signed in there. */
export type LmsRequest = {
  /** The page must still be one of this LMS. */
  origin: string;
  method: 'GET' | 'PUT' | 'DELETE';
  path: string;
  form?: Record<string, string>;
  /** The page's own proof that a write is meant: a cookie's value, unescaped, in a header. */
  proof?: { cookie: string; header: string };
};
/** `status` 0: not asked, or no answer. */
export type LmsAnswer = { status: number; text: string };

/** What the background can ask a page of an LMS. */
export type LmsPage = {
  ask: (request: LmsRequest) => Promise<LmsAnswer>;
  /** Versions (work.ts) of texts written in HTML, without what `added` selects; in the order of `bodies`. */
  versions: (bodies: readonly string[], added: string) => Promise<string[]>;
};
