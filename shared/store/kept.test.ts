import { expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { createClass, goalOf } from './double/class.ts';

/** The phone wrote in a dead spot, the laptop later; the phone's words lose when it is back. */
async function lostOnThePhone() {
  const { school, anaDevice, context } = createClass();
  const [phone, laptop] = [anaDevice(), anaDevice()];
  const goal = newId();
  await phone.client.run(goalOf(goal, context, 'Start'));
  await phone.sync();
  await laptop.sync();
  phone.weather.push = 'down';
  await phone.client.run(goalOf(goal, context, 'From the phone'));
  await laptop.client.run(goalOf(goal, context, 'From the laptop'));
  await laptop.sync();
  phone.weather.push = 'fair';
  await phone.sync();
  const [card] = (await phone.view({ kind: 'sync' })).kept;
  return { school, phone, laptop, goal, kept: card?.id ?? '', card };
}

it('words a newer write replaced are offered beside what stands now', async () => {
  const { card, goal } = await lostOnThePhone();
  expect(card).toMatchObject({
    ...{ record: goal, kind: 'goal', fields: ['next'] },
    ...{ words: ['From the phone'], now: ['From the laptop'] },
  });
});

it('put back, they are a write like any other, and win', async () => {
  const { school, phone, laptop, goal, kept } = await lostOnThePhone();
  expect(await phone.client.run({ do: 'kept.put_back', kept })).toEqual({ ok: true });
  expect((await phone.view({ kind: 'sync' })).kept).toEqual([]);
  await phone.sync();
  await laptop.sync();
  expect(school.record(goal)?.fields.next).toBe('From the phone');
  const { goals } = await laptop.view({ kind: 'home', context: null });
  expect(goals.map((each) => each.fields.next)).toEqual(['From the phone']);
  expect((await laptop.view({ kind: 'sync' })).kept).toEqual([]);
  expect(await phone.client.run({ do: 'kept.put_back', kept })).toEqual({ ok: true });
  expect(await phone.view({ kind: 'sync' })).toMatchObject({ unsent: 0, kept: [] });
});

it('sent away, they are gone and nothing is written', async () => {
  const { school, phone, goal, kept } = await lostOnThePhone();
  const before = school.received().length;
  await phone.client.run({ do: 'kept.drop', kept });
  await phone.sync();
  expect((await phone.view({ kind: 'sync' })).kept).toEqual([]);
  expect(school.received()).toHaveLength(before);
  expect(school.record(goal)?.fields.next).toBe('From the laptop');
});

it('stay offered where they cannot be put back', async () => {
  const { phone, laptop, goal, kept } = await lostOnThePhone();
  await laptop.client.run({ do: 'goal.delete', goal });
  await laptop.sync();
  await phone.sync();
  const answer = await phone.client.run({ do: 'kept.put_back', kept });
  expect(answer).toMatchObject({ ok: false, code: 'not_visible' });
  expect((await phone.view({ kind: 'sync' })).kept).toMatchObject([
    { words: ['From the phone'], now: [''] },
  ]);
});

it('the card follows the record it is of', async () => {
  const { phone, goal } = await lostOnThePhone();
  const ending = new AbortController();
  const seen: string[][] = [];
  const later = new Promise<void>((resolve) => {
    phone.client.watch(
      { kind: 'sync' },
      ({ kept }) => {
        seen.push(kept.flatMap((card) => card.now));
        if (seen.at(-1)?.[0] === 'Newest') resolve();
      },
      ending.signal,
    );
  });
  await phone.client.run({ do: 'goal.write', goal, context: null, answers: { next: 'Newest' } });
  await later;
  ending.abort();
  expect(seen.at(-1)).toEqual(['Newest']);
});
