import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import type { StoredAnchor } from '../../model/kinds/anchor.ts';
import type { BarLabels, Mark, Selected } from '../../protocol/marks.ts';
import { createClass } from '../../store/double/class.ts';
import { workDouble } from '../double/marking.ts';
import { recording, soon, stage } from '../double/stage.tsx';
import { GraderScreen } from '../screens/GraderScreen.tsx';

const at = (exact: string): StoredAnchor => ({
  quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
  position: { type: 'TextPositionSelector', start: 0, end: exact.length },
  place: '',
  sentence: '',
});

/** The work beside the screen, as far as the screen knows of it. */
function workBeside() {
  const shown = { marks: [] as readonly Mark[], labels: null as BarLabels | null };
  const marking = workDouble();
  const { found, selected } = marking;
  marking.show.mockImplementation((marks, labels) => void Object.assign(shown, { marks, labels }));
  /** The composer has taken it when it is about these words. */
  const select = async (exact: string, part: Selected['part'] = 'nextStep') => {
    await act(() => {
      selected.value = { anchor: at(exact), part };
    });
    await soon(() => {
      if (shown.marks.at(-1)?.anchor.quote.exact !== exact) throw new Error(`No “${exact}” yet.`);
    });
  };
  return { shown, found, selected, marking, select };
}

async function grading() {
  const here = createClass();
  const desk = here.teacherDevice();
  await desk.sync();
  const { client, commands } = recording(desk.client);
  const work = workBeside();
  const query = here.graderQuery;
  const attempt = { lmsAttempt: '77', version: 'a'.repeat(64) };
  const on = await stage(client, () => <GraderScreen query={query} attempt={attempt} />, {
    now: here.now,
    marking: work.marking,
  });
  await on.shows('Select words in the work to comment on them.');
  const view = () => desk.view(query);
  return { ...work, on, view, commands, desk, here };
}

it('a comment is tied to the selected words, and shown with them', async () => {
  const { on, select, shown, view } = await grading();
  await soon(() =>
    expect(shown.labels).toMatchObject({
      buttons: [{ part: 'nextStep', label: 'Next step' }, {}, {}, {}],
    }),
  );
  await select('eleven minutes');
  await on.shows('eleven minutes');
  await soon(() => expect(document.activeElement?.tagName).toBe('TEXTAREA'));
  await on.type('Next step', 'Say who counted.');
  await on.press('Release to Ana');
  await on.shows('Released to Ana');
  const [feedback] = (await view()).feedback;
  expect(feedback?.anchor).toEqual(at('eleven minutes'));
  expect(feedback?.step?.anchor).toEqual(at('eleven minutes'));
  await soon(() =>
    expect(shown.marks).toEqual([{ id: feedback?.id, kind: 'step', anchor: at('eleven minutes') }]),
  );
});

it('the next selection keeps what was begun; all of it is released, and taken back, at once', async () => {
  const { on, select, shown, view } = await grading();
  await select('one');
  await on.type('Next step', 'First.');
  await select('two', 'question');
  await on.type('Question', 'Second?');
  await on.shows('1 more draft');
  await soon(() => expect(shown.marks.map(({ kind }) => kind)).toEqual(['draft', 'draft']));
  await on.press('Release all 2 drafts');
  await on.shows('All released to Ana');
  expect((await view()).feedback.map(({ anchor }) => anchor?.quote.exact).sort()).toEqual([
    'one',
    'two',
  ]);
  expect((await view()).drafts).toEqual([]);
  await on.press('Undo');
  await soon(async () => expect((await view()).drafts).toHaveLength(2));
  expect((await view()).feedback).toEqual([]);
});

it('a draft that was put down is taken up again', async () => {
  const { on, select } = await grading();
  await select('one');
  await on.type('Next step', 'First.');
  await select('two');
  await on.type('Next step', 'Second.');
  await on.press('“one”First.');
  await soon(async () => expect((await on.field('Next step')).value).toBe('First.'));
  await on.shows('“two”');
});

it('words put aside keep their place', async () => {
  const { on, select, view } = await grading();
  await select('one');
  await on.type('Next step', 'First.');
  await soon(async () =>
    expect((await view()).scratch).toMatchObject({ nextStep: 'First.', anchor: at('one') }),
  );
});

it('feedback whose words are gone says so, and takes the next selection', async () => {
  const { on, select, selected, found, view } = await grading();
  await select('one');
  await on.type('Next step', 'First.');
  await on.press('Release to Ana');
  await on.shows('Released to Ana');
  const id = (await view()).feedback[0]?.id ?? '';
  await act(() => {
    found.value = { [id]: { state: 'gone', words: '' } };
  });
  await on.shows('These words are not in the work any more.');
  await on.press('Give it a new place');
  await act(() => {
    selected.value = { anchor: at('three'), part: 'nextStep' };
  });
  await on.shows('It has a new place.');
  expect((await view()).feedback[0]?.anchor).toEqual(at('three'));
  expect((await view()).drafts).toEqual([]);
});

it('says why nothing can be tied to what is selected', async () => {
  const { on, selected } = await grading();
  await act(() => {
    selected.value = 'outside';
  });
  await on.shows('These words are not in the learner’s work.');
});

it('shows what a learner made of the words', async () => {
  const { on, select, found, view } = await grading();
  await select('I stand in a line');
  await on.type('Next step', 'First.');
  await on.press('Release to Ana');
  await on.shows('Released to Ana');
  const id = (await view()).feedback[0]?.id ?? '';
  await act(() => {
    found.value = { [id]: { state: 'anchored', words: 'We stood in a line' } };
  });
  await on.shows('Now:');
  const words = (name: string) =>
    [...document.querySelectorAll(`.wm-changed ${name}`)].map((each) => each.textContent?.trim());
  expect([words('del').join(' '), words('ins').join(' ')]).toEqual(['I stand', 'We stood']);
});

it('says when it is too much at once, of what is kept and what is out', async () => {
  const { on, select } = await grading();
  for (const words of ['one', 'two', 'three', 'four']) {
    await select(words);
    await on.type('Next step', `Add a date to paragraph ${words}, and say who told you.`);
  }
  expect(document.body.textContent).not.toContain('More than three steps');
  await select('five');
  await on.shows('More than three steps to do first.');
});
