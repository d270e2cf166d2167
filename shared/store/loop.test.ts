import { describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { createDevice } from './double/device.ts';
import { createSchool } from './double/school.ts';

function aClass() {
  let clock = Date.UTC(2026, 8, 1);
  const now = () => ++clock;
  const school = createSchool(now);
  const [teacher, learner, context] = [newId(), newId(), newId()];
  school.enrol(teacher, context, 'teacher', 'Ms Okafor');
  school.enrol(learner, context, 'learner', 'Ana');
  const desk = createDevice({ school, person: teacher, role: 'teacher', context, now });
  const phone = createDevice({ school, person: learner, role: 'learner', context, now });
  return { school, teacher, learner, context, desk, phone, now };
}

describe('a next step travels from the teacher to the learner and back', () => {
  it('through a draft, its release, the answer and a reply', async () => {
    const { school, desk, phone, context, learner } = aClass();
    await desk.sync();
    const grader = {
      kind: 'grader',
      context,
      lmsAssignment: '7',
      learner: { lmsUser: 'lms-Ana' },
    } as const;
    const [feedback, step] = [newId(), newId()];
    const words = {
      observation: 'Your claim is clear.',
      nextStep: 'Add one source.',
      question: '',
    };
    const wrote = await desk.client.run({
      do: 'feedback.write',
      ...{ feedback, step, learner, context, lmsAssignment: '7', words },
    });
    expect(wrote).toEqual({ ok: true });
    await desk.sync();
    expect((await desk.view(grader)).draft).toMatchObject({ ...words, id: feedback, step });
    await phone.sync();
    const assignment = { kind: 'assignment', context, lmsAssignment: '7' } as const;
    expect((await phone.view(assignment)).steps).toEqual([]);

    await desk.client.run({ do: 'feedback.release', feedback });
    await desk.sync();
    await phone.sync();
    const [card] = (await phone.view(assignment)).steps;
    expect(card).toMatchObject({
      ...{ id: step, text: 'Add one source.', observation: 'Your claim is clear.', answer: 'open' },
      ...{ live: true, closed: false, from: { name: 'Ms Okafor' } },
    });

    await phone.client.run({ do: 'step.answer', step, answer: 'did_it', evidence: 'See page 2.' });
    await phone.client.run({ do: 'reply.write', reply: newId(), step, text: 'Thank you' });
    await phone.sync();
    await desk.sync();
    const [seen] = (await desk.view(grader)).feedback;
    expect(seen?.step).toMatchObject({ answer: 'did_it', evidence: 'See page 2.' });
    expect(seen?.step?.replies).toMatchObject([
      { text: 'Thank you', mine: false, from: { name: 'Ana' } },
    ]);
    expect(await phone.view({ kind: 'sync' })).toEqual({ state: 'saved', unsent: 0, refused: [] });
    expect(school.records().filter((record) => record.kind === 'next_step')).toHaveLength(1);
  });
});
