import { describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { UNTIED } from '../model/kinds/tied-words.ts';
import { TEXT_LIMIT } from '../model/text.ts';
import { scratchKey } from './client.ts';
import { createClass, goalOf } from './double/class.ts';
import { createDevice } from './double/device.ts';

describe('words are never lost', () => {
  it('text over its limit is refused by field, and the screen’s unkept words stay', async () => {
    const { teacherDevice, ana, context, ...here } = createClass();
    const desk = teacherDevice();
    await desk.sync();
    const nextStep = 'ä'.repeat(TEXT_LIMIT + 1);
    const key = scratchKey(context, '7', 'lms-Ana');
    await desk.client.run({ do: 'scratch.keep', key, words: { nextStep } });
    expect(await desk.client.run(here.feedbackFor(ana, { nextStep }))).toEqual({
      ok: false,
      code: 'text_too_long',
      field: 'nextStep',
    });
    const view = await desk.view(here.graderQuery);
    expect(view.scratch).toEqual({
      observation: '',
      nextStep,
      question: '',
      anchor: null,
      tied: UNTIED,
    });
    expect(view.drafts).toEqual([]);
    expect((await desk.view({ kind: 'sync' })).unsent).toBe(0);
  });

  it('a refused write stays visible with its words until the person drops it, and the record goes back', async () => {
    const { school, anaDevice, context } = createClass();
    const phone = anaDevice();
    const goal = newId();
    await phone.client.run(goalOf(goal, context, 'First'));
    await phone.sync();
    await phone.client.run({ do: 'goal.write', goal, context, answers: { path: 'Daily' } });
    await phone.sync();
    phone.weather.push = 'down';
    await phone.client.run(goalOf(goal, context, 'Second'));
    school.plant({ ...(school.record(goal) ?? fail()), learner: newId() });
    phone.weather.push = 'fair';
    await phone.sync();
    const { refused } = await phone.view({ kind: 'sync' });
    expect(refused).toMatchObject([{ code: 'ownership_law', kind: 'goal', words: ['Second'] }]);
    const row = await phone.repository.read((tables) => tables.records.get(goal));
    expect(row?.shown.fields.next).toBe('First');
    await phone.client.run({ do: 'refused.drop', mutation: refused[0]?.mutation ?? '' });
    expect((await phone.view({ kind: 'sync' })).refused).toEqual([]);
  });

  it('of two devices’ words the newer stand, and the other’s are kept', async () => {
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
    expect(school.record(goal)?.fields.next).toBe('From the laptop');
    const kept = await phone.repository.read((tables) => tables.kept.all());
    expect(kept).toMatchObject([{ record: goal, words: { next: 'From the phone' } }]);
  });

  it('a mutation the server cannot read does not hold up the others', async () => {
    const { school, context, ana, now } = createClass();
    const bad = newId();
    const picky: typeof school = {
      ...school,
      push: (person, request) => {
        const malformed = request.mutations.some((mutation) => mutation.record === bad);
        return malformed ? fail() : school.push(person, request);
      },
    };
    const phone = createDevice({ school: picky, person: ana, role: 'learner', context, now });
    phone.weather.push = 'down';
    const [one, two] = [newId(), newId()];
    await phone.client.run(goalOf(one, context, 'One'));
    await phone.client.run(goalOf(bad, context, 'Bad'));
    await phone.client.run(goalOf(two, context, 'Two'));
    phone.weather.push = 'fair';
    await phone.sync();
    expect(school.record(one)?.fields.next).toBe('One');
    expect(school.record(two)?.fields.next).toBe('Two');
    expect((await phone.view({ kind: 'sync' })).refused).toMatchObject([
      { code: 'malformed', words: ['Bad'] },
    ]);
  });
});

function fail(): never {
  throw new Error('malformed');
}
