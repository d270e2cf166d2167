import { LINE_LIMIT } from '../model/limits.ts';

/** What a prompt leaves open, to be filled where it is used. Written the same in every language. */
type Hole = 'name' | 'criterion' | 'goal';
export type Values = Partial<Record<Hole, string>>;

/** The first hole words still have where a prompt was put in, as it is written there, and where it stands. */
export function holeIn(text: string): { hole: string; start: number; end: number } | null {
  const found = /\{(name|criterion|goal)\}/.exec(text);
  if (found === null) return null;
  const [hole] = found;
  return { hole, start: found.index, end: found.index + hole.length };
}

/** Letters from which a part of a name is more often the name than another word: not de, Al, Jo. */
const PART = 3;

/** A prompt with its holes filled. `open`: the first hole nothing is known for, to be typed over. */
export function fill(
  text: string,
  values: Values,
): { text: string; open: { start: number; end: number } | null } {
  let filled = '';
  let open: { start: number; end: number } | null = null;
  let last = 0;
  for (const match of text.matchAll(/\{(name|criterion|goal)\}/g)) {
    filled += text.slice(last, match.index);
    last = match.index + match[0].length;
    const value = [...(values[match[1] as Hole] ?? '').trim()].slice(0, LINE_LIMIT).join('');
    const start = filled.length;
    filled += value === '' ? match[0] : value.replace(/\s+/gu, ' ').replace(/\.$/, '');
    if (value === '') open ??= { start, end: filled.length };
  }
  return { text: filled + text.slice(last), open };
}

/** To be read, not filled: what is still open is left out. */
export const withGaps = (text: string): string => text.replace(/\{(name|criterion|goal)\}/g, '…');

/** What a learner is called: "Lucía" of "Lucía Fernández" and of "Fernández, Lucía". */
export function firstName(name: string): string {
  const [before = '', after] = name.split(',');
  return (after ?? before).trim().split(/\s+/u)[0] ?? '';
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Words about one learner, for all: their name, and every part of it, gives way to the hole. */
export function withoutName(text: string, name: string): string {
  const parts = name.split(/[\s,‐-]+/u).filter((part) => [...part].length >= PART);
  const words = [name.trim(), firstName(name), ...parts]
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)
    .map((word) => `(?<![\\p{L}\\p{M}\\p{N}_{])${escaped(word)}(?![\\p{L}\\p{M}\\p{N}_}])`);
  if (words.length === 0) return text;
  // A name of two parts side by side is one name.
  return text
    .replace(new RegExp(words.join('|'), 'gu'), '{name}')
    .replace(/\{name\}(?:[\s,]+\{name\})+/g, '{name}');
}
