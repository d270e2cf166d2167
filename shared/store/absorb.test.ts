import { describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { absorb } from './absorb.ts';
import { createClass, goalOf } from './double/class.ts';
import { settle } from './outbox.ts';

describe('a page of a pull', () => {
  const page = (school: ReturnType<typeof createClass>['school'], person: string) =>
    school.pull(person, { protocol: 1, epoch: null, cursors: {} });
  const from = { epoch: null, cursors: {} };

  it('asked for before a write was applied does not undo it on the screen', async () => {
    const { school, anaDevice, ana, context } = createClass();
    const phone = anaDevice();
    phone.weather.push = 'down';
    const goal = newId();
    await phone.client.run(goalOf(goal, context, 'Meanwhile'));
    await phone.engine.settled();
    const asked = { from, page: page(school, ana), offset: 0, applied: new Set<string>() };
    await phone.repository.write(async (tables) => {
      const outbox = await tables.outbox.all();
      const mutations = outbox.map(({ mutation }) => mutation);
      const { results } = school.push(ana, { protocol: 1, mutations });
      await settle(tables, outbox, results, 0);
    });
    await phone.repository.write((tables) => absorb(tables, asked, 0));
    const { goals } = await phone.view({ kind: 'home', context: null });
    expect(goals.map((card) => card.fields.next)).toEqual(['Meanwhile']);
  });

  it('asked for from elsewhere than where we stand is not taken in', async () => {
    const { school, anaDevice, ana } = createClass();
    const phone = anaDevice();
    const stale = { from, page: page(school, ana), offset: 0, applied: new Set<string>() };
    await phone.sync();
    const before = await phone.repository.read((tables) => tables.state.get('state'));
    expect(await phone.repository.write((tables) => absorb(tables, stale, 0))).toBe(false);
    expect(await phone.repository.read((tables) => tables.state.get('state'))).toEqual(before);
  });
});
