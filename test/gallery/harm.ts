import { Signal, signal } from '@preact/signals';
import { type ComponentChild, cloneElement, isValidElement, type VNode } from 'preact';
import type { GalleryState } from '../../shared/ui/gallery/state.ts';

/** What a text would do if it were ever taken for something else than words: set `harmed` on the window. */
const DEED = "globalThis.harmed=document.title='harmed'";
/** Words that are markup, code, an address, a format, an order to turn round, or far too long. */
const HARM = [
  `<img src=x onerror="${DEED}"><svg/onload="${DEED}">`,
  `"><script>${DEED}</script><iframe srcdoc="<script>parent.${DEED}</script>"></iframe>`,
  `' autofocus onfocus='${DEED}' x='`,
  '</title></style></textarea></script><!--',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: words, not a template.
  '{name}{n}{{constructor.constructor("globalThis.harmed=1")()}}${1+1}',
  '\u202e\u2067turned\u0000\ufeff\u200b \u0338Z\u0351\u036b\u0343a\u0328l\u0327g\u0321o',
  `${'W'.repeat(300)} ${'\u{1f469}\u200d\u{1f467}'.repeat(40)}`,
  '%s %n ../../etc/passwd null undefined NaN [object Object]',
] as const;
const ADDRESS = `javascript:${DEED}`;

/** What a person, an LMS or a file could have written: names, and whatever has a blank in it or a letter beyond ASCII. */
const NAMED = new Set(['name', 'title', 'course', 'person', 'school', 'tenant', 'label']);
/** What the gallery presses. */
const OURS = new Set(['find']);
const isWritten = (text: string, key: string): boolean =>
  NAMED.has(key) || /\s/.test(text) || /[^\x20-\x7e]/.test(text);

/** The same with every text another's: `said` gets each that was put in. */
export function harmed<T>(value: T, said: Set<string>, key = ''): T {
  return twist(value, said, key) as T;
}

function twistText(text: string, said: Set<string>, key: string): string {
  if (/^https?:/.test(text)) return ADDRESS;
  if (OURS.has(key) || !isWritten(text, key)) return text;
  let sum = 0;
  for (const character of `${key}${text}`) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 997;
  const words = HARM[sum % HARM.length] ?? '';
  said.add(words);
  return words;
}

function twist(value: unknown, said: Set<string>, key: string): unknown {
  if (typeof value === 'string') return twistText(value, said, key);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => twist(each, said, key));
  if (value instanceof Signal) return signal(twist(value.peek(), said, key));
  if (isValidElement(value)) return twistElement(value, said);
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  const entries = Object.entries(value);
  return Object.fromEntries(entries.map(([name, each]) => [name, twist(each, said, name)]));
}

/** What a component is given; what it makes of it is its own. */
function twistElement(element: VNode, said: Set<string>): VNode {
  const { children, ...props } = element.props as { children?: ComponentChild };
  const given = twist(props, said, '') as object;
  return cloneElement(element, given, twist(children, said, '') as ComponentChild);
}

/** A screen whose every word is somebody's who means harm. */
export const harmedState = (state: GalleryState, said: Set<string>): GalleryState => ({
  ...state,
  views: harmed(state.views, said),
  ...(state.marking === undefined ? {} : { marking: harmed(state.marking, said) }),
  show: (phrases) => harmed(state.show(phrases), said),
});
