import { describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { teachersScope } from '../model/scope.ts';
import { createClass, goalOf } from './double/class.ts';

describe('a next step travels from the teacher to the learner and back', () => {
  it('through a draft, its release, the answer and a reply', async () => {
    const { school, teacherDevice, anaDevice, ana, ...here } = createClass();
    const [desk, phone] = [teacherDevice(), anaDevice()];
    await desk.sync();
    const words = { observation: 'Your claim is clear.', nextStep: 'Add one source.' };
    const command = here.feedbackFor(ana, words);
    const { feedback, step } = command;
    expect(await desk.client.run(command)).toEqual({ ok: true });
    await desk.sync();
    expect((await desk.view(here.graderQuery)).drafts[0]).toMatchObject({
      ...words,
      id: feedback,
      step,
    });
    await phone.sync();
    expect((await phone.view(here.assignmentQuery)).steps).toEqual([]);

    await desk.client.run({ do: 'feedback.release', feedback });
    await desk.sync();
    await phone.sync();
    expect((await phone.view(here.assignmentQuery)).steps).toMatchObject([
      {
        ...{ id: step, text: 'Add one source.', observation: 'Your claim is clear.' },
        ...{ answer: 'open', live: true, closed: false, from: { name: 'Ms Okafor' } },
      },
    ]);

    await phone.client.run({ do: 'step.answer', step, answer: 'did_it', evidence: 'See page 2.' });
    await phone.client.run({ do: 'reply.write', reply: newId(), step, text: 'Thank you' });
    await phone.sync();
    await desk.sync();
    const [seen] = (await desk.view(here.graderQuery)).feedback;
    expect(seen?.step).toMatchObject({ answer: 'did_it', evidence: 'See page 2.' });
    expect(seen?.step?.replies).toMatchObject([
      { text: 'Thank you', mine: false, from: { name: 'Ana' } },
    ]);
    const board = { kind: 'board', context: here.context } as const;
    expect((await desk.view(board)).rows[0]).toMatchObject({ unanswered: 1 });
    await desk.client.run({ do: 'reply.write', reply: newId(), step, text: 'With pleasure' });
    expect((await desk.view(board)).rows[0]).toMatchObject({ unanswered: 0 });
    expect(await phone.view({ kind: 'sync' })).toMatchObject({
      state: 'saved',
      unsent: 0,
      refused: [],
    });
    expect(school.records().filter((record) => record.kind === 'next_step')).toHaveLength(1);
  });

  it('can be taken back, and the learner keeps what they wrote on it', async () => {
    const { teacherDevice, anaDevice, ana, ...here } = createClass();
    const [desk, phone] = [teacherDevice(), anaDevice()];
    await desk.sync();
    const command = here.feedbackFor(ana, { nextStep: 'Add one source.' });
    await desk.client.run(command);
    await desk.client.run({ do: 'feedback.release', feedback: command.feedback });
    await desk.sync();
    await phone.sync();
    await phone.client.run({ do: 'step.answer', step: command.step, plan: 'At the library' });
    await phone.sync();
    const { feedback } = command;
    await desk.client.run({ do: 'feedback.withdraw', feedback, trace: newId() });
    await desk.sync();
    await phone.sync();
    const view = await phone.view(here.assignmentQuery);
    expect(view.steps).toEqual([]);
    expect(view.takenBack).toMatchObject([{ from: { name: 'Ms Okafor' } }]);
    expect((await phone.view({ kind: 'home', context: null })).steps).toMatchObject([
      { plan: 'At the library', live: false },
    ]);
  });

  it('undone becomes a draft again, and discarded is gone everywhere', async () => {
    const { school, teacherDevice, anaDevice, ana, ...here } = createClass();
    const [desk, phone] = [teacherDevice(), anaDevice()];
    await desk.sync();
    const command = here.feedbackFor(ana, { nextStep: 'Add one source.' });
    const { feedback } = command;
    await desk.client.run(command);
    await desk.client.run({ do: 'feedback.release', feedback });
    await desk.sync();
    await phone.sync();
    await desk.client.run({ do: 'feedback.undo', feedback });
    await desk.sync();
    await phone.sync();
    expect((await phone.view(here.assignmentQuery)).steps).toEqual([]);
    expect((await desk.view(here.graderQuery)).drafts[0]?.nextStep).toBe('Add one source.');
    await desk.client.run({ do: 'feedback.discard', feedback });
    await desk.sync();
    expect((await desk.view(here.graderQuery)).drafts).toEqual([]);
    expect(school.record(feedback)?.deleted).toBe(true);
    expect(school.record(command.step)?.deleted).toBe(true);
  });
});

describe('a goal is its learner’s', () => {
  it('shared with the teachers it shows who sees it, and a suggestion becomes the learner’s own write', async () => {
    const { teacherDevice, anaDevice, ana, context, ...here } = createClass();
    const [desk, phone] = [teacherDevice(), anaDevice()];
    await phone.sync();
    await desk.sync();
    const goal = newId();
    await phone.client.run(goalOf(goal, context, 'Write shorter sentences'));
    await phone.client.run({ do: 'goal.tie', goal, context, lmsAssignment: '7', on: true });
    const audience = [teachersScope(context)];
    await phone.client.run({ do: 'goal.write', goal, context, audience });
    await phone.sync();
    const [mine] = (await phone.view(here.assignmentQuery)).goals;
    expect(mine).toMatchObject({ tied: true, mine: true, sharing: { seenBy: ['Ms Okafor'] } });

    await desk.sync();
    const words = { next: 'One thought a sentence', path: '', evidence: '', note: 'Try this' };
    const make = { do: 'suggestion.make', learner: ana, context, goal, words } as const;
    expect(await desk.client.run(make)).toEqual({ ok: true });
    expect(await desk.client.run(make)).toEqual({ ok: true });
    expect(await desk.client.run(make)).toEqual({ ok: false, code: 'too_many_pending' });
    await desk.sync();
    await phone.sync();
    const [suggested] = (await phone.view(here.assignmentQuery)).goals;
    const suggestion = suggested?.suggestions[0]?.id ?? '';
    await phone.client.run({ do: 'suggestion.answer', suggestion, answer: 'accepted' });
    await phone.sync();
    await desk.sync();
    const [seen] = (await desk.view(here.graderQuery)).goals;
    expect(seen?.fields.next).toBe('One thought a sentence');
    expect(seen?.suggestions.map((s) => s.answer).sort()).toEqual(['accepted', 'pending']);
    const other = suggested?.suggestions[1]?.id ?? '';
    await phone.client.run({ do: 'goal.write', goal, context, answers: { path: 'Each day.' } });
    const answers = { next: 'Two thoughts', path: '', evidence: ' ' };
    await phone.client.run({
      do: 'suggestion.answer',
      suggestion: other,
      answer: 'changed',
      answers,
    });
    const [changed] = (await phone.view(here.assignmentQuery)).goals;
    expect(changed?.fields).toMatchObject({ next: 'Two thoughts', path: 'Each day.' });
    expect((await desk.view({ kind: 'board', context })).rows).toMatchObject([
      { learner: { name: 'Ana' }, sharedGoals: 1 },
      { learner: { name: 'Ben' }, sharedGoals: 0 },
    ]);
  });

  it('is refused to anybody else before it leaves the computer', async () => {
    const { teacherDevice, anaDevice, context } = createClass();
    const [desk, phone] = [teacherDevice(), anaDevice()];
    const goal = newId();
    await phone.client.run(goalOf(goal, context, 'Mine'));
    await phone.client.run({
      do: 'goal.write',
      ...{ goal, context, audience: [teachersScope(context)] },
    });
    await phone.sync();
    await desk.sync();
    expect(await desk.client.run(goalOf(goal, context, 'Not yours'))).toEqual({
      ok: false,
      code: 'ownership_law',
      field: 'next',
    });
    const elsewhere = { do: 'goal.write', goal, context, audience: [teachersScope(newId())] };
    expect(await phone.client.run({ ...elsewhere, do: 'goal.write' })).toEqual({
      ok: false,
      code: 'bad_audience',
      field: 'audience',
    });
  });
});
