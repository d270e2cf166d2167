import { describe, expect, it } from 'vitest';
import { assignmentId, attemptId, newId } from '../model/ids.ts';
import { LINE_LIMIT } from '../model/text.ts';
import { createClass, goalOf } from './double/class.ts';

const version = (digit: string) => ({ lmsAttempt: '77', version: digit.repeat(64) });
const [first, second] = [version('a'), version('b')];
const anchor = {
  quote: { type: 'TextQuoteSelector' as const, exact: 'I read', prefix: '', suffix: '' },
  position: { type: 'TextPositionSelector' as const, start: 0, end: 6 },
  ...{ place: '', sentence: '' },
};

describe('what an assignment is called', () => {
  const url = 'https://lms.example/mod/assign/view.php?id=7';
  const name = (context: string, title = 'Main Street essay') =>
    ({ do: 'assignment.name', context, lmsAssignment: '7', title, url }) as const;

  it('is told by a teacher’s page, and is there for the learner with its address', async () => {
    const { teacherDevice, anaDevice, ana, context, ...here } = createClass();
    const [desk, phone] = [teacherDevice(), anaDevice()];
    await desk.sync();
    const words = here.feedbackFor(ana, { nextStep: 'Add one source.' });
    await desk.client.run(words);
    await desk.client.run({ do: 'feedback.release', feedback: words.feedback });
    expect(await desk.client.run(name(context))).toEqual({ ok: true });
    await desk.sync();
    await phone.sync();
    const [step] = (await phone.view({ kind: 'home', context: null })).steps;
    expect(step?.assignment).toMatchObject({ title: 'Main Street essay', url });
  });

  it('is said once, and again only when it has changed', async () => {
    const { teacherDevice, context, school } = createClass();
    const desk = teacherDevice();
    for (const title of ['One', 'One', ' One ', '', 'Two']) {
      expect(await desk.client.run(name(context, title))).toEqual({ ok: true });
      await desk.sync();
    }
    const told = school.received().filter(({ kind }) => kind === 'assignment');
    expect(told.map(({ fields }) => fields)).toEqual([
      { lmsId: '7', title: 'One', url },
      { title: 'Two' },
    ]);
  });

  it('is cut where it is too long to keep', async () => {
    const { teacherDevice, context, school } = createClass();
    const desk = teacherDevice();
    expect(await desk.client.run(name(context, '🌱'.repeat(LINE_LIMIT + 9)))).toEqual({ ok: true });
    await desk.sync();
    const kept = school.record(assignmentId(context, '7'));
    expect(kept?.fields.title).toBe('🌱'.repeat(LINE_LIMIT));
  });

  it('is not a learner’s to say, whether or not it has a name', async () => {
    const { teacherDevice, anaDevice, context, school } = createClass();
    const [desk, phone] = [teacherDevice(), anaDevice()];
    expect(await phone.client.run(name(context))).toMatchObject({ ok: false, code: 'not_yours' });
    await desk.client.run(name(context));
    await desk.sync();
    await phone.sync();
    const answer = await phone.client.run(name(context, 'Mine'));
    expect(answer).toEqual({ ok: false, code: 'not_yours', field: 'title' });
    expect(school.record(assignmentId(context, '7'))?.fields.title).toBe('Main Street essay');
  });
});

describe('the attempt that feedback is about', () => {
  it('is made by whoever writes first, and numbers the learner’s drafts for both', async () => {
    const { teacherDevice, anaDevice, ana, ...here } = createClass();
    const [desk, phone] = [teacherDevice(), anaDevice()];
    await desk.sync();
    for (const attempt of [first, second]) {
      const words = { ...here.feedbackFor(ana, { nextStep: 'Add one source.' }), attempt };
      expect(await desk.client.run(words)).toEqual({ ok: true });
      await desk.client.run({ do: 'feedback.release', feedback: words.feedback });
      await desk.sync();
    }
    await phone.sync();
    const seen = await desk.view(here.graderQuery);
    expect(seen.attempts).toHaveLength(2);
    expect(seen.feedback.map(({ attempt, step }) => [attempt, step?.attempt])).toEqual([
      [2, 2],
      [1, 1],
    ]);
    const mine = await phone.view(here.assignmentQuery);
    expect(mine.steps.map(({ attempt }) => attempt)).toEqual([2, 1]);
  });

  it('is known of words a learner marked themselves, and is not made by that', async () => {
    const { teacherDevice, anaDevice, ana, school, ...here } = createClass();
    const [desk, phone] = [teacherDevice(), anaDevice()];
    const [goal, work] = [newId(), { context: here.context, lmsAssignment: '7' }];
    await desk.sync();
    await phone.sync();
    await phone.client.run(goalOf(goal, here.context, 'Read aloud'));
    for (const attempt of [first, second]) {
      const marked = { ...work, anchor, work: attempt };
      await phone.client.run({ do: 'evidence.write', evidence: newId(), goal, marked });
    }
    await phone.sync();
    const numbers = async () =>
      (await phone.view(here.assignmentQuery)).otherGoals[0]?.evidence
        .map(({ attempt }) => attempt)
        .sort();
    expect(await numbers()).toEqual([null, null]);
    expect(school.records().filter(({ kind }) => kind === 'attempt')).toEqual([]);
    const words = { ...here.feedbackFor(ana, { nextStep: 'Add one source.' }), attempt: second };
    await desk.client.run(words);
    await desk.client.run({ do: 'feedback.release', feedback: words.feedback });
    await desk.sync();
    await phone.sync();
    expect(await numbers()).toEqual([1, null]);
  });

  it('is one record, whoever meets it, on whichever computer', async () => {
    const { teacherDevice, ana, school, ...here } = createClass();
    const [desk, other] = [teacherDevice(), teacherDevice()];
    for (const device of [desk, other]) {
      await device.sync();
      device.weather.push = 'down';
    }
    for (const device of [desk, other]) {
      const words = { ...here.feedbackFor(ana, { nextStep: 'x' }), attempt: first };
      await device.client.run(words);
      await device.client.run({ do: 'feedback.release', feedback: words.feedback });
    }
    for (const device of [desk, other]) {
      device.weather.push = 'fair';
      await device.sync();
    }
    expect(school.records().filter(({ kind }) => kind === 'attempt')).toHaveLength(1);
    expect((await other.view({ kind: 'sync' })).refused).toEqual([]);
  });

  it('is nowhere while words about it are a draft: that it is there would say that somebody has begun', async () => {
    const { teacherDevice, anaDevice, ana, school, ...here } = createClass();
    const [desk, phone] = [teacherDevice(), anaDevice()];
    await desk.sync();
    const words = { ...here.feedbackFor(ana, { nextStep: 'Add one source.' }), attempt: first };
    await desk.client.run(words);
    await desk.sync();
    await phone.sync();
    const attempts = () => school.records().filter(({ kind }) => kind === 'attempt');
    expect(attempts()).toEqual([]);
    const held = () => phone.repository.read((tables) => tables.records.by('kind', 'attempt'));
    expect(await held()).toEqual([]);
    await desk.client.run({ do: 'feedback.release', feedback: words.feedback });
    await desk.sync();
    await phone.sync();
    expect(attempts()).toMatchObject([{ learner: ana, fields: first }]);
    expect(await held()).toHaveLength(1);
  });

  it('follows the draft a teacher goes on with, and stays where released feedback was said', async () => {
    const { teacherDevice, ana, ...here } = createClass();
    const desk = teacherDevice();
    await desk.sync();
    const words = { ...here.feedbackFor(ana, { nextStep: 'Add one source.' }), attempt: first };
    await desk.client.run(words);
    await desk.client.run({ ...words, attempt: second });
    await desk.client.run({ do: 'feedback.release', feedback: words.feedback });
    await desk.client.run({ ...words, words: { observation: 'Clear.' }, attempt: first });
    const { feedback } = await desk.view(here.graderQuery);
    const about = attemptId(assignmentId(here.context, '7'), ana, '77', second.version);
    expect(feedback).toMatchObject([{ observation: 'Clear.', attempt: 1 }]);
    // Only what was released about has a number.
    expect((await desk.view(here.graderQuery)).attempts).toEqual([about]);
  });

  it('has no number where there is no hash to tell it from the others', async () => {
    const { teacherDevice, ana, ...here } = createClass();
    const desk = teacherDevice();
    await desk.sync();
    const attempt = { lmsAttempt: '77', version: '' };
    const words = { ...here.feedbackFor(ana, { nextStep: 'x' }), attempt };
    expect(await desk.client.run(words)).toEqual({ ok: true });
    await desk.client.run({ do: 'feedback.release', feedback: words.feedback });
    const seen = await desk.view(here.graderQuery);
    expect(seen).toMatchObject({ attempts: [], feedback: [{ attempt: null }] });
  });

  it('is not made for words that belong to no work', async () => {
    const { teacherDevice, ana, school, ...here } = createClass();
    const desk = teacherDevice();
    await desk.sync();
    const words = here.feedbackFor(ana, { nextStep: 'x' });
    await desk.client.run({ ...words, lmsAssignment: null, attempt: first });
    await desk.client.run({ ...words, feedback: newId(), words: {}, attempt: first });
    await desk.sync();
    expect(school.records().filter(({ kind }) => kind === 'attempt')).toEqual([]);
  });
});
