import { describe, expect, it } from 'vitest';
import { newId, sketchId } from '../model/ids.ts';
import { scratchKey } from './client.ts';
import { createClass, goalOf } from './double/class.ts';

describe('writing without the school', () => {
  it('typing joins what waits, and what was tried is never changed again', async () => {
    const { school, anaDevice, context } = createClass();
    const phone = anaDevice();
    phone.weather.push = 'down';
    const goal = newId();
    await phone.client.run(goalOf(goal, context, 'W'));
    await phone.sync();
    for (const text of ['Wr', 'Wri', 'Writ', 'Write']) {
      await phone.client.run(goalOf(goal, context, text));
    }
    expect(await phone.view({ kind: 'sync' })).toMatchObject({ state: 'local', unsent: 2 });
    phone.weather.push = 'lost';
    await phone.sync();
    phone.weather.push = 'fair';
    await phone.sync();
    expect(school.record(goal)?.fields.next).toBe('Write');
    expect(new Set(school.received().map((mutation) => mutation.id)).size).toBe(2);
  });

  it('joining keeps each field’s own time: an older word does not win by a newer one beside it', async () => {
    const { school, anaDevice, context } = createClass();
    const [phone, laptop] = [anaDevice(), anaDevice()];
    const goal = newId();
    await laptop.client.run(goalOf(goal, context, 'Start'));
    await laptop.sync();
    await phone.sync();
    phone.weather.push = 'down';
    await phone.client.run(goalOf(newId(), context, 'Tried, so what follows waits untried'));
    await phone.engine.settled();
    await phone.client.run({ do: 'goal.write', goal, context, answers: { know: 'Early' } });
    await laptop.client.run({ do: 'goal.write', goal, context, answers: { know: 'Noon' } });
    await phone.client.run({ do: 'goal.write', goal, context, answers: { path: 'Late' } });
    await laptop.sync();
    phone.weather.push = 'fair';
    await phone.sync();
    expect(school.record(goal)?.fields).toMatchObject({ know: 'Noon', path: 'Late' });
  });

  it('nor where both devices mean the same record, and neither has heard of the other’s', async () => {
    const { school, anaDevice, ana, context } = createClass();
    const [phone, laptop] = [anaDevice(), anaDevice()];
    for (const device of [phone, laptop]) {
      device.weather.push = 'down';
      await device.client.run(goalOf(newId(), context, 'Tried, so what follows waits untried'));
      await device.engine.settled();
    }
    await phone.client.run({ do: 'sketch.write', part: 'values', text: 'Early' });
    await laptop.client.run({ do: 'sketch.write', part: 'values', text: 'Noon' });
    await phone.client.run({ do: 'sketch.write', part: 'values', audience: [] });
    for (const device of [laptop, phone, laptop]) {
      device.weather.push = 'fair';
      await device.sync();
    }
    const sketch = school.record(sketchId(ana, 'values'));
    expect(sketch?.fields).toMatchObject({ text: 'Noon', audience: [] });
    const { kept } = await phone.view({ kind: 'sync' });
    expect(kept.flatMap(({ words }) => words)).toEqual(['Early']);
  });

  it('a draft thrown away before it left is never sent', async () => {
    const { school, teacherDevice, ana, ...here } = createClass();
    const desk = teacherDevice();
    await desk.sync();
    desk.weather.push = 'down';
    await desk.client.run(here.feedbackFor(here.ben, { nextStep: 'First is tried' }));
    await desk.engine.settled();
    const command = here.feedbackFor(ana, { nextStep: 'Never mind' });
    await desk.client.run(command);
    await desk.client.run({ do: 'feedback.discard', feedback: command.feedback });
    desk.weather.push = 'fair';
    await desk.sync();
    expect(school.received().some((m) => m.record === command.feedback)).toBe(false);
    expect(school.record(command.step)).toBeUndefined();
  });

  it('before the class list knows a learner, feedback waits on this computer', async () => {
    const { teacherDevice, ...here } = createClass();
    const desk = teacherDevice();
    await desk.sync();
    const query = { ...here.graderQuery, learner: { lmsUser: 'lms-Nia' } };
    const key = scratchKey(here.context, '7', 'lms-Nia');
    await desk.client.run({ do: 'scratch.keep', key, words: { nextStep: 'Soon' } });
    expect(await desk.view(query)).toMatchObject({ learner: null, scratch: { nextStep: 'Soon' } });
    expect(await desk.client.run(here.feedbackFor(newId(), { nextStep: 'Soon' }))).toEqual({
      ok: false,
      code: 'waiting_for_roster',
    });
  });

  it('nothing to say is nothing to release', async () => {
    const { teacherDevice, ana, ...here } = createClass();
    const desk = teacherDevice();
    await desk.sync();
    const command = here.feedbackFor(ana, { nextStep: 'Something' });
    await desk.client.run(command);
    await desk.client.run({ ...command, words: { nextStep: '' } });
    const release = { do: 'feedback.release', feedback: command.feedback } as const;
    expect(await desk.client.run(release)).toMatchObject({ ok: false, code: 'bad_value' });
  });

  it('an answer given before hearing that the step was taken back is taken, and stays the learner’s', async () => {
    const { school, teacherDevice, anaDevice, ana, ...here } = createClass();
    const [desk, phone] = [teacherDevice(), anaDevice()];
    await desk.sync();
    const words = here.feedbackFor(ana, { nextStep: 'Add one source.' });
    await desk.client.run(words);
    await desk.client.run({ do: 'feedback.release', feedback: words.feedback });
    await desk.sync();
    await phone.sync();
    phone.weather.push = 'down';
    const { step } = words;
    await phone.client.run({
      do: 'step.answer',
      step,
      answer: 'did_it',
      evidence: 'Two, in fact.',
    });
    await phone.engine.settled();
    await desk.client.run({ do: 'feedback.withdraw', feedback: words.feedback });
    await desk.sync();
    phone.weather.push = 'fair';
    await phone.sync();
    expect(await phone.view({ kind: 'sync' })).toMatchObject({ state: 'saved', refused: [] });
    expect(school.record(step)?.fields.evidence).toBe('Two, in fact.');
    const { steps } = await phone.view({ kind: 'home', context: null });
    expect(steps).toMatchObject([{ evidence: 'Two, in fact.', live: false }]);
  });
});
