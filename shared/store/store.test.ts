import { describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { formatStamp, stampMs } from '../model/stamp.ts';
import { TEXT_LIMIT } from '../model/text.ts';
import { scratchKey } from './client.ts';
import { createClass, goalOf } from './double/class.ts';
import { createDevice } from './double/device.ts';
import type { AssignmentView } from './views.ts';

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
    expect(view.scratch).toEqual({ observation: '', nextStep, question: '' });
    expect(view.draft).toBeNull();
    expect((await desk.view({ kind: 'sync' })).unsent).toBe(0);
  });

  it('a refused write stays visible with its words until the person drops it, and the record goes back', async () => {
    const { school, anaDevice, ana, context } = createClass();
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
    expect(ana).toBeTypeOf('string');
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
    await phone.sync();
    await phone.client.run({ do: 'goal.write', goal, context, answers: { know: 'Early' } });
    await laptop.client.run({ do: 'goal.write', goal, context, answers: { know: 'Noon' } });
    await phone.client.run({ do: 'goal.write', goal, context, answers: { path: 'Late' } });
    await laptop.sync();
    phone.weather.push = 'fair';
    await phone.sync();
    expect(school.record(goal)?.fields).toMatchObject({ know: 'Noon', path: 'Late' });
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
});

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
    const { goals } = await phone.view({ kind: 'home' });
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

  it('versions that do not fit leave reading and stop writing', async () => {
    const { anaDevice, context } = createClass();
    const phone = anaDevice();
    await phone.sync();
    phone.problem.code = 'version_too_old';
    await phone.sync();
    expect((await phone.view({ kind: 'sync' })).state).toBe('read_only');
    expect(await phone.client.run(goalOf(newId(), context, 'Later'))).toEqual({
      ok: false,
      code: 'version_too_old',
    });
    phone.problem.code = null;
    await phone.sync();
    expect((await phone.view({ kind: 'sync' })).state).toBe('saved');
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

describe('a screen that watches', () => {
  it('is told what concerns it, once per change, until it stops watching', async () => {
    const { anaDevice, teacherDevice, ana, context, ...here } = createClass();
    const [phone, desk] = [anaDevice(), teacherDevice()];
    await phone.sync();
    await desk.sync();
    const shown: AssignmentView[] = [];
    const watching = new AbortController();
    const next = () => new Promise<void>((resolve) => waiting.push(resolve));
    const waiting: (() => void)[] = [];
    const first = next();
    phone.client.watch(
      here.assignmentQuery,
      (view) => {
        shown.push(view);
        for (const resolve of waiting.splice(0)) resolve();
      },
      watching.signal,
    );
    await first;
    const second = next();
    const command = here.feedbackFor(ana, { nextStep: 'Add one source.' });
    await desk.client.run(command);
    await desk.client.run({ do: 'feedback.release', feedback: command.feedback });
    await desk.sync();
    await phone.sync();
    await second;
    expect(shown.at(-1)?.steps).toHaveLength(1);
    watching.abort();
    const before = shown.length;
    await phone.client.run({ do: 'step.answer', step: command.step, answer: 'will_do' });
    await phone.sync();
    expect(shown).toHaveLength(before);
  });
});

function fail(): never {
  throw new Error('malformed');
}
