import { beforeEach, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/model/ids.ts';
import { classScope, personScope, type Scope, teachersScope } from '../../../shared/model/scope.ts';
import { onBothDatabases } from '../../../test/postgres/databases.ts';
import { Mirror } from './mirror.fixture.ts';
import { again, enrol, makeSchool, personAt, put, type TestSchool } from './school.fixture.ts';

onBothDatabases('a learner in two courses shows a goal to one teacher', ({ database, tenant }) => {
  let school: TestSchool;
  const at = (who: 'ada' | 'cy' | 'lin') => personAt(database(), tenant(), school[who]);
  const mirrorOf = (who: 'ada' | 'cy' | 'lin') => new Mirror(database(), tenant(), school[who]);
  /** What somebody holds of these after their next sync. */
  async function held(mirror: Mirror, all: Record<string, RecordId>): Promise<string[]> {
    await mirror.catchUp();
    await mirror.expectWhole();
    return Object.keys(all).filter((name) => mirror.has(all[name] ?? ''));
  }
  beforeEach(async () => {
    school = await makeSchool(database(), tenant());
    await enrol(database(), tenant(), school.elsewhere, school.lin, 'learner');
  });

  /** Lin's goal as Ada sees it, with all that was said on it. */
  async function talkOnGoal(audience: Scope[]) {
    const { course, lin } = school;
    const goal = put('goal', { learner: lin, fields: { next: 'Mine', audience } });
    const checkIn = put('check_in', {
      ...{ learner: lin, parent: goal.record, fields: { text: 'Slowly' } },
    });
    const about = { context: course, learner: lin };
    const feedback = put('feedback', {
      ...{ ...about, parent: goal.record },
      fields: { observation: 'Clear', part: 'next', state: 'released' },
    });
    const step = put('next_step', {
      ...{ ...about, parent: feedback.record, fields: { text: 'Name one source' } },
    });
    const reply = put('reply', { ...about, parent: step.record, fields: { text: 'Which?' } });
    const applied = [
      ...(await at('lin').send(goal, checkIn)),
      ...(await at('ada').send(feedback, step)),
      ...(await at('lin').send(reply)),
    ];
    for (const { status } of applied) expect(status).toBe('applied');
    const made = { goal, checkIn, feedback, step, reply };
    const ids = Object.fromEntries(Object.entries(made).map(([name, m]) => [name, m.record]));
    return { ...made, ids };
  }
  const EVERYTHING = ['goal', 'checkIn', 'feedback', 'step', 'reply'];

  it('the other has nothing of it, and cannot say a word on it', async () => {
    const { goal, ids } = await talkOnGoal([teachersScope(school.course)]);
    expect(await held(mirrorOf('ada'), ids)).toEqual(EVERYTHING);
    expect(await held(mirrorOf('lin'), ids)).toEqual(EVERYTHING);
    const cy = mirrorOf('cy');
    expect(await held(cy, ids)).toEqual([]);
    const word = put('feedback', {
      ...{ context: school.elsewhere, learner: school.lin, parent: goal.record },
      fields: { observation: 'I see you', state: 'released' },
    });
    expect(await at('cy').one(word)).toMatchObject({ status: 'refused' });
    expect(await held(mirrorOf('lin'), { word: word.record })).toEqual([]);
  });

  it('shown to the other instead, it leaves the first with all that was said on it', async () => {
    const { goal, ids } = await talkOnGoal([teachersScope(school.course)]);
    const [ada, cy] = [mirrorOf('ada'), mirrorOf('cy')];
    expect(await held(ada, ids)).toEqual(EVERYTHING);
    const audience = [teachersScope(school.elsewhere)];
    await at('lin').one(again(goal, { fields: { audience } }));
    expect(await held(ada, ids)).toEqual([]);
    // What Ada said was said in her course.
    expect(await held(cy, ids)).toEqual(['goal', 'checkIn']);
    expect(await held(mirrorOf('lin'), ids)).toEqual(EVERYTHING);
  });

  it('shown to one teacher by name, it is theirs to see and nobody else’s', async () => {
    const { goal, ids } = await talkOnGoal([personScope(school.ada)]);
    const [ada, cy] = [mirrorOf('ada'), mirrorOf('cy')];
    expect(await held(ada, ids)).toEqual(EVERYTHING);
    expect(await held(cy, ids)).toEqual([]);
    await at('lin').one(again(goal, { fields: { audience: [] } }));
    expect(await held(ada, ids)).toEqual([]);
  });

  it('who is taken out of the course keeps what is theirs, and may still take it back', async () => {
    const { goal, ids } = await talkOnGoal([teachersScope(school.course)]);
    const [ada, lin] = [mirrorOf('ada'), mirrorOf('lin')];
    expect(await held(ada, ids)).toEqual(EVERYTHING);
    await enrol(database(), tenant(), school.course, school.lin, null);
    expect(await held(ada, ids)).toEqual([]);
    expect(await held(lin, ids)).toEqual(EVERYTHING);
    const own = again(goal, { fields: { next: 'Mine as before' } });
    expect(await at('lin').one(own)).toMatchObject({ status: 'applied' });
    const back = again(goal, { fields: { audience: [] } });
    expect(await at('lin').one(back)).toMatchObject({ status: 'applied' });
    expect(await held(ada, ids)).toEqual([]);
    expect(await held(lin, ids)).toEqual(EVERYTHING);
    const there = again(goal, { fields: { audience: [teachersScope(school.course)] } });
    expect(await at('lin').one(there)).toMatchObject({ code: 'bad_audience' });
    expect(await held(ada, ids)).toEqual([]);
  });

  it('who left and comes back shows it again, with no word changed and none of theirs about it', async () => {
    const { goal, ids } = await talkOnGoal([
      teachersScope(school.course),
      teachersScope(school.elsewhere),
    ]);
    const [ada, cy] = [mirrorOf('ada'), mirrorOf('cy')];
    await enrol(database(), tenant(), school.course, school.lin, null);
    expect(await held(ada, ids)).toEqual([]);
    expect(await held(cy, ids)).toEqual(['goal', 'checkIn']);
    const ended = async () =>
      (await at('lin').pull()).records.find(({ id }) => id === goal.record)?.fields.ended;
    expect(await ended()).toEqual([teachersScope(school.course)]);
    for (const who of ['lin', 'ada', 'cy'] as const) {
      const written = await at(who).one(again(goal, { fields: { ended: [] } }));
      expect(written).toMatchObject({ status: 'refused' });
    }
    // Nothing of it moves when the school says the same once more.
    const { epoch, cursors } = await at('lin').pull();
    await enrol(database(), tenant(), school.course, school.lin, null);
    expect((await at('lin').pull({ epoch, cursors })).entries).toEqual([]);
    await enrol(database(), tenant(), school.course, school.lin, 'learner');
    expect(await held(ada, ids)).toEqual(EVERYTHING);
    expect(await ended()).toEqual([]);
  });

  it('a teacher it is shown to by name sees it for as long as they teach its owner anywhere', async () => {
    const { goal, ids } = await talkOnGoal([personScope(school.ada)]);
    const ada = mirrorOf('ada');
    await enrol(database(), tenant(), school.elsewhere, school.ada, 'teacher');
    await enrol(database(), tenant(), school.course, school.lin, null);
    expect(await held(ada, ids)).toEqual(EVERYTHING);
    await enrol(database(), tenant(), school.elsewhere, school.ada, null);
    expect(await held(ada, ids)).toEqual([]);
    const own = again(goal, { fields: { next: 'Mine as before' } });
    expect(await at('lin').one(own)).toMatchObject({ status: 'applied' });
    expect(await held(ada, ids)).toEqual([]);
    await enrol(database(), tenant(), school.elsewhere, school.ada, 'teacher');
    expect(await held(ada, ids)).toEqual(EVERYTHING);
  });

  it('a class sees no more of who has left it', async () => {
    const { ids } = await talkOnGoal([classScope(school.course)]);
    await enrol(database(), tenant(), school.course, school.max, 'learner');
    const max = new Mirror(database(), tenant(), school.max);
    expect(await held(max, ids)).toEqual(['goal']);
    await enrol(database(), tenant(), school.course, school.lin, null);
    expect(await held(max, ids)).toEqual([]);
  });

  it('a teacher who leaves the course has nothing of it after their next sync', async () => {
    const { ids } = await talkOnGoal([teachersScope(school.course)]);
    const ada = mirrorOf('ada');
    expect(await held(ada, ids)).toEqual(EVERYTHING);
    await enrol(database(), tenant(), school.course, school.ada, null);
    expect(await held(ada, ids)).toEqual([]);
    expect(await held(mirrorOf('lin'), ids)).toEqual(EVERYTHING);
  });
});
