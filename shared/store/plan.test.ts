import { expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { classScope } from '../model/scope.ts';
import { createClass } from './double/class.ts';

const HOME = { kind: 'home', context: null } as const;
const AT = Date.UTC(2025, 3, 1);
const [GOAL, CHECK, SHOWN, LOOK, BRAVE] = [newId(), newId(), 'urn:their-words', newId(), newId()];
const fields = { next: 'Ask first', status: 'trying', madeAt: AT };
const brought = {
  do: 'plan.import' as const,
  sketch: [{ part: 'strengths' as const, text: 'I listen.' }],
  goals: [
    {
      id: GOAL,
      fields: { ...fields, audience: 'course:x:class', assignments: [newId()] },
      checkIns: [{ id: CHECK, fields: { text: 'Twice', madeAt: AT } }],
      evidence: [{ id: SHOWN, fields: { text: 'My notes', madeAt: AT } }],
    },
  ],
  reflections: [{ id: LOOK, fields: { lessons: 'Slow', madeAt: AT }, goal: GOAL }],
  moments: [{ id: BRAVE, fields: { tried: 'I spoke' }, goal: newId() }],
};

it('what is brought along becomes one’s own, private, with its days and without its ties', async () => {
  const here = createClass();
  const ana = here.anaDevice();
  await ana.sync();
  expect(await ana.client.run(brought)).toEqual({ ok: true });
  await ana.sync();
  const home = await ana.view(HOME);
  const [goal] = home.goals;
  expect(goal).toMatchObject({
    ...{ mine: true, context: null, assignments: [], fields },
    sharing: { audience: null, seenBy: [], forClass: null },
    checkIns: [{ text: 'Twice', madeAt: AT }],
    evidence: [{ text: 'My notes', madeAt: AT }],
  });
  expect(goal?.id).not.toBe(GOAL);
  expect(home.reflections).toMatchObject([{ lessons: 'Slow', madeAt: AT, goal: { id: goal?.id } }]);
  expect(home.moments).toMatchObject([{ tried: 'I spoke', goal: null }]);
  expect(home.sketch).toMatchObject([{ part: 'strengths', text: 'I listen.' }]);
  expect((await ana.view({ kind: 'sync' })).refused).toEqual([]);
  const teacher = here.teacherDevice();
  await teacher.sync();
  expect((await teacher.view(here.graderQuery)).goals).toEqual([]);
});

it('twice, or on two devices, makes nothing double; another person has their own', async () => {
  const here = createClass();
  const [laptop, phone] = [here.anaDevice(), here.anaDevice()];
  for (const device of [laptop, phone]) await device.sync();
  await laptop.client.run(brought);
  await laptop.client.run(brought);
  await phone.client.run(brought);
  for (const device of [laptop, phone, laptop]) await device.sync();
  for (const device of [laptop, phone]) {
    const home = await device.view(HOME);
    expect(home.goals).toHaveLength(1);
    expect(home.goals[0]?.checkIns).toHaveLength(1);
    expect([home.reflections.length, home.moments.length, home.sketch.length]).toEqual([1, 1, 1]);
  }
});

it('leaves what stands here as it is, and what one said of oneself', async () => {
  const here = createClass();
  const ana = here.anaDevice();
  await ana.sync();
  const { context } = here;
  await ana.client.run({ do: 'goal.write', goal: GOAL, context, answers: { next: 'Here' } });
  await ana.client.run({ do: 'sketch.write', part: 'strengths', text: 'I draw.' });
  await ana.client.run({
    ...({ do: 'sketch.write', part: 'needs', text: '' } as const),
    audience: [classScope(context)],
  });
  const sketch = [...brought.sketch, { part: 'needs' as const, text: 'Quiet' }];
  expect(await ana.client.run({ ...brought, sketch })).toEqual({ ok: true });
  await ana.sync();
  const home = await ana.view(HOME);
  expect(home.goals).toMatchObject([{ id: GOAL, context, fields: { next: 'Here' } }]);
  expect(home.goals[0]?.evidence).toHaveLength(1);
  expect(home.sketch).toMatchObject([
    { part: 'strengths', text: 'I draw.' },
    { part: 'needs', text: 'Quiet', sharing: { audience: null } },
  ]);
  expect((await ana.view({ kind: 'sync' })).refused).toEqual([]);
});

it('is all or nothing', async () => {
  const ana = createClass().anaDevice();
  await ana.sync();
  const broken = { id: newId(), fields: { lessons: 'x'.repeat(2001) }, goal: null };
  const outcome = await ana.client.run({ ...brought, reflections: [broken] });
  expect(outcome).toEqual({ ok: false, code: 'text_too_long', field: 'lessons' });
  const link = { id: newId(), fields: { link: 'javascript:alert(1)' } };
  const goals = [{ id: GOAL, fields, checkIns: [], evidence: [link] }];
  expect(await ana.client.run({ ...brought, goals })).toMatchObject({ ok: false, field: 'link' });
  expect((await ana.view(HOME)).goals).toEqual([]);
});
