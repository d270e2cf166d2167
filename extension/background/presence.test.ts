import { beforeEach, describe, expect, it } from 'vitest';
import type { PageContext } from '../../shared/protocol/page.ts';
import { isStale, latest, sawSomebody } from './presence.ts';
import { endSession } from './saved.ts';

const place = { origin: 'https://lms.example', base: '' };
const shows = (userId: string) => ({ ...place, userId }) as PageContext;

beforeEach(endSession);

describe('who sits before the LMS', () => {
  it('is who the page loaded last shows; the tabs before are stale', async () => {
    expect(await sawSomebody(place, '5', 100)).toBe('first');
    expect(await isStale(shows('5'))).toBe(false);
    expect(await sawSomebody(place, '6', 200)).toBe('other');
    expect(await isStale(shows('5'))).toBe(true);
    expect(await isStale(shows('6'))).toBe(false);
  });

  it('does not believe an old page that is shown again', async () => {
    await sawSomebody(place, '5', 100);
    await sawSomebody(place, '6', 200);
    expect(await sawSomebody(place, '5', 100)).toBe('same');
    expect(await isStale(shows('5'))).toBe(true);
    expect(await sawSomebody(place, '5', 300)).toBe('other');
    expect(await isStale(shows('5'))).toBe(false);
  });

  it('is nobody after signing out', async () => {
    await sawSomebody(place, '5', 100);
    expect(await sawSomebody(place, null, 200)).toBe('other');
    expect(await isStale(shows('5'))).toBe(true);
  });

  it('knows each LMS of one address apart, and one person by both forms of a Canvas id', async () => {
    await sawSomebody(place, '5', 100);
    await sawSomebody({ ...place, base: '/other' }, '6', 200);
    expect(await isStale(shows('5'))).toBe(false);
    expect(await sawSomebody(place, '1~5', 300)).toBe('other');
    expect(await isStale(shows('10000000000005'))).toBe(false);
  });

  it('starts anew where the clock was put back', () => {
    const early = { userId: '6', since: 500 };
    expect(latest({ userId: '5', since: 9000 }, early, 600)).toBe(early);
    expect(latest({ userId: '5', since: 550 }, early, 600).userId).toBe('5');
  });
});
