import { describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { createClass, goalOf } from './double/class.ts';
import type { Device } from './double/device.ts';

const stateOf = async (device: Device) => {
  const { state, outdated, unsent, refused } = await device.view({ kind: 'sync' });
  return { state, outdated, unsent, refused };
};
const FITS = { state: 'saved', outdated: null, unsent: 0, refused: [] };

describe('a client and a server of different versions', () => {
  it('speak the newest version both know', async () => {
    const { school, anaDevice, context } = createClass();
    const phone = anaDevice({ speaks: { min: 1, max: 7 } });
    Object.assign(phone.schoolSpeaks, { min: 1, max: 4 });
    const goal = newId();
    await phone.client.run(goalOf(goal, context, 'Understood'));
    await phone.sync();
    expect(school.record(goal)?.fields.next).toBe('Understood');
    expect(await stateOf(phone)).toEqual(FITS);
  });

  it.each([
    ['client', { min: 2, max: 3 }, false],
    ['server', { min: 0, max: 0 }, false],
    ['server', { min: 0, max: 0 }, true],
  ] as const)('the %s is to be updated where theirs is %o', async (outdated, speaks, old) => {
    const { school, anaDevice, context } = createClass();
    const phone = anaDevice();
    const before = newId();
    await phone.client.run(goalOf(before, context, 'Before'));
    await phone.sync();
    Object.assign(phone.schoolSpeaks, { ...speaks, old });
    const goal = newId();
    expect(await phone.client.run(goalOf(goal, context, 'Meanwhile'))).toEqual({ ok: true });
    await phone.sync();
    expect(await stateOf(phone)).toEqual({ state: 'read_only', outdated, unsent: 1, refused: [] });
    const { goals } = await phone.view({ kind: 'home', context: null });
    expect(goals.map(({ fields }) => fields.next)).toEqual(['Meanwhile', 'Before']);
    expect(school.record(goal)).toBeUndefined();
    Object.assign(phone.schoolSpeaks, { min: 1, max: 1 });
    await phone.sync();
    expect(school.record(goal)?.fields.next).toBe('Meanwhile');
    expect(await stateOf(phone)).toEqual(FITS);
  });

  it('a request the other cannot read is no refusal of its words while the versions do not fit', async () => {
    const { school, anaDevice, context } = createClass();
    const phone = anaDevice();
    await phone.sync();
    phone.problem.code = 'malformed';
    Object.assign(phone.schoolSpeaks, { min: 2, max: 3 });
    const goals = [newId(), newId()];
    for (const goal of goals) await phone.client.run(goalOf(goal, context, 'Kept'));
    await phone.sync();
    expect(await stateOf(phone)).toMatchObject({ outdated: 'client', unsent: 2, refused: [] });
    phone.problem.code = null;
    Object.assign(phone.schoolSpeaks, { min: 1, max: 1 });
    await phone.sync();
    for (const goal of goals) expect(school.record(goal)?.fields.next).toBe('Kept');
  });
});
