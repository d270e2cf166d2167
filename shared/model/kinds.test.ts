import { describe, expect, it } from 'vitest';
import { fieldProblem, isKind, KINDS, type Kind } from './kinds.ts';

describe('the fields of a kind', () => {
  it('are those of its schema, and no inherited ones', () => {
    expect(
      fieldProblem('goal', { next: 'Argue both sides', confidence: 3, tags: ['history'] }),
    ).toBeNull();
    for (const field of ['colour', 'toString', '__proto__x', 'constructor']) {
      expect(fieldProblem('goal', { [field]: 'x' })).toEqual({ field, code: 'unknown_field' });
    }
    for (const kind of ['toString', '__proto__', 'hologram']) expect(isKind(kind)).toBe(false);
  });

  it('hold 2,000 characters as people count them, and say so when there are more', () => {
    expect(fieldProblem('goal', { next: '😀'.repeat(2000) })).toBeNull();
    expect(fieldProblem('goal', { next: '😀'.repeat(2001) })).toMatchObject({
      code: 'text_too_long',
    });
    expect(fieldProblem('reply', { text: 'x'.repeat(2001) })).toMatchObject({
      code: 'text_too_long',
    });
    expect(fieldProblem('feedback', { criterion: 'x'.repeat(201) })).toMatchObject({
      code: 'text_too_long',
    });
  });

  it('take no text that a store could not keep', () => {
    for (const text of ['a\u0000b', '\ud83d', 'x\udc00']) {
      expect(fieldProblem('goal', { next: text })).toMatchObject({ code: 'bad_value' });
      expect(fieldProblem('goal', { tags: ['fine', text] })).toMatchObject({ code: 'bad_value' });
    }
  });

  it('take no value of another shape', () => {
    const wrong: [Kind, string, string | number | null | string[]][] = [
      ['goal', 'confidence', 6],
      ['goal', 'confidence', 1.5],
      ['goal', 'status', 'overdue'],
      ['goal', 'audience', ['everyone']],
      ['goal', 'assignments', ['1']],
      ['goal', 'next', null],
      ['feedback', 'state', 'published'],
      ['next_step', 'answer', 'maybe'],
      ['assignment', 'url', 'javascript:alert(1)'],
      ['assignment', 'lmsId', ''],
      ['suggestion', 'madeAt', -1],
      ['setting', 'readingGrade', 4],
      ['setting', 'readingGrade', '5'],
    ];
    for (const [kind, field, value] of wrong) {
      expect(fieldProblem(kind, { [field]: value })).toEqual({ field, code: 'bad_value' });
    }
  });

  it('have names that a push can carry', () => {
    for (const [kind, fields] of Object.entries(KINDS)) {
      expect(kind).toMatch(/^[a-z_]{1,40}$/);
      for (const field of Object.keys(fields)) expect(field).toMatch(/^[a-zA-Z]{1,40}$/);
    }
  });
});
