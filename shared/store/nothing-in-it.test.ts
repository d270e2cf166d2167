import { describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { createClass, goalOf } from './double/class.ts';

/** Ana's goal, which her teacher sees, and what hangs on it for each of them. */
async function shared() {
  const here = createClass();
  const { context, ana } = here;
  const [phone, desk] = [here.anaDevice(), here.teacherDevice()];
  await phone.sync();
  const goal = newId();
  await phone.client.run({
    ...goalOf(goal, context, 'Read aloud'),
    audience: [`course:${context}:teachers`],
  });
  const both = async () => {
    await phone.sync();
    await desk.sync();
    const own = await phone.view({ kind: 'home', context: null });
    const seen = await desk.view({
      ...{ kind: 'grader', context, lmsAssignment: null, learner: { person: ana } },
    } as const);
    return [own.goals[0], seen.goals[0]];
  };
  return { ...here, phone, desk, goal, both };
}
const EMPTY = { checkIns: [], evidence: [] };

describe('what hangs on a goal', () => {
  it('is not begun before there is something in it', async () => {
    const { phone, goal, both } = await shared();
    await phone.client.run({ do: 'evidence.write', evidence: newId(), goal, link: '' });
    await phone.client.run({ do: 'check_in.write', checkIn: newId(), goal, text: ' ' });
    expect(await both()).toMatchObject([EMPTY, EMPTY]);
  });

  it('is shown to nobody while there is nothing in it, and again when there is', async () => {
    const { phone, goal, both } = await shared();
    const [evidence, checkIn] = [newId(), newId()];
    const write = async (text: string) => {
      await phone.client.run({ do: 'evidence.write', evidence, goal, text });
      await phone.client.run({ do: 'check_in.write', checkIn, goal, text });
    };
    await write('I read to my sister.');
    const full = { checkIns: [{ id: checkIn }], evidence: [{ id: evidence }] };
    expect(await both()).toMatchObject([full, full]);
    await write('');
    expect(await both()).toMatchObject([EMPTY, EMPTY]);
    await write('I read to my class.');
    expect(await both()).toMatchObject([full, full]);
  });

  it('is taken away where it is left with nothing in it, and only there', async () => {
    const { phone, goal, school, both } = await shared();
    const [left, kept] = [newId(), newId()];
    const leave = (record: string) => phone.client.run({ do: 'entry.leave', record });
    for (const evidence of [left, kept])
      await phone.client.run({ do: 'evidence.write', evidence, goal, text: 'Notes' });
    await phone.client.run({ do: 'evidence.write', evidence: left, goal, text: '' });
    await leave(left);
    await leave(kept);
    expect(await leave(newId())).toEqual({ ok: true });
    const one = { evidence: [{ id: kept }] };
    expect(await both()).toMatchObject([one, one]);
    expect(school.record(left)?.deleted).toBe(true);
  });

  it('stays where a teacher has said something on it', async () => {
    const { phone, desk, goal, ana, feedbackFor, both } = await shared();
    const evidence = newId();
    await phone.client.run({ do: 'evidence.write', evidence, goal, text: 'Notes' });
    await both();
    const said = {
      ...feedbackFor(ana, { observation: 'You read on.' }),
      on: { record: evidence, part: '' },
    };
    expect(await desk.client.run(said)).toEqual({ ok: true });
    await desk.client.run({ do: 'feedback.release', feedback: said.feedback });
    await both();
    await phone.client.run({ do: 'evidence.write', evidence, goal, text: '' });
    await phone.client.run({ do: 'entry.leave', record: evidence });
    const one = { evidence: [{ id: evidence, text: '', feedback: [{ id: said.feedback }] }] };
    expect(await both()).toMatchObject([one, one]);
  });
});
