import { expect, it } from 'vitest';
import { newId, settingId } from '../model/ids.ts';
import { createClass } from './double/class.ts';
import { createDevice } from './double/device.ts';

/** A course with two teachers, each at a desk of their own, and a learner. */
async function twoTeachers() {
  const { school, context, now, graderQuery, teacherDevice, anaDevice } = createClass();
  const colleague = newId();
  school.enrol(colleague, context, 'teacher', 'Mr Silva');
  const role = 'teacher' as const;
  const mine = teacherDevice();
  const theirs = createDevice({ school, context, now, person: colleague, role, name: 'Mr Silva' });
  const phone = anaDevice();
  const syncAll = async () => {
    for (const device of [mine, theirs, phone, mine, theirs, phone]) await device.sync();
  };
  await syncAll();
  const grades = async () => [
    (await mine.view(graderQuery)).readingGrade,
    (await theirs.view(graderQuery)).readingGrade,
  ];
  const reads = (grade: 3 | 5 | null) => ({ do: 'class.reads', context, grade }) as const;
  return { school, context, mine, theirs, phone, syncAll, grades, reads };
}

it('what a class reads is said once for all its teachers, and no learner is told', async () => {
  const { mine, theirs, phone, syncAll, grades, reads } = await twoTeachers();
  expect(await grades()).toEqual([null, null]);
  expect(await mine.client.run(reads(3))).toEqual({ ok: true });
  expect(await grades()).toEqual([3, null]);
  await syncAll();
  expect(await grades()).toEqual([3, 3]);
  expect(await theirs.client.run(reads(5))).toEqual({ ok: true });
  await syncAll();
  expect(await grades()).toEqual([5, 5]);
  await mine.client.run(reads(null));
  await syncAll();
  expect(await grades()).toEqual([null, null]);
  const known = await phone.repository.read(({ records }) => records.all());
  expect(known.map(({ kind }) => kind)).not.toContain('setting');
  expect(await phone.client.run(reads(3))).toMatchObject({ ok: false });
});

it('two teachers who say it apart from each other have one setting, as the later one said', async () => {
  const { school, context, mine, theirs, syncAll, grades, reads } = await twoTeachers();
  await mine.client.run(reads(3));
  await theirs.client.run(reads(5));
  await syncAll();
  expect(await grades()).toEqual([5, 5]);
  expect(school.records().filter(({ kind }) => kind === 'setting')).toMatchObject([
    { id: settingId(context), fields: { readingGrade: 5 } },
  ]);
  for (const device of [mine, theirs])
    expect(await device.view({ kind: 'sync' })).toMatchObject({ refused: [], kept: [] });
});
