/** A learner's words on a page. They stay there: only their hash is told. */
export type Work = {
  /** The LMS's id of the submission. */
  lmsAttempt: string;
  text: string;
  /** Where they stand, in the page or in a frame of its own origin, and what of it the LMS added (a selector). */
  root: Element;
  added: string;
  /** What is pressed to show it all, where the LMS folds it. */
  unfold: HTMLElement | null;
};

/** The work in this element. */
export const workIn = (
  root: Element,
  lmsAttempt: string,
  added: string,
  unfold: HTMLElement | null = null,
): Work => ({
  lmsAttempt,
  text: wordsIn(root, added),
  root,
  added,
  unfold,
});

/** All text in `node`, hidden text too, without what the LMS added (`added`: a selector). Nothing is changed or cloned. */
export function wordsIn(node: Node, added: string): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  // Nodes of a frame are of another realm: no instanceof.
  if (node.nodeType === Node.ELEMENT_NODE) {
    const element = node as Element;
    if (element.matches(added)) return '';
    // Mostly nothing was added, and the browser reads a long work in no time.
    if (element.querySelector(added) === null) return element.textContent ?? '';
  }
  return [...node.childNodes].map((each) => wordsIn(each, added)).join('');
}

/**
 * The same words in every rendering. Blanks are left out, not collapsed: between two paragraphs the grader has a line
 * break, the learner's page none.
 */
export const normalised = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00ad\u200b]+/g, '')
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟″]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-');

/** SHA-256 of normalised words, in hex; '' where the page is not a secure context and has no hash. */
export async function hashOf(text: string): Promise<string> {
  if (!('subtle' in crypto)) return '';
  const bytes = new TextEncoder().encode(text);
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Which version of a work these words are. */
export const versionOf = (text: string): Promise<string> => hashOf(normalised(text));
