import { expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { teachersScope } from '../model/scope.ts';
import { createClass } from './double/class.ts';
import { createDevice, type Device } from './double/device.ts';

const PROMPTS = { kind: 'prompts' } as const;
const textsOn = async (device: Device, shelf: 'own' | 'course' | 'team') =>
  (await device.view(PROMPTS)).prompts.filter((p) => p.shelf === shelf).map(({ text }) => text);
const write = (text: string, more: object = {}) => ({
  ...({ do: 'prompt.write', prompt: newId(), context: null } as const),
  words: { text, part: 'question' as const, criterion: 'Evidence', tags: ['persisting'] },
  ...more,
});
const row = (text: string) => ({ text, part: 'nextStep' as const, criterion: '', tags: [] });

/** A second teacher, who teaches another course besides. */
async function staffRoom() {
  const { school, context, now, ...here } = createClass();
  const [colleague, other] = [newId(), newId()];
  school.enrol(colleague, context, 'teacher', 'Mr Silva');
  school.enrol(here.teacher, other, 'teacher', 'Ms Okafor');
  const person = { person: colleague, role: 'teacher', name: 'Mr Silva' } as const;
  const theirs = createDevice({ school, context, now, ...person });
  const mine = here.teacherDevice();
  const phone = here.anaDevice();
  const all = [mine, theirs, phone];
  const syncAll = async () => {
    for (const device of [...all, ...all]) await device.sync();
  };
  await syncAll();
  return { ...here, school, context, other, mine, theirs, phone, syncAll };
}

it('one’s own shelf is one’s own, a course’s is its teachers’, and no learner sees either', async () => {
  const { context, mine, theirs, phone, syncAll, school } = await staffRoom();
  const own = write('What surprised you, {name}?');
  const course = write('Which voice is missing?', { context });
  expect(await mine.client.run(own)).toEqual({ ok: true });
  expect(await mine.client.run(course)).toEqual({ ok: true });
  await syncAll();
  expect(school.record(own.prompt)?.fields.text).toBe('What surprised you, {name}?');
  expect(await textsOn(mine, 'own')).toEqual(['What surprised you, {name}?']);
  expect(await textsOn(mine, 'course')).toEqual(['Which voice is missing?']);
  expect((await theirs.view(PROMPTS)).prompts).toMatchObject([
    {
      ...{ text: 'Which voice is missing?', shelf: 'course', mine: false, tags: ['persisting'] },
      ...{ from: { name: 'Ms Okafor' }, criterion: 'Evidence', part: 'question' },
    },
  ]);
  expect((await phone.view(PROMPTS)).prompts).toEqual([]);
  expect(JSON.stringify(await phone.repository.read(({ records }) => records.all()))).not.toContain(
    'voice is missing',
  );

  const change = { ...course, words: { text: 'Mine now' } };
  expect(await theirs.client.run(change)).toMatchObject({ ok: false, code: 'not_yours' });
  const gone = { do: 'prompt.delete', prompt: course.prompt } as const;
  expect(await theirs.client.run(gone)).toMatchObject({ ok: false, code: 'not_yours' });
  expect(await mine.client.run(gone)).toEqual({ ok: true });
  await syncAll();
  expect((await theirs.view(PROMPTS)).prompts).toEqual([]);
});

it('a team’s shelf is for the teachers of courses its author teaches, and leaves them when it is taken back', async () => {
  const { context, other, mine, theirs, phone, syncAll } = await staffRoom();
  const team = [context, other].map(teachersScope);
  const prompt = write('How do you know?', { audience: team });
  expect(await mine.client.run(prompt)).toEqual({ ok: true });
  await syncAll();
  expect(await textsOn(theirs, 'team')).toEqual(['How do you know?']);
  expect((await theirs.view(PROMPTS)).prompts[0]?.from.name).toBe('Ms Okafor');
  expect((await phone.view(PROMPTS)).prompts).toEqual([]);

  expect(await mine.client.run({ ...prompt, words: {}, audience: null })).toEqual({ ok: true });
  await syncAll();
  expect((await theirs.view(PROMPTS)).prompts).toEqual([]);
  expect(await textsOn(mine, 'own')).toEqual(['How do you know?']);

  const stranger = write('x', { audience: [teachersScope(newId())] });
  expect(await mine.client.run(stranger)).toMatchObject({ code: 'bad_audience' });
});

it('no learner makes one, and nobody an empty one', async () => {
  const { context, phone, mine } = await staffRoom();
  expect(await phone.client.run(write('Hi'))).toMatchObject({ code: 'not_yours' });
  expect(await phone.client.run(write('Hi', { context }))).toMatchObject({ code: 'not_yours' });
  expect(await mine.client.run(write(' \n'))).toMatchObject({ code: 'bad_value', field: 'text' });
});

it('an import is all or nothing, and leaves out what stands on that shelf', async () => {
  const { context, mine, theirs, syncAll } = await staffRoom();
  await mine.client.run(write('Say where it comes from.'));
  const command = { do: 'prompts.import', context: null } as const;
  const bad = [row('Fine.'), row('x'.repeat(2001))];
  const refused = await mine.client.run({ ...command, prompts: bad });
  expect(refused).toEqual({ ok: false, code: 'text_too_long', field: 'text' });
  expect(await textsOn(mine, 'own')).toEqual(['Say where it comes from.']);

  const good = ['SAY where  it comes from', 'Fine.', 'fine !', 'Another way?'].map(row);
  expect(await mine.client.run({ ...command, prompts: good })).toEqual({ ok: true });
  const after = ['Say where it comes from.', 'Fine.', 'Another way?'];
  expect((await textsOn(mine, 'own')).sort()).toEqual([...after].sort());
  expect(await mine.client.run({ ...command, prompts: good })).toEqual({ ok: true });
  expect(await textsOn(mine, 'own')).toHaveLength(3);

  // Another shelf is another matter.
  expect(await mine.client.run({ ...command, context, prompts: good })).toEqual({ ok: true });
  await syncAll();
  expect(await textsOn(theirs, 'course')).toHaveLength(3);
});

it('many at once come to school, in pieces it takes', async () => {
  const { mine, syncAll, school } = await staffRoom();
  const prompts = Array.from({ length: 500 }, (_, n) => row(`Read it aloud ${n} times`));
  const command = { do: 'prompts.import', context: null, prompts } as const;
  expect(await mine.client.run(command)).toEqual({ ok: true });
  await syncAll();
  expect(school.records().filter(({ kind }) => kind === 'prompt')).toHaveLength(500);
  expect((await mine.view({ kind: 'sync' })).state).toBe('saved');
});
