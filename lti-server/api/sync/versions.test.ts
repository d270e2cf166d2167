import { describe, expect, it } from 'vitest';
import { readRefusal, writeRefusal } from './versions.ts';

describe('versions of the protocol', () => {
  const writes = { min: 3, max: 5 };
  const reads = { min: 2, max: 5 };
  it('says whose turn it is to be updated', () => {
    expect([2, 3, 4, 5, 6].map((version) => writeRefusal(version, writes))).toEqual([
      'version_too_old',
      null,
      null,
      null,
      'server_too_old',
    ]);
  });
  it('shows an older client what stands for longer than it takes its writes', () => {
    expect([1, 2, 3].map((version) => readRefusal(version, true, reads))).toEqual([
      'version_too_old',
      null,
      null,
    ]);
  });
  it('answers a newer client as long as it understands the question', () => {
    expect(readRefusal(9, true, reads)).toBeNull();
    expect(readRefusal(9, false, reads)).toBe('server_too_old');
    expect(readRefusal(5, false, reads)).toBe('malformed');
  });
});
