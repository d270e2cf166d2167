import { describe, expect, it } from 'vitest';
import { base32, codeAt, newSecret, stepAt, stepOf, uriOf } from './totp.ts';

/** The secret of both RFCs. */
const SECRET = Buffer.from('12345678901234567890');

describe('codes by the clock', () => {
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('are those of RFC 6238, appendix B, at %i s', (seconds, code) => {
    expect(codeAt(SECRET, stepAt(seconds * 1000), 8)).toBe(code);
    expect(codeAt(SECRET, stepAt(seconds * 1000))).toBe(code.slice(2));
  });

  it.each([
    '755224',
    '287082',
    '359152',
    '969429',
    '338314',
    '254676',
    '287922',
    '162583',
    '399871',
    '520489',
  ])('are those of RFC 4226, appendix D: %s', (code) => {
    const counters = Array.from({ length: 10 }, (_, at) => codeAt(SECRET, at));
    expect(counters).toContain(code);
  });

  it('count for a clock that is half a minute off, and no more', () => {
    const now = 1_700_000_000_000;
    const step = stepAt(now);
    expect([-2, -1, 0, 1, 2].map((off) => stepOf(SECRET, codeAt(SECRET, step + off), now))).toEqual(
      [null, step - 1, step, step + 1, null],
    );
    for (const none of ['', '12345', 'abcdef', `${codeAt(SECRET, step)}0`])
      expect(stepOf(SECRET, none, now)).toBe(null);
  });
});

describe('a secret', () => {
  it.each([
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('is written as RFC 4648 writes %s', (text, written) => {
    expect(base32(Buffer.from(text))).toBe(written);
  });

  it('has 160 bits, another each time, and an address apps can read', () => {
    const secret = newSecret();
    expect(secret).toHaveLength(20);
    expect(newSecret().equals(secret)).toBe(false);
    const uri = new URL(uriOf(secret, 'it-office', 'waymark.school.example'));
    expect(uri.protocol).toBe('otpauth:');
    expect(uri.searchParams.get('secret')).toBe(base32(secret));
    expect(decodeURIComponent(uri.pathname)).toBe('/Waymark waymark.school.example:it-office');
    expect(uri.href).not.toContain('+');
  });
});
