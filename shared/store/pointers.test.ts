import { describe, expect, it } from 'vitest';
import { newId } from '../model/ids.ts';
import { createClass } from './double/class.ts';
import { createLocalClient } from './local-client.ts';
import { pointersDue, postpone } from './pointers.ts';

const AFTER_MS = 10_000;

/** A teacher's desk at a course of this LMS; `tells`: from here the LMS is told. */
async function open(lms: 'canvas' | 'moodle' = 'canvas') {
  const all = createClass();
  const { school, context, teacher, ana, now, pass, graderQuery } = all;
  school.plant({
    ...{ id: newId(), kind: 'course', context, author: teacher, learner: null, parent: null },
    fields: { title: 'Biology', lms, lmsCourseId: '101', origins: ['https://lms.example'] },
    ...{ stamps: {}, deleted: false },
  });
  const desk = all.teacherDevice();
  await desk.sync();
  const courses = [{ context, role: 'teacher', title: 'Biology' }] as const;
  const { repository, engine } = desk;
  const client = createLocalClient({
    ...{ repository, engine, now, pointsAfterMs: AFTER_MS },
    me: { person: teacher, name: 'Ms Okafor', courses },
  });
  const due = async () => {
    const found = await repository.read((tables) => pointersDue(tables, teacher, now()));
    return { tell: found.tell.map(({ feedback }) => feedback), takeBack: found.takeBack };
  };
  const write = async (learner = ana, attempt?: string): Promise<string> => {
    const command = all.feedbackFor(learner, { nextStep: 'Count again.' });
    const version = attempt === undefined ? {} : { attempt: { lmsAttempt: '5', version: attempt } };
    expect(await client.run({ ...command, ...version })).toEqual({ ok: true });
    return command.feedback;
  };
  const act = (what: 'release' | 'undo' | 'withdraw' | 'discard', feedback: string) =>
    client.run({ do: `feedback.${what}`, feedback });
  const note = (feedback: string, pointer: string | null) =>
    client.run({ do: 'pointer.note', feedback, pointer });
  const view = async () => {
    const once = new AbortController();
    const seen = await new Promise((resolve) =>
      client.watch(graderQuery, ({ pointer }) => resolve(pointer), once.signal),
    );
    once.abort();
    return seen;
  };
  const late = () => pass(AFTER_MS + 1000);
  return { ...all, desk, client, repository, due, write, act, note, view, late, pass };
}

describe('what an LMS is told of', () => {
  it('is what was released, together, once it cannot be undone any more', async () => {
    const { due, write, act, pass, late, ana, ben } = await open();
    const [one, two, other] = [await write(), await write(), await write(ben)];
    const elsewhere = await write(ana, 'a'.repeat(64));
    for (const each of [one, other, elsewhere]) await act('release', each);
    expect((await due()).tell).toEqual([]);
    pass(AFTER_MS / 2);
    await act('release', two);
    pass(AFTER_MS / 2 + 1000);
    // The first waits for the second, which is about the same draft.
    expect((await due()).tell).toEqual([[other], [elsewhere]]);
    late();
    expect((await due()).tell).toContainEqual([one, two]);
  });

  it('is neither a draft nor what was undone, and nothing twice', async () => {
    const { due, write, act, note, late } = await open();
    const [draft, undone, told] = [await write(), await write(), await write()];
    await act('release', undone);
    await act('undo', undone);
    await act('release', told);
    late();
    expect((await due()).tell).toEqual([[told]]);
    await note(told, '77');
    expect(await due()).toEqual({ tell: [], takeBack: [] });
    await act('release', draft);
    await act('withdraw', draft);
    late();
    expect((await due()).tell).toEqual([]);
  });

  it('is taken back with the last of the feedback, also where that was taken back elsewhere', async () => {
    const { due, write, act, note, desk, teacherDevice } = await open();
    const [one, two] = [await write(), await write()];
    for (const each of [one, two]) {
      await act('release', each);
      await note(each, '77');
    }
    await desk.sync();
    const laptop = teacherDevice();
    await laptop.sync();
    await laptop.client.run({ do: 'feedback.withdraw', feedback: one });
    await laptop.sync();
    await desk.sync();
    // The comment still tells of the other.
    expect((await due()).takeBack).toEqual([{ place: null, comment: '77', feedback: one }]);
    await note(one, null);
    await act('undo', two);
    const place = { origins: ['https://lms.example'], course: '101', learner: 'lms-Ana' };
    expect((await due()).takeBack).toEqual([
      { place: { ...place, assignment: '7' }, comment: '77', feedback: two },
    ]);
    await act('discard', two);
    expect((await due()).takeBack).toMatchObject([{ comment: '77', feedback: two }]);
  });

  it('is nothing where its person does not want it, on Moodle, and on a page of the tool itself', async () => {
    const { client, due, write, act, late, view } = await open();
    const waiting = await write();
    await act('release', waiting);
    expect(await view()).toEqual({ on: true, failed: null });
    await client.run({ do: 'pointer.turn', on: false });
    expect(await view()).toEqual({ on: false, failed: null });
    await act('release', await write());
    late();
    expect((await due()).tell).toEqual([]);
    await client.run({ do: 'pointer.turn', on: true });
    await act('release', await write());
    late();
    expect((await due()).tell).toHaveLength(1);

    const moodle = await open('moodle');
    await moodle.act('release', await moodle.write());
    moodle.late();
    expect((await moodle.due()).tell).toEqual([]);
    expect(await moodle.view()).toBeNull();
    expect((await moodle.desk.view(moodle.graderQuery)).pointer).toBeNull();
  });

  it('is said where it could not be told, and tried again', async () => {
    const { client, repository, due, write, act, late, view, now } = await open();
    const feedback = await write();
    await act('release', feedback);
    late();
    await repository.write((tables) => postpone(tables, [feedback], null, 'refused'));
    expect(await view()).toEqual({ on: true, failed: 'refused' });
    expect((await due()).tell).toEqual([]);
    await client.run({ do: 'pointer.again' });
    expect(await view()).toEqual({ on: true, failed: null });
    expect((await due()).tell).toEqual([[feedback]]);
    await repository.write((tables) => postpone(tables, [feedback], now() + 60_000, 'later'));
    expect(await view()).toEqual({ on: true, failed: 'later' });
  });

  it('is old news after a week', async () => {
    const { repository, teacher, write, act, pass, now } = await open();
    const feedback = await write();
    await act('release', feedback);
    pass(8 * 86_400_000);
    const found = await repository.read((tables) => pointersDue(tables, teacher, now()));
    expect(found.gone).toEqual([feedback]);
  });
});
