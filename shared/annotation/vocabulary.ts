/**
 * The W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/) as Waymark speaks it. What a body is for says its
 * `purpose`, in the W3C's own words, so that other tools tell the parts of a comment apart as well.
 */
export const ANNO_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

/** What the W3C has no word for. `waymark:learner` is `urn:waymark:ns#learner` to every JSON-LD processor. */
export const NAMESPACE = 'urn:waymark:ns#';
export const own = (name: string): string => `waymark:${name}`;

/** A next step asks for a change of the work: that is what the vocabulary calls editing. */
export const PURPOSES = {
  observation: 'commenting',
  nextStep: 'editing',
  question: 'questioning',
  criterion: 'classifying',
} as const;
export const TAG = 'tagging';
export const REPLY = 'replying';
export const LINK = 'linking';

export const urn = (uuid: string): string => `urn:uuid:${uuid}`;
const UUID_URN = /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;
/** The UUID of such a name, or null. */
export const uuidIn = (iri: unknown): string | null =>
  typeof iri === 'string' ? (UUID_URN.exec(iri)?.[1]?.toLowerCase() ?? null) : null;

/** Names nothing else around it is needed for (RFC 3987, as far as it matters here). */
export const isIri = (text: string): boolean => /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text);

/** What a file may hold: characters, and annotations; and how many drafts are made of one at once. */
export const FILE_LIMIT = 10_000_000;
export const ROW_LIMIT = 5000;
export const DRAFT_LIMIT = 500;
