/**
 * Reads one self-sending form out of an LMS's HTML. A service worker has no DOMParser; this reads only what the
 * launch pages of Canvas and Moodle print, and gives up on anything else.
 */
export type LaunchForm = { action: string; fields: Record<string, string> };

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

function decoded(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/gi,
    (whole, hex, dec, name) => {
      if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? whole;
      const code = Number.parseInt(hex ?? dec, hex === undefined ? 10 : 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

/** Attributes of one tag; the first of a name counts, as in browsers. */
function attributesOf(tag: string): Map<string, string> {
  const found = new Map<string, string>();
  const body = tag.replace(/^<[a-z]+/i, '').replace(/\/?>$/, '');
  for (const match of body.matchAll(
    /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g,
  )) {
    const name = (match[1] ?? '').toLowerCase();
    if (!found.has(name)) found.set(name, decoded(match[2] ?? match[3] ?? match[4] ?? ''));
  }
  return found;
}

/** Comments, scripts and text areas may hold what looks like a form. */
const withoutDecoys = (html: string): string =>
  html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<(script|style|textarea|template|noscript|title)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '');

/**
 * A whole tag; what stands in its attribute values is no tag of its own. Outside of them no `<`, and what was read is
 * never read again in another way: a page of unfinished tags would otherwise stop the worker for hours.
 */
const TAG = /<(\/?)([a-z][a-z0-9]*)\b(?:"[^"]*"|'[^']*'|[^"'<>])*>/gi;

/**
 * Every form of the page that has an action, with its hidden and text inputs. `base`: the address the page came
 * from, for relative actions.
 */
export function readForms(html: string, base: string): LaunchForm[] {
  const forms: LaunchForm[] = [];
  let form: LaunchForm | null = null;
  for (const [tag, closing, name] of withoutDecoys(html).matchAll(TAG)) {
    if (name?.toLowerCase() === 'form') {
      const action = closing ? undefined : attributesOf(tag).get('action');
      const isUsable = action !== undefined && URL.canParse(action, base);
      form = isUsable ? { action: new URL(action, base).href, fields: {} } : null;
      if (form !== null) forms.push(form);
    } else if (name?.toLowerCase() === 'input' && form !== null) {
      const attributes = attributesOf(tag);
      const field = attributes.get('name');
      const type = attributes.get('type') ?? 'text';
      if (field && /^(hidden|text)$/i.test(type)) {
        form.fields[field] = attributes.get('value') ?? '';
      }
    }
  }
  return forms;
}
