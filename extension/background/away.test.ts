import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { newId } from '../../shared/model/ids.ts';
import { type Account, accounts, keyOf } from './accounts.ts';
import { cameBack, isAway, lookAfterAway, othersLeft } from './away.ts';
import { policyChanged } from './policy.ts';
import { endSession } from './saved.ts';
import { openStore } from './stores.ts';

const ORIGIN = 'https://lms.example';
const place = { origin: ORIGIN, base: '' };
const DAY = 24 * 60 * 60 * 1000;

async function someone(userId: string, device: boolean): Promise<Account> {
  const account: Account = {
    server: 'https://waymark.example',
    device,
    me: {
      person: newId(),
      name: `Person ${userId}`,
      tenant: { id: newId(), name: 'School' },
      lms: { issuer: ORIGIN, flavour: 'moodle', origins: [ORIGIN], userId },
      courses: [],
      session: device ? 'device' : 'silent',
    },
  };
  // Without tokens, as after a session that ended: nothing is sent in these tests.
  await accounts.change((all) => ({ ...all, [keyOf(account)]: account }));
  return account;
}
const namesLeft = async () => Object.values(await accounts.get()).map(({ me }) => me.name);
const write = async (account: Account) =>
  (await openStore(account)).client.run({
    do: 'goal.write',
    goal: newId(),
    context: null,
    answers: { next: 'Mine' },
  });

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await accounts.change(() => ({}));
  await endSession();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  policyChanged();
});

it('lets the others there go when somebody is shown, and has them back when they are', async () => {
  const [first, second] = [await someone('5', true), await someone('6', true)];
  await othersLeft(place, '6');
  expect([await isAway(first), await isAway(second)]).toEqual([true, false]);
  await cameBack(first);
  expect(await isAway(first)).toBe(false);
  await othersLeft(place, null);
  expect([await isAway(first), await isAway(second)]).toEqual([true, true]);
  await cameBack(first);
  await othersLeft({ ...place, origin: 'https://other.example' }, null);
  expect(await isAway(first)).toBe(false);
});

it('forgets a silent person after a week, a paired one’s name never, and unsent words never', async () => {
  await someone('5', false);
  await someone('6', true);
  const writer = await someone('7', false);
  expect(await write(writer)).toEqual({ ok: true });
  await othersLeft(place, null);
  vi.setSystemTime(Date.now() + 6 * DAY);
  await lookAfterAway();
  expect(await namesLeft()).toHaveLength(3);
  vi.setSystemTime(Date.now() + 2 * DAY);
  await lookAfterAway();
  expect((await namesLeft()).sort()).toEqual(['Person 6', 'Person 7']);
  expect(await (await openStore(writer)).unsent()).toBe(1);
});

it('keeps nothing at once where IT says the computer is shared, but for words that wait', async () => {
  vi.spyOn(browser.storage.managed, 'get').mockResolvedValue({ sharedComputer: true });
  policyChanged();
  await someone('5', false);
  await write(await someone('6', false));
  await othersLeft(place, null);
  expect(await namesLeft()).toEqual(['Person 6']);
});
