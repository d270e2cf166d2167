import { parseSync } from 'vite';
import { describe, expect, it } from 'vitest';
import admin from './admin/en.json';
import beside from './beside/en.json';
import browser from './browser/en.json';
import coach from './coach/en.json';
import english from './en.json';
import goal from './goal/en.json';
import library from './library/en.json';
import onown from './onown/en.json';
import phone from './phone/en.json';
import plan from './plan/en.json';
import reflect from './reflect/en.json';
import sample from './sample/en.json';
import server from './server/en.json';
import setup from './setup/en.json';

/** Screens of every part. The gallery is left out: what people wrote there is made up, and stays in one language. */
const SCREENS = import.meta.glob<string>(
  [
    '../ui/**/*.tsx',
    '../../lti-server/web/**/*.tsx',
    '../../extension/**/*.tsx',
    '!**/*.test.tsx',
    '!../ui/gallery/**',
  ],
  { query: '?raw', import: 'default', eager: true },
);
const SOURCES = import.meta.glob<string>(
  [
    '../**/*.{ts,tsx}',
    '../../lti-server/**/*.{ts,tsx}',
    '../../extension/**/*.{ts,tsx}',
    '../../wxt.config.ts',
    '!**/*.test.{ts,tsx}',
  ],
  { query: '?raw', import: 'default', eager: true },
);
/** Attributes that people read or hear. */
const SPOKEN = new Set(['aria-label', 'aria-description', 'title', 'alt', 'placeholder', 'label']);
const LETTERS = /\p{L}{2,}/u;

type Node = { type: string; [part: string]: unknown };
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value;

function* within(node: Node): Generator<Node> {
  yield node;
  for (const part of Object.values(node))
    for (const child of Array.isArray(part) ? part : [part])
      if (isNode(child)) yield* within(child);
}

const textOf = (node: Node): string | null =>
  typeof node.value === 'string' && (node.type === 'JSXText' || node.type === 'Literal')
    ? node.value
    : null;
const nameOf = (node: Node): string => (isNode(node.name) ? String(node.name.name) : '');

function wordsIn(source: string): string[] {
  const program: unknown = parseSync('screen.tsx', source).program;
  if (!isNode(program)) return ['not a program'];
  const found: string[] = [];
  for (const node of within(program)) {
    const spoken = node.type === 'JSXAttribute' && SPOKEN.has(nameOf(node)) && isNode(node.value);
    const said = node.type === 'JSXText' ? node : spoken && isNode(node.value) ? node.value : null;
    const text = said === null ? null : textOf(said);
    if (text !== null && LETTERS.test(text)) found.push(text.trim());
  }
  return found;
}

describe('words people see', () => {
  it('notices words in text and in labels', () => {
    expect(wordsIn('const a = <p aria-label="Close it">Hello <b>{say("x")}</b></p>;')).toEqual([
      'Close it',
      'Hello',
    ]);
  });

  it.each(Object.keys(SCREENS))('come from the catalogue in %s', (file) => {
    expect(wordsIn(SCREENS[file] ?? '')).toEqual([]);
  });

  it('are all said somewhere', () => {
    const code = Object.values(SOURCES).join('\n');
    const starts = [...code.matchAll(/`([a-zA-Z_.]+\.)\$\{/g)].map((match) => match[1] ?? '');
    const silent = Object.keys({
      ...english,
      ...admin,
      ...beside,
      ...library,
      ...coach,
      ...goal,
      ...phone,
      ...onown,
      ...plan,
      ...reflect,
      ...sample,
      ...browser,
      ...server,
      ...setup,
    })
      .map((key) => key.split('#')[0] ?? key)
      .filter(
        (key) => !code.includes(`'${key}'`) && !starts.some((start) => key.startsWith(start)),
      );
    expect([...new Set(silent)]).toEqual([]);
  });
});
