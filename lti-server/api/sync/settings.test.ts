import { beforeEach, expect, it } from 'vitest';
import { settingId } from '../../../shared/model/ids.ts';
import { onBothDatabases } from '../../../test/postgres/databases.ts';
import { again, enrol, makeSchool, personAt, put, type TestSchool } from './school.fixture.ts';

onBothDatabases('settings', ({ database, tenant }) => {
  let school: TestSchool;
  const at = (person: 'ada' | 'bo' | 'cy' | 'lin') =>
    personAt(database(), tenant(), school[person]);
  const reads = async (person: 'ada' | 'bo' | 'cy' | 'lin', id: string) =>
    (await at(person).pull()).records.find((record) => record.id === id)?.fields;
  beforeEach(async () => {
    school = await makeSchool(database(), tenant());
    await enrol(database(), tenant(), school.course, school.bo, 'teacher');
  });

  it('of a course are its teachers’ together, and nobody else’s', async () => {
    const record = settingId(school.course);
    const parts = { record, context: school.course };
    const first = put('setting', { ...parts, fields: { readingGrade: 3 } });
    expect(await at('lin').one(first)).toMatchObject({ code: 'not_yours' });
    expect(await at('cy').one(first)).toMatchObject({ code: 'not_yours' });
    expect(await at('ada').one(first)).toMatchObject({ status: 'applied' });
    // Another teacher, who knew of none yet.
    const second = put('setting', { ...parts, fields: { readingGrade: 5 } });
    expect(await at('bo').one(second)).toMatchObject({ status: 'applied' });
    expect(await reads('ada', record)).toEqual({ readingGrade: 5 });
    expect(await reads('lin', record)).toBeUndefined();
    expect(await reads('cy', record)).toBeUndefined();
    expect(await at('lin').one(again(second, {}))).toMatchObject({ status: 'refused' });
  });

  it('are one for each course, and of values somebody can choose', async () => {
    const fields = { readingGrade: 3 };
    expect(await at('ada').one(put('setting', { context: school.course, fields }))).toMatchObject({
      code: 'bad_value',
    });
    const record = settingId(school.course);
    const odd = put('setting', { record, context: school.course, fields: { readingGrade: 4 } });
    expect(await at('ada').one(odd)).toMatchObject({ code: 'bad_value', field: 'readingGrade' });
  });
});
