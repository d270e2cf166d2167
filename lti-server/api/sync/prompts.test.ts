import { beforeEach, expect, it } from 'vitest';
import { teachersScope } from '../../../shared/model/scope.ts';
import { onBothDatabases } from '../../../test/postgres/databases.ts';
import { again, enrol, makeSchool, personAt, put, type TestSchool } from './school.fixture.ts';

onBothDatabases('prompts', ({ database, tenant }) => {
  let school: TestSchool;
  const at = (person: 'ada' | 'bo' | 'cy' | 'lin') =>
    personAt(database(), tenant(), school[person]);
  const reads = async (person: 'ada' | 'bo' | 'cy' | 'lin', id: string) =>
    (await at(person).pull()).records.some((record) => record.id === id);
  beforeEach(async () => {
    school = await makeSchool(database(), tenant());
    await enrol(database(), tenant(), school.course, school.bo, 'teacher');
  });

  it('of a course are its teachers’, who may not change another’s', async () => {
    const prompt = put('prompt', { context: school.course, fields: { text: 'Whose voice?' } });
    expect(await at('ada').one(prompt)).toMatchObject({ status: 'applied' });
    expect(await reads('bo', prompt.record)).toBe(true);
    expect(await reads('lin', prompt.record)).toBe(false);
    expect(await reads('cy', prompt.record)).toBe(false);
    const change = again(prompt, { fields: { text: 'Mine' } });
    expect(await at('bo').one(change)).toMatchObject({ code: 'not_yours' });
    expect(await at('lin').one(again(change, {}))).toMatchObject({ status: 'refused' });
  });

  it('of one’s own go to a team, and leave it, as their author says', async () => {
    const prompt = put('prompt', { fields: { text: 'Why?', part: 'question' } });
    expect(await at('ada').one(prompt)).toMatchObject({ status: 'applied' });
    expect(await reads('bo', prompt.record)).toBe(false);
    const share = again(prompt, { fields: { audience: [teachersScope(school.course)] } });
    expect(await at('ada').one(share)).toMatchObject({ status: 'applied' });
    const { records, epoch, cursors } = await at('bo').pull();
    expect(records.map(({ id }) => id)).toContain(prompt.record);
    expect(await reads('lin', prompt.record)).toBe(false);
    await at('ada').one(again(prompt, { fields: { audience: null } }));
    const { entries } = await at('bo').pull({ epoch, cursors });
    expect(entries).toContainEqual({
      scope: teachersScope(school.course),
      id: prompt.record,
      gone: true,
    });
    expect(await reads('ada', prompt.record)).toBe(true);
  });

  it('are made by teachers, about nobody, for courses they teach', async () => {
    const text = { text: 'Why?' };
    for (const [person, parts, code] of [
      ['lin', {}, 'not_yours'],
      ['lin', { context: school.course }, 'not_yours'],
      ['cy', { context: school.course }, 'not_yours'],
      ['ada', { context: school.course, learner: school.lin }, 'not_yours'],
    ] as const)
      expect(await at(person).one(put('prompt', { ...parts, fields: text }))).toMatchObject({
        code,
      });
    const fields = { ...text, audience: [teachersScope(school.elsewhere)] };
    expect(await at('ada').one(put('prompt', { fields }))).toMatchObject({ code: 'bad_audience' });
  });
});
