import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PageContext } from '../../../shared/protocol/page.ts';
import type { Account } from '../accounts.ts';
import { endSession } from '../saved.ts';
import { allowLaunch, forgetLaunches, launchOutcome, noteLaunch } from './made.ts';

const SERVER = 'https://waymark.example';
const page = { origin: 'https://lms.example', userId: '5', courseId: '40' } as PageContext;
const MINUTE = 60_000;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await endSession();
});
afterEach(() => vi.useRealTimers());

it('is made once, but begun again where its worker was stopped', async () => {
  expect(await launchOutcome(SERVER, page)).toBeNull();
  await noteLaunch(SERVER, page, 'begun');
  expect(await launchOutcome(SERVER, page)).toBeNull();
  await noteLaunch(SERVER, page, 'made');
  vi.setSystemTime(Date.now() + 600 * MINUTE);
  expect(await launchOutcome(SERVER, page)).toBe('made');
});

it('is tried again soon after what passes, later after what may change, never after a final no', async () => {
  const after = async (code: 'unreachable' | 'unregistered_platform' | 'locked', ms: number) => {
    await noteLaunch(SERVER, page, code);
    vi.setSystemTime(Date.now() + ms);
    return launchOutcome(SERVER, page);
  };
  expect(await after('unreachable', MINUTE)).toBe('unreachable');
  expect(await after('unreachable', 3 * MINUTE)).toBeNull();
  expect(await after('unregistered_platform', 30 * MINUTE)).toBe('unregistered_platform');
  expect(await after('unregistered_platform', 61 * MINUTE)).toBeNull();
  expect(await after('locked', 600 * MINUTE)).toBe('locked');
});

it('is allowed again when its person asks, and all of theirs when their session ended', async () => {
  const other = { ...page, userId: '55' };
  for (const each of [page, { ...page, courseId: '41' }, other])
    await noteLaunch(SERVER, each, 'made');
  await allowLaunch(SERVER, page);
  expect(await launchOutcome(SERVER, page)).toBeNull();
  expect(await launchOutcome(SERVER, { ...page, courseId: '41' })).toBe('made');
  await forgetLaunches({
    server: SERVER,
    me: { lms: { origins: [page.origin], userId: '5' } },
  } as Account);
  expect(await launchOutcome(SERVER, { ...page, courseId: '41' })).toBeNull();
  expect(await launchOutcome(SERVER, other)).toBe('made');
});
