import { describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { createClass } from './double/class.ts';

async function twoDesks() {
  const here = createClass();
  const [desk, phone] = [here.teacherDevice(), here.anaDevice()];
  const meet = async () => {
    await phone.sync();
    await desk.sync();
    await phone.sync();
  };
  await meet();
  const grader = () => desk.view(here.graderQuery);
  const beside = () => phone.view(here.assignmentQuery);
  const row = async () =>
    (await desk.view({ kind: 'board', context: here.context })).rows.find(
      ({ learner }) => learner.id === here.ana,
    );
  const given = async (nextStep: string, lmsAssignment = '7') => {
    const command = { ...here.feedbackFor(here.ana, { nextStep }), lmsAssignment };
    await desk.client.run(command);
    await desk.client.run({ do: 'feedback.release', feedback: command.feedback });
    return command;
  };
  return { ...here, desk, phone, meet, grader, beside, row, given };
}

describe('a question about one’s own work', () => {
  it('stays as it was asked once it is answered; a change that comes late is kept, and says why', async () => {
    const { desk, phone, context, meet, beside } = await twoDesks();
    const question = newId();
    const ask = { do: 'question.write', question, context, lmsAssignment: '7' } as const;
    await phone.client.run({ ...ask, text: 'Is this clear?' });
    expect(await phone.client.run({ ...ask, text: 'Is my end clear?' })).toEqual({ ok: true });
    await meet();
    const answer = newId();
    await desk.client.run({ do: 'reply.write', reply: answer, step: question, text: 'Nearly.' });
    await desk.sync();
    // Away from the school it has heard of no answer.
    expect(await phone.client.run({ ...ask, text: 'Is all of it clear?' })).toEqual({ ok: true });
    await meet();
    expect((await beside()).questions).toMatchObject([{ text: 'Is my end clear?' }]);
    expect((await phone.view({ kind: 'sync' })).refused).toMatchObject([
      { code: 'answered', words: ['Is all of it clear?'] },
    ]);
    expect(await phone.client.run({ ...ask, text: 'And now?' })).toEqual({
      ...{ ok: false, code: 'answered', field: 'text' },
    });
    expect(await phone.client.run({ ...ask, closed: true })).toEqual({ ok: true });
    await desk.client.run({ do: 'reply.delete', reply: answer });
    await meet();
    expect(await phone.client.run({ ...ask, text: 'And now?' })).toEqual({ ok: true });
    await meet();
    expect((await beside()).questions).toMatchObject([{ text: 'And now?', closed: true }]);
  });

  it('waits for a teacher, is answered in its thread, and is closed by who asked', async () => {
    const { desk, phone, context, meet, grader, beside, row } = await twoDesks();
    const question = newId();
    const ask = { do: 'question.write', question, context, lmsAssignment: '7' } as const;
    await phone.client.run({ ...ask, text: 'Is this clear?', quoted: 'It is.' });
    await meet();
    expect((await grader()).questions).toMatchObject([
      { text: 'Is this clear?', quoted: 'It is.' },
    ]);
    expect(await row()).toMatchObject({ questions: 1 });
    const waiting = async () =>
      (await desk.view({ kind: 'home', context: null })).teaching[0]?.unanswered;
    expect(await waiting()).toBe(1);

    await desk.client.run({ do: 'reply.write', reply: newId(), step: question, text: 'Nearly.' });
    await meet();
    expect(await row()).toMatchObject({ questions: 0 });
    expect(await waiting()).toBe(0);
    expect((await beside()).questions[0]?.replies).toMatchObject([{ text: 'Nearly.' }]);

    await phone.client.run({ do: 'reply.write', reply: newId(), step: question, text: 'Why?' });
    await meet();
    expect(await row()).toMatchObject({ questions: 1 });
    await phone.client.run({ ...ask, closed: true });
    await meet();
    expect(await row()).toMatchObject({ questions: 0 });
    expect((await grader()).questions).toMatchObject([{ closed: true }]);
  });

  it('is found where no work is on the screen, for as long as it is open', async () => {
    const { desk, phone, context, meet, ana } = await twoDesks();
    const question = newId();
    const ask = { do: 'question.write', question, context, lmsAssignment: '7' } as const;
    await phone.client.run({ ...ask, text: 'Is this clear?' });
    await meet();
    const learner = { person: ana };
    const query = { kind: 'grader', context, lmsAssignment: null, learner } as const;
    const seen = async () => (await desk.view(query)).questions.map(({ text }) => text);
    expect(await seen()).toEqual(['Is this clear?']);
    await phone.client.run({ ...ask, closed: true });
    await meet();
    expect(await seen()).toEqual([]);
  });

  it('is tied to a work that is known, where no page of it is open', async () => {
    const { phone, context, meet, grader, beside, given } = await twoDesks();
    await given('Add one source.');
    await meet();
    const { assignment } = await beside();
    const question = newId();
    const ask = { do: 'question.write', question, context, lmsAssignment: null } as const;
    await phone.client.run({ ...ask, assignment, text: 'Which one?' });
    await meet();
    expect((await grader()).questions).toMatchObject([{ text: 'Which one?' }]);
  });
});

it('a learner’s message on feedback without a step is one that waits', async () => {
  const { desk, phone, ana, feedbackFor, meet, row } = await twoDesks();
  const command = feedbackFor(ana, { observation: 'A strong witness.' });
  await desk.client.run(command);
  await desk.client.run({ do: 'feedback.release', feedback: command.feedback });
  await meet();
  const step = command.feedback;
  await phone.client.run({ do: 'reply.write', reply: newId(), step, text: 'Thank you.' });
  await meet();
  expect(await row()).toMatchObject({ unanswered: 1 });
});

it('a note for the teacher is a draft until it is given', async () => {
  const { phone, context, meet, grader } = await twoDesks();
  const write = { do: 'cover.write', context, lmsAssignment: '7' } as const;
  await phone.client.run({ ...write, changed: 'The ending.' });
  await meet();
  expect((await grader()).cover).toBeNull();
  await phone.client.run({ ...write, given: true });
  await meet();
  expect((await grader()).cover).toMatchObject({ changed: 'The ending.', given: true });
});

it('one past step comes along, and is nobody else’s business', async () => {
  const { phone, context, meet, beside, grader, given } = await twoDesks();
  const { step } = await given('Add one source.', '6');
  await meet();
  expect((await beside()).carryable).toMatchObject([{ text: 'Add one source.' }]);
  const carry = { do: 'step.carry', context, lmsAssignment: '7' } as const;
  await phone.client.run({ ...carry, step });
  await meet();
  expect((await beside()).carried).toMatchObject({ id: step });
  expect(JSON.stringify(await grader())).not.toContain('carried');
  await phone.client.run({ ...carry, step: null });
  expect((await beside()).carried).toBeNull();
});

it('steps with a day of their own come first, the nearest before', async () => {
  const { phone, meet, given } = await twoDesks();
  const [late, soon] = [await given('Late'), await given('Soon')];
  await given('Some day');
  await meet();
  await phone.client.run({ do: 'step.answer', step: late.step, by: 2_000_000_000_000 });
  await phone.client.run({ do: 'step.answer', step: soon.step, by: 1_900_000_000_000 });
  const { steps } = await phone.view({ kind: 'home', context: null });
  expect(steps.map(({ text }) => text)).toEqual(['Soon', 'Late', 'Some day']);
});
