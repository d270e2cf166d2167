import { expect, it } from 'vitest';
import { randomKey, takeTicket, withTicket } from './tickets.ts';

const place = { tab: 3, document: 'D1' };

it('a ticket opens once, for the tab it was made for', () => {
  const key = randomKey();
  const all = withTicket({}, key, place, 0);
  const first = takeTicket(all, key, 3, 1000);
  expect(first.place).toEqual(place);
  expect(takeTicket(first.rest, key, 3, 1000).place).toBeNull();
});

it('a ticket shown in another tab is void from then on', () => {
  const all = withTicket({}, 'k', place, 0);
  const stolen = takeTicket(all, 'k', 4, 1000);
  expect(stolen.place).toBeNull();
  expect(takeTicket(stolen.rest, 'k', 3, 1000).place).toBeNull();
});

it('a ticket runs out, and names of built-in properties are no tickets', () => {
  const all = withTicket({}, 'k', place, 0);
  expect(takeTicket(all, 'k', 3, 61_000).place).toBeNull();
  expect(takeTicket(all, 'constructor', 3, 1000).place).toBeNull();
});

it('keys are long and never the same', () => {
  const keys = new Set(Array.from({ length: 100 }, randomKey));
  expect(keys.size).toBe(100);
  for (const key of keys) expect(key).toMatch(/^[\w-]{32}$/);
});
