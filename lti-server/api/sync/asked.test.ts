import { beforeEach, expect, it } from 'vitest';
import { onBothDatabases } from '../../../test/postgres/databases.ts';
import { again, makeSchool, personAt, put, type TestSchool } from './school.fixture.ts';

onBothDatabases('a question', ({ database, tenant }) => {
  let school: TestSchool;
  const at = (person: 'ada' | 'lin') => personAt(database(), tenant(), school[person]);
  beforeEach(async () => {
    school = await makeSchool(database(), tenant());
  });

  it('has other words until somebody answers, and again when the answer is taken back', async () => {
    const about = { context: school.course, learner: school.lin };
    const question = put('question', { ...about, fields: { text: 'Is this clear?' } });
    const write = (fields: Record<string, string | boolean>) =>
      at('lin').one(again(question, { fields }));
    await at('lin').one(question);
    const more = put('reply', {
      ...about,
      parent: question.record,
      fields: { text: 'At the end' },
    });
    expect(await at('lin').one(more)).toMatchObject({ status: 'applied' });
    expect(await write({ text: 'Is my end clear?' })).toMatchObject({ status: 'applied' });

    const answer = put('reply', { ...about, parent: question.record, fields: { text: 'Nearly' } });
    expect(await at('ada').one(answer)).toMatchObject({ status: 'applied' });
    expect(await write({ text: 'Is all of it clear?' })).toMatchObject({
      ...{ status: 'refused', code: 'answered', field: 'text' },
    });
    expect(await write({ closed: true })).toMatchObject({ status: 'applied' });
    const asked = async () =>
      (await at('ada').pull()).records.find(({ id }) => id === question.record)?.fields;
    expect(await asked()).toMatchObject({ text: 'Is my end clear?', closed: true });

    await at('ada').one(again(answer, { op: 'delete' }));
    expect(await write({ text: 'Is all of it clear?' })).toMatchObject({ status: 'applied' });
    expect(await asked()).toMatchObject({ text: 'Is all of it clear?' });
  });
});
