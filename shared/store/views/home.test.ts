import { expect, it } from 'vitest';
import { newId } from '../../model/ids.ts';
import { createClass, goalOf } from '../double/class.ts';
import { show } from '../show.ts';

const HOME = { kind: 'home', context: null } as const;

/** Feedback with a step for Ana: how it stands, how she answered. */
async function taughtClass() {
  const { teacherDevice, anaDevice, ana, teacher, context, ...here } = createClass();
  const [desk, phone] = [teacherDevice(), anaDevice()];
  await desk.sync();
  const steps = [];
  for (const state of ['draft', 'draft', 'released', 'released', 'released', 'withdrawn']) {
    const words = here.feedbackFor(ana, { observation: 'Seen', nextStep: 'Add one source.' });
    await desk.client.run(words);
    const { feedback } = words;
    if (state !== 'draft') await desk.client.run({ do: 'feedback.release', feedback });
    if (state === 'withdrawn') await desk.client.run({ do: 'feedback.withdraw', feedback });
    if (state === 'released') steps.push(words.step);
  }
  await desk.sync();
  await phone.sync();
  const [help = '', done = ''] = steps;
  await phone.client.run({ do: 'step.answer', step: help, answer: 'need_help' });
  await phone.client.run({ do: 'step.answer', step: done, answer: 'did_it', closed: true });
  await phone.sync();
  await desk.sync();
  const me = {
    ...{ person: teacher, name: 'Ms Okafor' },
    courses: [{ context, role: 'teacher', title: 'Biology' }],
  } as const;
  return { desk, phone, context, me, help, done };
}

it('a teacher’s home has one line for each course: who waits, what is open, what is not given', async () => {
  const { desk, phone, context, help } = await taughtClass();
  const line = {
    context,
    title: 'Biology',
    needHelp: 1,
    openSteps: 2,
    drafts: 2,
    unanswered: 0,
    forClass: 0,
  };
  expect((await desk.view(HOME)).teaching).toEqual([line]);
  const reply = { do: 'reply.write', step: help, text: 'How?' } as const;
  await phone.client.run({ ...reply, reply: newId() });
  await phone.sync();
  await desk.sync();
  expect((await desk.view(HOME)).teaching).toEqual([{ ...line, unanswered: 1 }]);
  await desk.client.run({ ...reply, reply: newId(), text: 'Like this.' });
  expect((await desk.view(HOME)).teaching).toEqual([line]);
  await phone.client.run({ do: 'step.answer', step: help, answer: 'did_it', closed: true });
  await phone.sync();
  await desk.sync();
  expect((await desk.view(HOME)).teaching).toEqual([{ ...line, needHelp: 0, openSteps: 1 }]);
  expect((await phone.view(HOME)).teaching).toEqual([]);
});

it('and reads for it what is open, not what was closed and given', async () => {
  const { desk, me, context, help, done } = await taughtClass();
  const read = new Set<string>();
  await desk.repository.read(async (tables) => {
    const records = {
      ...tables.records,
      by: async (...[index, value]: Parameters<typeof tables.records.by>) => {
        const rows = await tables.records.by(index, value);
        for (const row of rows) read.add(row.id);
        return rows;
      },
    };
    const counted = {
      ...desk.repository,
      read: <T>(work: (t: typeof tables) => Promise<T>) => work({ ...tables, records }),
    };
    await show(counted, { kind: 'home', context }, me, 'idle');
  });
  expect(read).toContain(help);
  expect(read).not.toContain(done);
});

it('one course’s goals and steps can come first', async () => {
  const { anaDevice, context } = createClass();
  const phone = anaDevice();
  await phone.sync();
  await phone.client.run(goalOf(newId(), context, 'here, older'));
  await phone.client.run(goalOf(newId(), null, 'elsewhere'));
  await phone.client.run(goalOf(newId(), context, 'here, newer'));
  const order = async (first: string | null) =>
    (await phone.view({ kind: 'home', context: first })).goals.map((goal) => goal.fields.next);
  expect(await order(null)).toEqual(['here, newer', 'elsewhere', 'here, older']);
  expect(await order(context)).toEqual(['here, newer', 'here, older', 'elsewhere']);
});

it('a learner has begun with the first answer or the first words of their own, wherever that was', async () => {
  const { teacherDevice, anaDevice, ana, context, assignmentQuery, ...here } = createClass();
  const [desk, phone] = [teacherDevice(), anaDevice()];
  await desk.sync();
  const words = here.feedbackFor(ana, { nextStep: 'Add one source.' });
  await desk.client.run(words);
  await desk.client.run({ do: 'feedback.release', feedback: words.feedback });
  await desk.sync();
  await phone.sync();
  const elsewhere = { ...assignmentQuery, lmsAssignment: '8' };
  const started = async () => [
    (await phone.view(HOME)).preference.started,
    (await phone.view(elsewhere)).preference.started,
  ];
  expect(await started()).toEqual([false, false]);
  await phone.client.run({ do: 'step.answer', step: words.step, answer: 'will_do' });
  expect(await started()).toEqual([true, true]);
  await phone.client.run({ do: 'step.answer', step: words.step, answer: 'open' });
  expect(await started()).toEqual([false, false]);
  const goal = newId();
  await phone.client.run(goalOf(goal, context, 'Ask first'));
  expect(await started()).toEqual([true, true]);
  await phone.client.run({ do: 'goal.delete', goal });
  await phone.client.run({ do: 'preference.set', started: true });
  expect(await started()).toEqual([true, true]);
});
