/**
 * LMS pages hand values to their scripts in inline script text (`ENV = {…}`). A content script cannot see the
 * variables, but it can read the text.
 */
export function inlineScripts(document: Document): string[] {
  return [...document.querySelectorAll('script:not([src])')].map((each) => each.textContent ?? '');
}

/** From the `{` at `start` to the brace that balances it; braces inside strings do not count. */
function balanced(text: string, start: number): string | null {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at++) {
    const c = text[at];
    if (inString) {
      if (c === '\\') at++;
      else if (c === '"') inString = false;
    } else if (c === '"') inString = true;
    else if (c === '{') depth++;
    else if (c === '}' && --depth === 0) return text.slice(start, at + 1);
  }
  return null;
}

export type JsonObject = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Every JSON object that stands after `before` in the scripts, in order. What looks like one inside a string of
 * another script has escaped quotes and does not parse.
 */
export function objectsAfter(scripts: readonly string[], before: RegExp): JsonObject[] {
  const found: JsonObject[] = [];
  for (const text of scripts) {
    for (const match of text.matchAll(before)) {
      const json = balanced(text, match.index + match[0].length - 1);
      if (json === null) continue;
      try {
        const value: unknown = JSON.parse(json);
        if (isObject(value)) found.push(value);
      } catch {
        // Not JSON, so not the object we look for: a decoy, or a literal with code in it.
      }
    }
  }
  return found;
}

/** Ids come as strings (Canvas) or numbers (Moodle); 0 and '' mean nobody. */
export function idOf(value: unknown): string | null {
  const id = typeof value === 'number' ? String(value) : value;
  return typeof id === 'string' && /^[\w~-]{1,255}$/.test(id) && id !== '0' ? id : null;
}
