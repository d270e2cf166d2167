import type { PersonId } from '../../model/ids.ts';
import type { Client } from '../../store/client.ts';
import type { PersonLabel } from '../../store/views.ts';

/** What stands for a learner's name; the number comes of who it is, so it is the same on every page and every day. */
export type Nameless = (n: number) => string;

/** A label under these is of who looks, of who gave feedback, or of who teaches. */
const NOT_LEARNERS = new Set(['me', 'from', 'teachers']);
/** What the person at the screen is still writing. Masked, it would be kept as it is masked. */
const BEING_WRITTEN = new Set(['drafts', 'scratch']);
/** Not words: addresses, ids, and what the screens switch on. */
const NOT_WORDS = new Set(
  'id context feedback url link evidenceLink audience answer state stage status role kind code part'.split(
    ' ',
  ),
);
/** Parts of a sketch that say who it is. */
const NAMING = new Set(['name', 'say']);
/** Below this many letters, part of a name is more often another word: Al, Jo, de. */
const PART = 3;
const FIRST = 100;
const SPAN = 900;

const isLabel = (value: unknown): value is PersonLabel =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  'name' in value &&
  Object.keys(value).length === 2;

function* labelsIn(value: unknown, key: string): Generator<PersonLabel> {
  if (isLabel(value)) {
    if (!NOT_LEARNERS.has(key)) yield value;
  } else if (Array.isArray(value)) for (const one of value) yield* labelsIn(one, key);
  else if (typeof value === 'object' && value !== null)
    for (const [name, one] of Object.entries(value)) yield* labelsIn(one, name);
}

/** FNV-1a, folded to three digits. */
function numberOf(id: PersonId): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash >>> 0) % SPAN;
}

/** One number each; two of the same in one view stand apart by the order of their ids. */
function numbersOf(ids: Iterable<PersonId>): Map<PersonId, number> {
  const taken = new Set<number>();
  const numbers = new Map<PersonId, number>();
  for (const id of [...new Set(ids)].sort()) {
    let n = numberOf(id);
    while (taken.has(n) && taken.size < SPAN) n = (n + 1) % SPAN;
    taken.add(n);
    numbers.set(id, n + FIRST);
  }
  return numbers;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** A whole name wherever it stands; a part of one where it stands as a word. */
function patternOf(name: string): RegExp | null {
  const whole = name.trim();
  if (whole === '') return null;
  const parts = whole.split(/[\s,‐-]+/u).filter((part) => [...part].length >= PART);
  const words = parts.map(
    (part) => `(?<![\\p{L}\\p{M}\\p{N}_])${escaped(part)}(?![\\p{L}\\p{M}\\p{N}_])`,
  );
  return new RegExp([escaped(whole), ...words].join('|'), 'gu');
}

/** The view with no learner's name in it, in labels or in what people wrote; one's own name stays. */
export function masked<T>(view: T, nameless: Nameless): T {
  const own = typeof view === 'object' && view !== null && 'me' in view ? view.me : null;
  const me = isLabel(own) ? own.id : null;
  const learners = [...labelsIn(view, '')].filter(({ id }) => id !== me);
  if (learners.length === 0) return view;
  const numbers = numbersOf(learners.map(({ id }) => id));
  const called = (id: PersonId): string => nameless(numbers.get(id) ?? FIRST);
  const patterns = learners
    .toSorted((a, b) => b.name.length - a.name.length)
    .flatMap(({ id, name }) => {
      const pattern = patternOf(name);
      return pattern === null ? [] : [{ pattern, name: called(id) }];
    });
  const hide = (value: unknown, key: string): unknown => {
    if (BEING_WRITTEN.has(key)) return value;
    if (typeof value === 'string' && NOT_WORDS.has(key)) return value;
    if (typeof value === 'string')
      return patterns.reduce((text, { pattern, name }) => text.replace(pattern, () => name), value);
    if (isLabel(value))
      return numbers.has(value.id) && value.name !== ''
        ? { ...value, name: called(value.id) }
        : value;
    if (Array.isArray(value))
      return value
        .filter((one) => key !== 'sketch' || me !== null || !NAMING.has(one.part))
        .map((one) => hide(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, hide(one, name)]));
  };
  return hide(view, '') as T;
}

/** Every screen is given its views by its client; one that masks leaves no screen that could forget it. */
export const maskingClient = (client: Client, nameless: Nameless): Client => ({
  run: (command) => client.run(command),
  watch: (query, show, signal) =>
    client.watch(query, (view) => show(masked(view, nameless)), signal),
});
