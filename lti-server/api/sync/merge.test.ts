import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WaymarkRecord } from '../../../shared/model/record.ts';
import { formatStamp } from '../../../shared/model/stamp.ts';
import { canonical, mergeFields, sameJson } from './merge.ts';

const goal: WaymarkRecord = {
  id: 'r',
  kind: 'goal',
  context: null,
  author: 'p',
  learner: 'p',
  parent: null,
  fields: {},
  stamps: {},
  deleted: false,
};

const Write = fc.record({
  fields: fc.dictionary(
    fc.constantFrom('next', 'path', 'status', 'tags', 'confidence'),
    fc.oneof(
      fc.constantFrom('a', 'b', ''),
      fc.integer({ max: 2, min: 0 }),
      fc.constant(null),
      fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
    ),
  ),
  stamp: fc
    .tuple(fc.nat(3), fc.nat(1), fc.constantFrom('a', 'b'))
    .map(([ms, counter, device]) => formatStamp(ms, counter, device)),
});

describe('merging field by field', () => {
  it('ends the same in any order, and however often a write comes', () => {
    void fc.assert(
      fc.property(
        fc
          .array(Write, { maxLength: 8 })
          .chain((writes) =>
            fc.tuple(
              fc.constant(writes),
              fc.shuffledSubarray(writes, { minLength: writes.length }),
              fc.array(
                fc.constantFrom(...(writes.length > 0 ? writes : [{ fields: {}, stamp: '' }])),
              ),
            ),
          ),
        ([writes, shuffled, repeated]) => {
          const all = (list: typeof writes) =>
            list.reduce((r, { fields, stamp }) => mergeFields(r, fields, stamp).record, goal);
          const end = all(writes);
          const known = repeated.filter(({ stamp }) => stamp !== '');
          expect(all([...known, ...shuffled, ...known])).toEqual(end);
          const repeatedLater = known.map((w) => mergeFields(end, w.fields, w.stamp).changed);
          expect(repeatedLater.every((changed) => !changed)).toBe(true);
        },
      ),
    );
  });

  it('offers the writer words that give way unseen, not those they had before them', () => {
    const [first, second] = [formatStamp(1, 0, 'a'), formatStamp(2, 0, 'b')];
    const standing = mergeFields(goal, { next: 'A' }, first).record;
    const over = (saw: Record<string, string> | undefined) =>
      mergeFields(standing, { next: 'B' }, second, saw).kept;
    expect(over({})).toEqual({ next: 'A' });
    expect(over({ next: formatStamp(0, 0, 'a') })).toEqual({ next: 'A' });
    expect(over({ next: first })).toEqual({});
    // A client of before this was known says nothing of what it saw, and would be offered its own drafts.
    expect(over(undefined)).toEqual({});
    const own = mergeFields(standing, { next: 'B' }, formatStamp(2, 0, 'a'), {});
    expect(own.kept).toEqual({});
  });

  it('loses nobody’s words: those of the other device go to history', () => {
    const [first, second] = [formatStamp(1, 0, 'a'), formatStamp(2, 0, 'b')];
    const inOrder = mergeFields(
      mergeFields(goal, { next: 'A' }, first).record,
      { next: 'B' },
      second,
    );
    expect(inOrder).toMatchObject({
      kept: {},
      lost: [{ field: 'next', stamp: first, value: 'A' }],
    });
    const late = mergeFields(mergeFields(goal, { next: 'B' }, second).record, { next: 'A' }, first);
    expect(late).toMatchObject({
      changed: false,
      kept: { next: 'A' },
      lost: [{ field: 'next', stamp: first, value: 'A' }],
    });
  });

  it('keeps no history of one device writing on, of choices, or of blanks', () => {
    const write = (fields: WaymarkRecord['fields'], device: string) => {
      const started = mergeFields(goal, fields, formatStamp(1, 0, 'a')).record;
      const after = { next: 'other', status: 'stuck' };
      return mergeFields(started, after, formatStamp(2, 0, device)).lost;
    };
    expect(write({ next: 'words' }, 'a')).toEqual([]);
    expect(write({ status: 'trying', next: ' ' }, 'b')).toEqual([]);
  });

  it('compares JSON without the order of keys, which jsonb does not keep', () => {
    expect(canonical({ b: [1, null], a: 'x' })).toBe('{"a":"x","b":[1,null]}');
    expect(sameJson({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
    expect(sameJson(undefined, null)).toBe(false);
  });
});
