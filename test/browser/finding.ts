import type { Words } from './driver.ts';

/** How a thing is found, as JSON: each step looks inside what the one before found. */
export type Step =
  | { by: 'role'; role: string; name: WireWords | null }
  | { by: 'label'; words: WireWords }
  | { by: 'text'; words: WireWords }
  | { by: 'css'; selector: string };
export type WireWords = { whole: string } | { source: string; flags: string };

export const wire = (words: Words): WireWords =>
  typeof words === 'string' ? { whole: words } : { source: words.source, flags: words.flags };

export type Found = {
  /** Middle of it in the window, CSS px. */
  x: number;
  y: number;
  words: string;
  value: string | null;
  /** Something else lies over its middle, or it cannot be used. */
  isBlocked: boolean;
};
export type Deed = 'look' | 'ready' | 'press' | { fill: string };

type TestingLibrary = Record<
  'queryAllByRole' | 'queryAllByLabelText',
  (inside: Element, what: string | RegExp, options?: { name?: string | RegExp }) => Element[]
>;

/**
 * Runs inside a document, so it may use nothing from around it. `missing`: the library that knows roles and names is
 * not in this document yet. Null: no such thing can be seen.
 */
export function findAndDo({
  steps,
  deed,
}: {
  steps: readonly Step[];
  deed: Deed;
}): Found | 'missing' | null {
  const library = Reflect.get(globalThis, 'TestingLibraryDom') as TestingLibrary | undefined;
  if (library === undefined) return 'missing';
  if (document.body === null) return null;
  const fold = (text: string) => text.replace(/\s+/g, ' ').trim();
  const words = (wired: WireWords) =>
    'whole' in wired ? fold(wired.whole) : new RegExp(wired.source, wired.flags);
  const fits = (text: string, wanted: string | RegExp) =>
    typeof wanted === 'string' ? fold(text) === wanted : wanted.test(fold(text));
  const textOf = (element: Element) =>
    element instanceof HTMLInputElement ? element.value : (element.textContent ?? '');
  const withText = (inside: Element, wanted: string | RegExp) => {
    const all = [...inside.querySelectorAll('*')].filter(
      (each) => !['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(each.tagName),
    );
    const fitting = new Set(all.filter((each) => fits(textOf(each), wanted)));
    return [...fitting].filter((each) => ![...each.children].some((child) => fitting.has(child)));
  };
  const inside = (place: Element, step: Step): Element[] => {
    if (step.by === 'css') return [...place.querySelectorAll(step.selector)];
    if (step.by === 'text') return withText(place, words(step.words));
    if (step.by === 'label') return library.queryAllByLabelText(place, words(step.words));
    const options = step.name === null ? {} : { name: words(step.name) };
    return library.queryAllByRole(place, step.role, options);
  };
  const isSeen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
  };
  let found: Element[] = [document.documentElement];
  for (const step of steps) found = found.flatMap((place) => inside(place, step)).filter(isSeen);
  const [element] = found;
  if (element === undefined) return null;
  if (deed !== 'look') element.scrollIntoView({ block: 'center', inline: 'nearest' });
  const box = element.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const hit = document.elementFromPoint(x, y);
  const isOver = hit !== null && (element.contains(hit) || hit.contains(element));
  const isOff = element.matches(':disabled, [aria-disabled="true"]');
  const label = hit?.closest('label');
  const isBlocked = isOff || !(isOver || (label !== null && label?.control === element));
  if (deed === 'ready') Reflect.set(globalThis, 'ready', element);
  if (deed === 'press' && !isOff && element instanceof HTMLElement) element.click();
  if (typeof deed === 'object' && !isOff && element instanceof HTMLElement) {
    element.focus();
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
      element.select();
    // As typing does: trusted input events, and an entry for undo.
    if (deed.fill === '') document.execCommand('delete');
    else document.execCommand('insertText', false, deed.fill);
  }
  const value =
    element instanceof HTMLInputElement ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
      ? element.value
      : null;
  const shown = element instanceof HTMLElement ? element.innerText : (element.textContent ?? '');
  return { x, y, words: shown, value, isBlocked };
}
