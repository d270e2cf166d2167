import { describe, expect, it } from 'vitest';
import { type Admin, mayDecide, mayLookAfter, mayLookAfterLms } from './admin.ts';

const SERVER: Admin = { at: 'server', account: 'it-office' };
const SCHOOL: Admin = { at: 'school', tenant: 'a', person: 'p' };

describe('who looks after what', () => {
  it.each<[Admin, string | null, boolean]>([
    [SERVER, 'a', true],
    [SERVER, 'b', true],
    [SERVER, null, true],
    [SCHOOL, 'a', true],
    [SCHOOL, 'b', false],
    [SCHOOL, null, false],
  ])('%o and the school %s: %s', (admin, tenant, may) => {
    expect(mayLookAfter(admin, tenant)).toBe(may);
  });

  it.each<[string[], boolean]>([
    [['a'], true],
    [['a', 'b'], false],
    [['b'], false],
    [[], false],
  ])('an LMS of the schools %o is an administrator’s of a: %s', (tenants, may) => {
    expect(mayLookAfterLms(SCHOOL, { tenants, guids: [] })).toBe(may);
    expect(mayLookAfterLms(SERVER, { tenants, guids: [] })).toBe(true);
  });

  it.each<[string | null, string[], boolean]>([
    [null, [], true],
    [null, ['g'], true],
    ['g', [], true],
    ['g', ['g'], true],
    ['h', ['g'], false],
  ])('of a deployment that says %s, beside those of %o: %s', (guid, guids, may) => {
    expect(mayDecide(SCHOOL, { tenants: ['a'], guids }, guid)).toBe(may);
    expect(mayDecide(SCHOOL, { tenants: ['a', 'b'], guids }, guid)).toBe(false);
    expect(mayDecide(SERVER, { tenants: ['b'], guids }, guid)).toBe(true);
  });
});
