import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from './fold.ts';

describe('folding', () => {
  test.each([
    ['quotes', '\u201cit\u2019s\u201d', '"it\'s"'],
    ['dashes', 'a\u2014b \u2013 c--d', 'a-b - c-d'],
    ['space of any kind', 'a\u00a0 \n\tb', 'a b'],
    ['what cannot be seen', 'co\u00adoper\u200bate', 'cooperate'],
    ['composed and decomposed letters', 'e\u0301', '\u00e9'],
    ['ligatures', '\ufb01nd', 'find'],
  ])('takes %s for the same', (_, raw, text) => {
    expect(fold(raw).text).toBe(text);
  });

  test('knows of each character where it comes from, and is done at the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (raw) => {
        const { text, map } = fold(raw);
        expect(map === null ? raw.length : map.length).toBe(text.length);
        for (const [n, at] of map?.entries() ?? []) {
          expect(at).toBeLessThan(raw.length);
          expect(at).toBeGreaterThanOrEqual(map?.[n - 1] ?? 0);
        }
        expect(text).not.toMatch(/ {2}|\u00a0/);
      }),
    );
  });
});
