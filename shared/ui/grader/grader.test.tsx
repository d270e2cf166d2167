import { describe, expect, it } from 'vitest';
import { TEXT_LIMIT } from '../../model/limits.ts';
import { createClass } from '../../store/double/class.ts';
import { recording, soon, stage } from '../double/stage.tsx';
import { GraderScreen } from '../screens/GraderScreen.tsx';

async function graderOf(lmsUser = 'lms-Ana') {
  const here = createClass();
  const desk = here.teacherDevice();
  await desk.sync();
  const { client, commands } = recording(desk.client);
  const shown = { user: lmsUser, version: 'a' };
  const on = await stage(
    client,
    () => (
      <GraderScreen
        query={{ ...here.graderQuery, learner: { lmsUser: shown.user } }}
        attempt={{ lmsAttempt: '77', version: shown.version.repeat(64) }}
      />
    ),
    { now: here.now },
  );
  const switchTo = async (user: string) => {
    shown.user = user;
    await on.draw();
  };
  const handIn = async (version: string) => {
    shown.version = version;
    await on.draw();
  };
  const scratchOf = async (user: string) =>
    (await desk.view({ ...here.graderQuery, learner: { lmsUser: user } })).scratch;
  return { ...here, desk, commands, switchTo, handIn, scratchOf, on };
}

describe('a teacher in the grader', () => {
  it('finds each learner’s words where they were left', async () => {
    const { on, switchTo, scratchOf } = await graderOf();
    await on.type('What I notice', 'Ana has a strong witness.');
    await switchTo('lms-Ben');
    await on.shows('Ben');
    expect((await on.field('What I notice')).value).toBe('');
    await on.type('Next step', 'Ben reads it aloud.');
    await switchTo('lms-Ana');
    await soon(async () =>
      expect((await on.field('What I notice')).value).toBe('Ana has a strong witness.'),
    );
    expect((await on.field('Next step')).value).toBe('');
    expect(await scratchOf('lms-Ben')).toMatchObject({ nextStep: 'Ben reads it aloud.' });
  });

  it('asks once before words with an open hole of a prompt go out, and puts the hole in hand', async () => {
    const { on, desk, graderQuery } = await graderOf();
    await on.type('What I notice', 'You show it well.');
    await on.type('Next step', 'Try {goal} in one more place.');
    await on.press('Release to Ana');
    await on.shows('Fill in {goal}, or take it out. If you mean it so, release again.');
    expect((await desk.view(graderQuery)).feedback).toEqual([]);
    const field = (await on.field('Next step')) as unknown as HTMLTextAreaElement;
    await soon(() => {
      expect(document.activeElement).toBe(field);
      expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('{goal}');
    });
    await on.press('Release to Ana');
    await soon(async () => expect((await desk.view(graderQuery)).feedback).toHaveLength(1));
  });

  it('finds a draft with an open hole before all go out', async () => {
    const { on, desk, graderQuery } = await graderOf();
    await on.type('Next step', 'Name {criterion} in it.');
    const keepAndGoOn = { key: 'Enter', ctrlKey: true, bubbles: true };
    (await on.field('Next step')).dispatchEvent(new KeyboardEvent('keydown', keepAndGoOn));
    await soon(async () => expect((await on.field('Next step')).value).toBe(''));
    await on.type('Next step', 'Read it aloud.');
    await on.press('Release all 2 drafts');
    await on.shows('Fill in {criterion}, or take it out. If you mean it so, release again.');
    expect((await on.field('Next step')).value).toBe('Name {criterion} in it.');
    expect((await desk.view(graderQuery)).feedback).toEqual([]);
  });

  it('keeps a draft for themselves, releases it, and takes it back within the time to undo', async () => {
    const { on, desk, graderQuery, commands } = await graderOf();
    await on.type('Next step', 'Find one more voice.');
    await on.press('Keep draft');
    await on.shows('Draft kept. Only you see it.');
    expect((await desk.view(graderQuery)).drafts[0]).toMatchObject({
      nextStep: 'Find one more voice.',
    });
    expect((await desk.view(graderQuery)).scratch).toBeNull();

    await on.press('Release to Ana');
    await on.shows('Released to Ana');
    expect((await desk.view(graderQuery)).feedback).toMatchObject([{ state: 'released' }]);
    await soon(async () => expect((await on.field('Next step')).value).toBe(''));

    await on.press('Undo');
    await soon(async () =>
      expect((await on.field('Next step')).value).toBe('Find one more voice.'),
    );
    expect((await desk.view(graderQuery)).feedback).toEqual([]);
    const writes = commands.filter((command) => command.do === 'feedback.write');
    expect(new Set(writes.map((command) => command.feedback)).size).toBe(1);
  });

  it('says which draft is on the screen, and on which one feedback was given', async () => {
    const { on, handIn } = await graderOf();
    await on.shows('Draft 1 · no word from you yet');
    await on.type('Next step', 'Find one more voice.');
    await on.press('Release to Ana');
    await on.shows('Draft 1 · last word from you');
    await handIn('b');
    await on.shows('Draft 2 · last word from you');
    await on.shows('on draft 1');
    await handIn('a');
    await on.shows('Draft 1 · last word from you');
  });

  it('keeps with Ctrl and Enter and goes on, and releases all with Shift', async () => {
    const { on, desk, graderQuery } = await graderOf();
    const press = async (shiftKey: boolean) =>
      (await on.field('What I notice')).dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, shiftKey, bubbles: true }),
      );
    await on.type('What I notice', 'Eleven people stopped.');
    await press(false);
    await on.shows('Draft kept. On to the next.');
    expect((await on.field('What I notice')).value).toBe('');
    await on.type('What I notice', 'One came back.');
    await on.press('Release to Ana');
    await on.shows('Released to Ana. 1 draft is still yours alone.');
    await on.type('What I notice', 'Two did not.');
    await press(true);
    await on.shows('All released to Ana');
    expect((await desk.view(graderQuery)).feedback).toMatchObject([
      { state: 'released' },
      { state: 'released' },
      { state: 'released' },
    ]);
  });

  it('ties a comment to a criterion, a habit and a goal, and offers the criterion from then on', async () => {
    const { on, desk, graderQuery } = await graderOf();
    await on.type('Next step', 'Find one more voice.');
    await on.type('Criterion', 'Every claim has a voice');
    await on.type('Habit of mind', 'persisting');
    await on.press('Keep draft');
    await on.shows('Draft kept. Only you see it.');
    const tied = { criterion: 'Every claim has a voice', tags: ['persisting'] };
    expect(await desk.view(graderQuery)).toMatchObject({ drafts: [{ tied }], criteria: [] });
    await on.press('Release to Ana');
    await on.shows('Released to Ana');
    expect(await desk.view(graderQuery)).toMatchObject({
      feedback: [{ tied, step: { tied } }],
      criteria: ['Every claim has a voice'],
    });
    await on.shows('Persisting');
  });

  it('begins with a high bar, before what was noticed', async () => {
    const { on } = await graderOf();
    await on.type('What I notice', 'Eleven people stopped.');
    await on.press('I would not write this much on a draft I did not believe in.');
    expect((await on.field('What I notice')).value).toBe(
      'I would not write this much on a draft I did not believe in. Eleven people stopped.',
    );
  });

  it('is coached beside their words, on no computer where they do not want it, and kept from nothing', async () => {
    const { on, switchTo, desk, graderQuery } = await graderOf();
    await on.type('What I notice', 'Good start! Be clearer.');
    await switchTo('lms-Ben');
    await on.shows('Ben');
    await switchTo('lms-Ana');
    await on.shows('What should they do it to?');
    await on.press('Action: partly');
    await on.shows('“Be”');
    await on.press('Turn the coach off');
    await on.shows('The coach is off on this computer.');
    await on.press('Release to Ana');
    await on.shows('Released to Ana');
    expect(await desk.view(graderQuery)).toMatchObject({
      coach: false,
      feedback: [{ state: 'released' }],
    });
  });

  it('is told what is too long, and loses no word of it', async () => {
    const { on, commands } = await graderOf();
    const words = 'x'.repeat(TEXT_LIMIT + 3);
    await on.type('Question', words);
    await on.shows('3 characters too many.');
    await on.press('Release to Ana');
    expect((await on.field('Question')).value).toBe(words);
    expect(commands.map((command) => command.do)).not.toContain('feedback.write');
  });

  it('writes for a learner the class list does not know yet, on this computer only', async () => {
    const { on, scratchOf, commands } = await graderOf('lms-Cy');
    await on.shows('Waiting for the class list.');
    await on.type('What I notice', 'You counted.');
    await on.leave('What I notice');
    await soon(async () =>
      expect(await scratchOf('lms-Cy')).toMatchObject({ observation: 'You counted.' }),
    );
    expect((await on.button('Keep draft')).disabled).toBe(true);
    expect((await on.button('Release')).disabled).toBe(true);
    expect(new Set(commands.map((command) => command.do))).toEqual(new Set(['scratch.keep']));
  });
});

describe('a teacher on a page without any work', () => {
  it('finds the drafts on all of it, and takes one up by hand; it stays with its work', async () => {
    const here = createClass();
    const desk = here.teacherDevice();
    await desk.sync();
    const context = here.context;
    const url = 'https://lms.example/7';
    await desk.client.run({
      do: 'assignment.name',
      context,
      lmsAssignment: '7',
      title: 'Essay',
      url,
    });
    const draft = here.feedbackFor(here.ana, { observation: 'Eleven people stopped.' });
    await desk.client.run(draft);
    const query = { ...here.graderQuery, lmsAssignment: null };
    const on = await stage(desk.client, () => <GraderScreen query={query} />, { now: here.now });
    await on.shows('Essay');
    expect((await on.field('What I notice')).value).toBe('');
    await on.press('EssayEleven people stopped.');
    await on.type('What I notice', 'Eleven people stopped to look.');
    await on.press('Keep draft');
    await soon(async () =>
      expect((await desk.view(here.graderQuery)).drafts).toMatchObject([
        { id: draft.feedback, observation: 'Eleven people stopped to look.' },
      ]),
    );
  });
});
