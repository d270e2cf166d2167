import { describe, expect, it } from 'vitest';
import { match } from '../annotation/match.ts';
import { readAnnotations } from '../annotation/read.ts';
import { toAnnotations } from '../annotation/write.ts';
import { assignmentId, newId } from '../model/ids.ts';
import { createClass } from './double/class.ts';

const NOBODY = { learner: null, assignment: null };
type Class = ReturnType<typeof createClass>;
type Device = ReturnType<Class['teacherDevice']>;

/** What the screen does with a file. */
async function bring(desk: Device, context: string, file: object) {
  const answer = readAnnotations(JSON.parse(JSON.stringify(file)));
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  const found = match(answer.items, await desk.view({ kind: 'import', context }), NOBODY);
  return {
    ...found,
    run: () => desk.client.run({ do: 'feedback.import', context, drafts: found.drafts }),
  };
}
const cover = () => ({ id: newId(), page: newId(), label: 'Biology', at: 1 });

/** A class in which Ana was told one thing and Ben another, one of each state. */
async function aTerm() {
  const here = createClass();
  const [desk, phone] = [here.teacherDevice(), here.anaDevice()];
  await desk.sync();
  const told = async (learner: string, nextStep: string, release = true) => {
    const words = here.feedbackFor(learner, { observation: 'Seen.', nextStep });
    await desk.client.run(words);
    if (release) await desk.client.run({ do: 'feedback.release', feedback: words.feedback });
    return words;
  };
  const [toAna, toBen] = [await told(here.ana, 'Add one source.'), await told(here.ben, 'Cut it.')];
  const draft = await told(here.ana, 'Not yet.', false);
  const back = await told(here.ana, 'Taken back.');
  await desk.sync();
  await phone.sync();
  await phone.client.run({
    do: 'step.answer',
    step: back.step,
    answer: 'did_it',
    evidence: 'I did.',
  });
  await phone.client.run({
    do: 'step.answer',
    step: toAna.step,
    answer: 'will_do',
    plan: 'Tonight.',
  });
  await phone.client.run({
    do: 'reply.write',
    reply: newId(),
    step: toAna.step,
    text: 'Which one?',
  });
  await phone.sync();
  await desk.client.run({ do: 'feedback.withdraw', feedback: back.feedback });
  await desk.sync();
  await phone.sync();
  return { ...here, desk, phone, toAna, toBen, draft, back };
}

describe('what is taken along', () => {
  it('of a course: what was released there with its answers, no draft and nothing taken back', async () => {
    const { desk, context, toAna, toBen } = await aTerm();
    const view = await desk.view({ kind: 'export', context });
    expect(view.state).toBe('whole');
    expect(view.feedback.map(({ id }) => id)).toEqual([toAna.feedback, toBen.feedback]);
    expect(view.feedback[0]).toMatchObject({
      ...{ from: { name: 'Ms Okafor' }, learner: { name: 'Ana' }, nextStep: 'Add one source.' },
      about: { assignment: { id: assignmentId(context, '7') } },
    });
    expect(view.answers).toMatchObject([{ step: toAna.step, answer: 'will_do', plan: 'Tonight.' }]);
    expect(view.replies.map(({ text }) => text)).toEqual(['Which one?']);
  });

  it('by a learner: their own, with what they answered to a step that was taken back', async () => {
    const { phone, toAna, back } = await aTerm();
    await phone.client.run({
      do: 'goal.write',
      goal: newId(),
      context: null,
      answers: { next: 'Mine.' },
    });
    const view = await phone.view({ kind: 'export', context: null });
    expect(view.feedback.map(({ id }) => id)).toEqual([toAna.feedback]);
    expect(view.answers.map(({ step, evidence }) => [step, evidence])).toEqual([
      [toAna.step, ''],
      [back.step, 'I did.'],
    ]);
    expect(JSON.stringify(view)).not.toMatch(/Mine|Taken back|Not yet|Cut it/);
  });

  it('says when the school could not be asked', async () => {
    const { desk, context } = await aTerm();
    desk.weather.push = 'down';
    desk.weather.pull = 'down';
    await desk.client.run({ do: 'sync.now' });
    await desk.engine.settled();
    expect((await desk.view({ kind: 'export', context })).state).toBe('local');
  });
});

describe('a file brought into a course', () => {
  it('is there already where it came from', async () => {
    const { desk, context } = await aTerm();
    const file = toAnnotations(await desk.view({ kind: 'export', context }), cover());
    if (file === null) throw new Error('Nothing to take.');
    expect(await bring(desk, context, file)).toMatchObject({ there: 2, drafts: [], problems: [] });
  });

  it('becomes drafts of whoever brings it, once, and again when they were discarded', async () => {
    const { desk, context, ana, toAna, teacher, school, phone, ...here } = await aTerm();
    const view = await desk.view({ kind: 'export', context });
    const other = { ...view, feedback: view.feedback.map((one) => ({ ...one, id: newId() })) };
    const file = toAnnotations(other, cover());
    if (file === null) throw new Error('Nothing to take.');
    const first = await bring(desk, context, file);
    expect(await first.run()).toEqual({ ok: true });
    // A second press, or another tab, makes no second one.
    expect(await first.run()).toEqual({ ok: true });
    await desk.sync();
    const made = first.drafts.map(({ feedback }) => school.record(feedback));
    expect(made.map((one) => [one?.author, one?.fields.state, one?.fields.observation])).toEqual([
      [teacher, 'draft', 'Seen.'],
      [teacher, 'draft', 'Seen.'],
    ]);
    const step = school.record(first.drafts[0]?.step ?? '');
    expect(step?.fields.text).toBe('Add one source.');
    const { drafts } = await desk.view(here.graderQuery);
    expect(drafts.map(({ nextStep }) => nextStep)).toContain('Add one source.');
    expect(await bring(desk, context, file)).toMatchObject({ there: 2, drafts: [] });
    await phone.sync();
    expect((await phone.view({ kind: 'export', context: null })).feedback).toHaveLength(1);

    const [gone] = first.drafts;
    await desk.client.run({ do: 'feedback.discard', feedback: gone?.feedback ?? '' });
    await desk.sync();
    const again = await bring(desk, context, file);
    expect(again).toMatchObject({ there: 1, drafts: [{ learner: ana }] });
    expect(await again.run()).toEqual({ ok: true });
    await desk.sync();
    expect((await desk.view({ kind: 'sync' })).refused).toEqual([]);
    expect(school.record(again.drafts[0]?.feedback ?? '')?.deleted).toBe(false);
  });

  it('is all there or not at all, and no learner’s to bring', async () => {
    const { desk, phone, context, ana } = await aTerm();
    const row = (learner: string, text: string) => ({
      type: 'Annotation',
      ...{ id: `urn:uuid:${newId()}`, bodyValue: text },
      'waymark:learner': `urn:uuid:${learner}`,
    });
    const { drafts } = await bring(desk, context, [row(ana, 'One.'), row(ana, 'Two.')]);
    const before = (await desk.view({ kind: 'import', context })).there.length;
    const [one, two] = drafts;
    if (one === undefined || two === undefined) throw new Error('Nothing was read.');
    const outcome = await desk.client.run({
      ...{ do: 'feedback.import', context },
      drafts: [one, { ...two, learner: newId() }],
    });
    expect(outcome).toEqual({ ok: false, code: 'waiting_for_roster' });
    const long = { ...two, observation: 'x'.repeat(3000) };
    expect(
      await desk.client.run({ do: 'feedback.import', context, drafts: [one, long] }),
    ).toMatchObject({ ok: false, code: 'text_too_long' });
    expect((await desk.view({ kind: 'import', context })).there).toHaveLength(before);
    expect(await phone.client.run({ do: 'feedback.import', context, drafts: [one] })).toMatchObject(
      { ok: false },
    );
  });
});
