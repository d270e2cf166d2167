import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampStamp, formatStamp, isStamp, MAX_AHEAD_MS, nextStamp, stampMs } from './stamp.ts';

const Ms = fc.integer({ min: 0, max: 4_102_444_800_000 });
const Counter = fc.integer({ min: 0, max: 36 ** 4 - 1 });
const Device = fc.stringMatching(/^[0-9a-z]{1,16}$/);

describe('a stamp', () => {
  it('sorts as text by time, then counter', () => {
    void fc.assert(
      fc.property(Ms, Ms, Counter, Counter, Device, (a, b, c, d, device) => {
        const order = a === b ? c - d : a - b;
        const [x, y] = [formatStamp(a, c, device), formatStamp(b, d, device)];
        expect(isStamp(x)).toBe(true);
        expect(stampMs(x)).toBe(a);
        expect(Math.sign(order)).toBe(x === y ? 0 : x > y ? 1 : -1);
      }),
    );
  });

  it('always comes after the last one, also when the clock steps back or the counter is full', () => {
    void fc.assert(
      fc.property(Ms, Counter, Ms, Device, (last, counter, now, device) => {
        const before = formatStamp(last, counter, device);
        const after = nextStamp(before, now, device);
        expect(after > before).toBe(true);
        expect(isStamp(after)).toBe(true);
      }),
      { examples: [[5, 36 ** 4 - 1, 5, 'd']] },
    );
  });

  it('from a clock that runs ahead is pulled back, others are left alone', () => {
    void fc.assert(
      fc.property(Ms, Ms, Device, fc.nat(99), (ms, now, device, place) => {
        const stamp = formatStamp(ms, 0, device);
        const clamped = clampStamp(stamp, now, place);
        if (ms <= now + MAX_AHEAD_MS) expect(clamped).toBe(stamp);
        else expect(clamped).toBe(formatStamp(now + MAX_AHEAD_MS, place, device));
      }),
    );
  });

  it('of another shape is none', () => {
    for (const text of ['', 'abc', '000000000-0000-', '000000000-0000-ABC', '000000000-0000-a-b']) {
      expect(isStamp(text)).toBe(false);
    }
  });
});
