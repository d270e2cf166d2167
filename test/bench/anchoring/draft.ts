/** A word with the punctuation on it. `origin` says which word of the first draft it was; null for a new one. */
export type Token = { readonly text: string; readonly origin: number | null };
/** Paragraphs of sentences of tokens. */
export type Draft = readonly (readonly (readonly Token[])[])[];
/** A place in the plain text of a draft: paragraphs joined by a line feed, words by a space. */
export type Place = { readonly start: number; readonly end: number };

export function draftOf(essay: string): Draft {
  let origin = 0;
  return essay
    .trim()
    .split(/\n\n+/)
    .map((paragraph) =>
      paragraph
        .split(/(?<=[.!?]) /)
        .map((sentence) => sentence.split(/\s+/).map((text) => ({ text, origin: origin++ }))),
    );
}

export const paragraphsOf = (draft: Draft): string[] =>
  draft.map((paragraph) =>
    paragraph
      .flat()
      .map(({ text }) => text)
      .join(' '),
  );

/** Where the words of the first draft from one to another stand now; null where none of them is left. */
export function placeOf(draft: Draft, from: number, to: number): Place | null {
  let offset = 0;
  const places: Place[] = [];
  for (const paragraph of draft) {
    const tokens = paragraph.flat();
    for (const { text, origin } of tokens) {
      const end = offset + text.length;
      if (origin !== null && origin >= from && origin <= to) places.push({ start: offset, end });
      offset = end + 1;
    }
    // An emptied paragraph still has its line feed.
    if (tokens.length === 0) offset += 1;
  }
  const [head, tail] = [places[0], places.at(-1)];
  return head === undefined || tail === undefined ? null : { start: head.start, end: tail.end };
}
