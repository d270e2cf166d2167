import * as fc from 'fast-check';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { assignmentId, attemptId, membershipId, newId } from './ids.ts';
import { Id } from './text.ts';

const Word = fc.string({ maxLength: 12 });

it('ids made by a client are new, and sort by when they were made', () => {
  const ids = Array.from({ length: 500 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  for (const id of ids) expect(v.is(Id, id)).toBe(true);
});

it('two clients give what they both meet the same id, and two things never the same', () => {
  void fc.assert(
    fc.property(fc.tuple(Word, Word, Word, Word), fc.tuple(Word, Word, Word, Word), (a, b) => {
      const same = JSON.stringify(a) === JSON.stringify(b);
      expect(attemptId(...a) === attemptId(...b)).toBe(same);
      const [x, y] = [assignmentId(a[0], a[1]), assignmentId(b[0], b[1])];
      expect(x === y).toBe(a[0] === b[0] && a[1] === b[1]);
      expect(v.is(Id, x)).toBe(true);
      expect(membershipId(a[0], a[1])).not.toBe(x);
    }),
  );
  expect(assignmentId('a', 'bc')).not.toBe(assignmentId('ab', 'c'));
});
