import { describe, expect, it } from 'vitest';
import { ENGLISH } from './en/english.ts';
import { grade, syllables } from './en/reading.ts';
import { stem } from './en/stem.ts';
import { fold } from './fold.ts';
import { functionOf } from './functions.ts';
import { likeness } from './likeness.ts';
import { passageOf } from './passage.ts';

const clausesOf = (text: string): string[] =>
  passageOf(text, ENGLISH).clauses.map(({ start, end }) => text.slice(start, end));
const functionsOf = (text: string): string[] => {
  const passage = passageOf(text, ENGLISH);
  return passage.clauses.map((clause) => functionOf(passage, clause, ENGLISH));
};

describe('taking a comment apart', () => {
  it('ends sentences in small letters, and not at abbreviations', () => {
    const { sentences } = passageOf('good start. add a date, e.g. the year. see fig. 2.', ENGLISH);
    expect(sentences).toHaveLength(3);
  });

  it('cuts clauses at dashes, semicolons, colons and before an order', () => {
    expect(clausesOf('Nice title - move it up; it helps: readers look there.')).toHaveLength(4);
    expect(clausesOf('Strong claim, now add a source.')).toEqual([
      'Strong claim,',
      'now add a source.',
    ]);
  });

  it('knows what each clause is there for', () => {
    expect(functionsOf('Strong opening.')).toEqual(['strength']);
    expect(functionsOf('Add a date to the map.')).toEqual(['action']);
    expect(functionsOf('Why does she wait?')).toEqual(['question']);
    expect(functionsOf('Units?')).toEqual(['pointer']);
    expect(functionsOf('Good job!')).toEqual(['outcome']);
    expect(functionsOf('Hello Sam!')).toEqual(['social']);
    expect(functionsOf('The axis is unclear.')).toEqual(['problem']);
    expect(functionsOf('The sun is a star.')).toEqual(['info']);
  });

  it('keeps every offset when it folds', () => {
    for (const text of ['“İstanbul” — it’s', 'ẞ «x»', '😀 É'])
      expect(fold(text)).toHaveLength(text.length);
  });
});

describe('measuring words', () => {
  it('counts syllables', () => {
    const counts = { cat: 1, table: 2, make: 1, makes: 1, pages: 2, argued: 2, ended: 2, idea: 3 };
    for (const [word, count] of Object.entries(counts)) expect(syllables(word), word).toBe(count);
    expect(syllables('evaluation')).toBe(5);
    expect(syllables('')).toBe(0);
  });

  it('grades plain words below hard ones', () => {
    expect(grade(['the', 'cat', 'sat'], 1)).toBeLessThan(3);
    expect(grade(['epistemological', 'considerations', 'predominate'], 1)).toBeGreaterThan(12);
    expect(grade([], 0)).toBe(0);
  });

  it('sees one word in its forms', () => {
    expect(stem('argued')).toBe(stem('arguing'));
    expect(stem('sources')).toBe(stem('source'));
    expect(stem('stories')).toBe(stem('story'));
  });

  it('finds a quotation with a slip in it, and no other', () => {
    const text = 'the old harbour lay empty under the first snow';
    expect(likeness('harbour lay empty', text)).toBe(1);
    expect(likeness('harbor lay empty', text)).toBeGreaterThan(0.8);
    expect(likeness('a ship full of gold', text)).toBeLessThan(0.8);
    expect(likeness('anything', '')).toBe(0);
  });
});
