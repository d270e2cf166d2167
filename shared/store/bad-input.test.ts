import { describe, expect, it } from 'vitest';
import { assignmentId, newId } from '../model/ids.ts';
import { isBlank } from '../model/limits.ts';
import type { Command } from './command.ts';
import { createClass, goalOf } from './double/class.ts';

const TOO_LONG = 'x'.repeat(10_000);

describe('whatever a learner types', () => {
  it.each([
    ['markup', '<img src=x onerror=alert(1)></script><b>bold</b> &amp; &lt;'],
    ['quotes and places of our own sentences', '"{n} {name}" \'); drop table school.record; --'],
    ['nothing but emoji', '👩🏽‍🚀🏳️‍🌈🌱'],
    ['marks that turn the words', '\u202egnorw\u202c \u2067and\u2069\u2069\u2069'],
    ['two ways of writing', 'Ana says ليلى, and 美 says ñ'],
    ['letters upon letters', 'Z\u0351\u036b\u0343\u0368\u0301a\u0310\u030b\u0357l\u0308\u0301go'],
    ['lines', 'one\r\ntwo\n\n\tthree'],
  ])('%s is kept to the letter, here, at school and on another device', async (_name, words) => {
    const { school, anaDevice, context } = createClass();
    const [phone, laptop] = [anaDevice(), anaDevice()];
    const [goal, checkIn, evidence, reflection, question] = Array.from({ length: 5 }, newId);
    if (!goal || !checkIn || !evidence || !reflection || !question) throw new Error('Five ids.');
    for (const command of [
      goalOf(goal, context, words),
      { do: 'check_in.write', checkIn, goal, text: words },
      { do: 'evidence.write', evidence, goal, text: words },
      { do: 'reflection.write', reflection, context, words: { victories: words } },
      { do: 'sketch.write', part: 'values', text: words },
      { do: 'cover.write', context, lmsAssignment: '7', changed: words },
      { do: 'question.write', question, context, lmsAssignment: '7', text: words },
    ] as const)
      expect(await phone.client.run(command)).toEqual({ ok: true });
    await phone.sync();
    await laptop.sync();
    expect(await phone.view({ kind: 'sync' })).toMatchObject({ state: 'saved', refused: [] });
    for (const home of [phone, laptop]) {
      const view = await home.view({ kind: 'home', context: null });
      expect(view.goals).toMatchObject([
        { fields: { next: words }, checkIns: [{ text: words }], evidence: [{ text: words }] },
      ]);
      expect(view.reflections).toMatchObject([{ victories: words }]);
      expect(view.sketch).toMatchObject([{ text: words }]);
    }
    expect(school.record(question)?.fields.text).toBe(words);
  });

  it('ten thousand characters are refused with the reason, wherever they are, and change nothing', async () => {
    const { school, anaDevice, teacherDevice, ana, context, ...here } = createClass();
    const [phone, desk] = [anaDevice(), teacherDevice()];
    await desk.sync();
    const given = here.feedbackFor(ana, { nextStep: 'Add one source.' });
    await desk.client.run(given);
    await desk.client.run({ do: 'feedback.release', feedback: given.feedback });
    await desk.sync();
    const goal = newId();
    await phone.client.run(goalOf(goal, context, 'Short'));
    await phone.sync();
    const before = school.records();
    const commands: Command[] = [
      goalOf(goal, context, TOO_LONG),
      goalOf(newId(), context, TOO_LONG),
      { do: 'goal.write', goal, context, obstacle: TOO_LONG },
      { do: 'goal.write', goal, context, criteria: [TOO_LONG] },
      { do: 'check_in.write', checkIn: newId(), goal, text: TOO_LONG },
      { do: 'evidence.write', evidence: newId(), goal, file: TOO_LONG },
      { do: 'reflection.write', reflection: newId(), context, words: { lessons: TOO_LONG } },
      { do: 'moment.write', moment: newId(), context, words: { tried: TOO_LONG } },
      { do: 'sketch.write', part: 'needs', text: TOO_LONG },
      { do: 'cover.write', context, lmsAssignment: '7', look: TOO_LONG },
      {
        ...{ do: 'question.write', question: newId(), context, lmsAssignment: '7' },
        text: TOO_LONG,
      },
      { do: 'step.answer', step: given.step, evidence: TOO_LONG },
      { do: 'reply.write', reply: newId(), step: given.step, text: TOO_LONG },
    ];
    for (const command of commands)
      expect(await phone.client.run(command)).toMatchObject({ ok: false, code: 'text_too_long' });
    await phone.sync();
    expect(school.records()).toEqual(before);
    const { goals } = await phone.view({ kind: 'home', context: null });
    expect(goals).toMatchObject([{ fields: { next: 'Short' } }]);
  });

  it('what no store keeps is left out, and the words around it are kept', async () => {
    const { school, anaDevice, context } = createClass();
    const phone = anaDevice();
    const goal = newId();
    expect(await phone.client.run(goalOf(goal, context, 'a\0b \ud83d c'))).toEqual({ ok: true });
    await phone.sync();
    expect(school.record(goal)?.fields.next).toBe('ab \ufffd c');
  });

  it('words that nobody can see are none', async () => {
    const { anaDevice, context } = createClass();
    const phone = anaDevice();
    for (const unseen of [' \n\t', '\u200b\u200b', '\u2060\ufeff', '\u202e\u2069', '\u3164'])
      expect(isBlank(unseen)).toBe(true);
    for (const seen of ['🌱', '.', '\u200fنعم', 'ᄀ', '🏳️']) expect(isBlank(seen)).toBe(false);
    const words = { victories: '\u200b' };
    await phone.client.run({ do: 'reflection.write', reflection: newId(), context, words });
    const { reflections } = await phone.view({ kind: 'home', context: null });
    expect(reflections).toEqual([]);
  });

  it('a day long past is a day like any other', async () => {
    const { school, anaDevice, context } = createClass();
    const phone = anaDevice();
    const goal = newId();
    await phone.client.run(goalOf(goal, context, 'Read aloud'));
    const by = Date.UTC(1999, 11, 31, 12);
    expect(await phone.client.run({ do: 'goal.write', goal, context, by })).toEqual({ ok: true });
    await phone.sync();
    expect(school.record(goal)?.fields.by).toBe(by);
    for (const wrong of [-1, 1.5, Number.MAX_SAFE_INTEGER])
      expect(await phone.client.run({ do: 'goal.write', goal, context, by: wrong })).toMatchObject({
        ok: false,
        code: 'bad_value',
        field: 'by',
      });
  });
});

describe('what a goal hangs on may go', () => {
  it('tied to work that is not there any more, it is whole, can be written, and untied', async () => {
    const { school, anaDevice, ana, context } = createClass();
    const other = newId();
    school.enrol(ana, other, 'learner', 'Ana');
    const phone = anaDevice();
    await phone.sync();
    const goal = newId();
    await phone.client.run(goalOf(goal, context, 'Read aloud'));
    const there = { context: other, lmsAssignment: '9' };
    await phone.client.run({ do: 'goal.tie', goal, on: true, ...there });
    await phone.sync();
    expect(school.record(goal)?.fields.assignments).toEqual([assignmentId(other, '9')]);
    school.leave(ana, other);
    await phone.sync();
    const home = async () => (await phone.view({ kind: 'home', context: null })).goals;
    expect(await home()).toMatchObject([{ fields: { next: 'Read aloud' } }]);
    expect(await phone.client.run(goalOf(goal, context, 'Read it aloud'))).toEqual({ ok: true });
    expect(await phone.client.run({ do: 'goal.tie', goal, on: false, ...there })).toEqual({
      ok: true,
    });
    await phone.sync();
    expect(await home()).toMatchObject([{ fields: { next: 'Read it aloud' }, assignments: [] }]);
    expect(school.record(goal)?.fields.assignments).toEqual([]);
    expect(await phone.view({ kind: 'sync' })).toMatchObject({ state: 'saved', refused: [] });
  });

  it('a learner who is called otherwise is so everywhere, and keeps what is theirs', async () => {
    const { school, anaDevice, teacherDevice, ana, context, ...here } = createClass();
    const [phone, desk] = [anaDevice(), teacherDevice()];
    await desk.sync();
    await phone.sync();
    const goal = newId();
    const audience = [`course:${context}:teachers` as const];
    await phone.client.run({ ...goalOf(goal, context, 'Mine'), audience });
    const given = here.feedbackFor(ana, { nextStep: 'Add one source.' });
    await desk.client.run(given);
    await desk.client.run({ do: 'feedback.release', feedback: given.feedback });
    await desk.sync();
    await phone.sync();
    await phone.client.run({ do: 'reply.write', reply: newId(), step: given.step, text: 'Which?' });
    await phone.sync();
    school.enrol(ana, context, 'learner', 'Ana <b>\u202eMaria');
    await desk.sync();
    const view = await desk.view({
      ...here.graderQuery,
      learner: { person: ana },
    });
    const name = 'Ana <b>\u202eMaria';
    expect(view.learner?.name).toBe(name);
    expect(view.feedback[0]?.step?.replies).toMatchObject([{ from: { name } }]);
    expect(view.goals).toMatchObject([{ id: goal, fields: { next: 'Mine' } }]);
    await phone.sync();
    expect((await phone.view({ kind: 'home', context: null })).goals).toMatchObject([{ id: goal }]);
  });
});
