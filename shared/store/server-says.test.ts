import { describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { formatStamp, stampMs } from '../model/stamp.ts';
import { createClass, goalOf } from './double/class.ts';
import { createDevice } from './double/device.ts';

describe('what the server says of the whole', () => {
  it('a scope that is lost takes its records along, but not unsent work', async () => {
    const { school, teacherDevice, anaDevice, teacher, ana, context, ...here } = createClass();
    const [desk, phone] = [teacherDevice(), anaDevice()];
    await desk.sync();
    const command = here.feedbackFor(ana, { nextStep: 'Add one source.' });
    await desk.client.run(command);
    await desk.client.run({ do: 'feedback.release', feedback: command.feedback });
    await desk.sync();
    await phone.sync();
    await phone.client.run({ do: 'step.answer', step: command.step, answer: 'will_do' });
    await phone.sync();
    await desk.sync();
    desk.weather.push = 'broken';
    const reply = newId();
    await desk.client.run({ do: 'reply.write', reply, step: command.step, text: 'Well done' });
    await desk.engine.settled();
    school.leave(teacher, context);
    await desk.sync();
    expect(await desk.view({ kind: 'sync' })).toMatchObject({ state: 'local', unsent: 1 });
    const held = await desk.repository.read((tables) => tables.records.all());
    expect(held.filter((row) => row.scopes.length === 0).map((row) => row.id)).toEqual([reply]);
    desk.weather.push = 'fair';
    await desk.sync();
    const after = await desk.repository.read((tables) => tables.records.all());
    expect(after.map((row) => row.kind)).not.toContain('reply');
    expect((await desk.view({ kind: 'sync' })).refused).toMatchObject([{ words: ['Well done'] }]);
  });

  it('stamps follow the school’s clock, not this computer’s', async () => {
    const { school, context, ana, now } = createClass();
    const hour = 3_600_000;
    const slow = createDevice({
      ...{ school, person: ana, role: 'learner', context },
      now: () => now() - hour,
    });
    await slow.sync();
    const goal = newId();
    await slow.client.run(goalOf(goal, context, 'On time'));
    await slow.sync();
    const stamp = school.record(goal)?.stamps.next ?? fail();
    expect(Math.abs(stampMs(stamp) - now())).toBeLessThan(1000);
    expect(school.record(goal)?.fields.madeAt).toBeGreaterThan(now() - 1000);
  });

  it('after a restore all is pulled anew and what the backup lacks is sent again or gone', async () => {
    const { school, anaDevice, context } = createClass();
    const phone = anaDevice();
    const [kept, lost, unsent] = [newId(), newId(), newId()];
    await phone.client.run(goalOf(kept, context, 'In the backup'));
    await phone.sync();
    const restore = school.backup();
    await phone.client.run(goalOf(lost, context, 'After the backup'));
    await phone.sync();
    phone.weather.push = 'down';
    await phone.client.run(goalOf(unsent, context, 'Not sent yet'));
    restore();
    phone.weather.push = 'fair';
    await phone.sync();
    const { goals } = await phone.view({ kind: 'home', context: null });
    expect(goals.map((goal) => goal.fields.next)).toEqual(['Not sent yet', 'In the backup']);
    expect(school.record(unsent)?.fields.next).toBe('Not sent yet');
  });

  it('applied but not yet pulled at a restore goes again', async () => {
    const { school, anaDevice, context } = createClass();
    const phone = anaDevice();
    await phone.sync();
    const restore = school.backup();
    const goal = newId();
    phone.weather.pull = 'down';
    await phone.client.run(goalOf(goal, context, 'Just applied'));
    await phone.sync();
    expect(await phone.view({ kind: 'sync' })).toMatchObject({ state: 'saved', unsent: 0 });
    restore();
    phone.weather.pull = 'fair';
    await phone.sync();
    expect(school.record(goal)?.fields.next).toBe('Just applied');
  });

  it('an unknown kind and an unknown field are kept, and left alone by a write beside them', async () => {
    const { school, anaDevice, ana, context, now } = createClass();
    const goal = newId();
    const stamp = formatStamp(now(), 0, 'future');
    const future = {
      ...{ context, author: ana, learner: ana, parent: null, deleted: false },
      stamps: { next: stamp, mood: stamp },
    };
    school.plant({ ...future, id: goal, kind: 'goal', fields: { next: 'Old', mood: { a: [1] } } });
    const phone = anaDevice();
    await phone.sync();
    await phone.client.run(goalOf(goal, context, 'New'));
    await phone.sync();
    expect(school.record(goal)?.fields).toEqual({ next: 'New', mood: { a: [1] } });
    expect(school.received().map((mutation) => mutation.fields)).toEqual([{ next: 'New' }]);
    const row = await phone.repository.read((tables) => tables.records.get(goal));
    expect(row?.shown.fields).toEqual({ next: 'New', mood: { a: [1] } });
  });

  it('a session that ended keeps what is written until somebody signs in again', async () => {
    const { school, anaDevice, context } = createClass();
    const phone = anaDevice();
    phone.problem.code = 'session_ended';
    await phone.sync();
    const goal = newId();
    expect(await phone.client.run(goalOf(goal, context, 'Still mine'))).toEqual({ ok: true });
    expect(await phone.view({ kind: 'sync' })).toMatchObject({ state: 'signed_out', unsent: 1 });
    phone.problem.code = null;
    await phone.sync();
    expect(school.record(goal)?.fields.next).toBe('Still mine');
  });
});

function fail(): never {
  throw new Error('malformed');
}
