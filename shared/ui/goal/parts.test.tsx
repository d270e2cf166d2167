import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { newId } from '../../model/ids.ts';
import { createClass, goalOf } from '../../store/double/class.ts';
import { workDouble } from '../double/marking.ts';
import { recording, soon, stage } from '../double/stage.tsx';
import { AssignmentScreen } from '../screens/AssignmentScreen.tsx';
import { Seen } from './Seen.tsx';

const DAY = 86_400_000;
const NAME = 'Read aloud';
const SHOWN = { lmsAttempt: '77', version: 'a'.repeat(64) };
const at = (exact: string) => ({
  quote: { type: 'TextQuoteSelector' as const, exact, prefix: '', suffix: '' },
  position: { type: 'TextPositionSelector' as const, start: 0, end: exact.length },
  place: '',
  sentence: '',
});

/** Ana beside her work, with one goal tied to it. */
async function beside({ quiet = 0, marking = false } = {}) {
  const here = createClass();
  const phone = here.anaDevice();
  await phone.sync();
  const goal = newId();
  const { context } = here;
  await phone.client.run(goalOf(goal, context, NAME));
  await phone.client.run({ do: 'goal.tie', goal, context, lmsAssignment: '7', on: true });
  here.pass(quiet);
  const { client, commands } = recording(phone.client);
  const work = workDouble();
  const on = await stage(
    client,
    () => <AssignmentScreen query={here.assignmentQuery} title="Essay" attempt={SHOWN} />,
    { now: here.now, ...(marking ? { marking: work } : {}) },
  );
  const card = async () => (await phone.view(here.assignmentQuery)).goals[0];
  const open = () => on.press(`Open your goal: ${NAME}`);
  /** “Done” of the evidence, not of the goal around it. */
  const done = () =>
    act(() => on.root.querySelector<HTMLElement>('.wm-sunk .wm-button-main')?.click());
  return { ...here, on, goal, phone, commands, card, open, done, work };
}

describe('a goal that is open', () => {
  it('keeps how it goes under its day, and stands where the learner says it stands', async () => {
    const { on, card } = await beside();
    await on.press(`How is it going with: ${NAME}`);
    await on.type('What have you done', 'I read to my sister.');
    await on.leave('What have you done');
    await soon(async () => expect((await card())?.checkIns).toHaveLength(1));
    await on.press('Trying');
    await soon(async () => expect((await card())?.fields.status).toBe('trying'));
    expect((await card())?.checkIns).toMatchObject([
      { text: 'I read to my sister.', status: 'trying' },
    ]);
    await on.press('Done for today');
    await on.shows('Sep 1, 2026 · Trying');
  });

  it('has no entry of what is still being written', async () => {
    const { on, card, open, done } = await beside();
    const entries = () => on.root.querySelectorAll('.wm-timeline li').length;
    await open();
    await on.press('How is it going?');
    await on.type('What have you done', 'I read to my sister.');
    await on.leave('What have you done');
    await soon(async () => expect((await card())?.checkIns).toHaveLength(1));
    await on.press('Show how it moves');
    await on.type('What shows it?', 'She told me how it ends.');
    await on.leave('What shows it?');
    await soon(async () => expect((await card())?.evidence).toHaveLength(1));
    expect(entries()).toBe(0);
    await on.press('Done for today');
    await soon(() => expect(entries()).toBe(1));
    await done();
    await soon(() => expect(entries()).toBe(2));
  });

  it('keeps no evidence that is left with nothing in it', async () => {
    const { on, card, open, done, commands } = await beside();
    await open();
    await on.press('Show how it moves');
    await on.type('What shows it?', 'My notes');
    await on.leave('What shows it?');
    await soon(async () => expect((await card())?.evidence).toHaveLength(1));
    await on.type('What shows it?', '');
    await on.type('A link', 'http://school.example');
    await on.leave('A link');
    await on.type('A link', '');
    await done();
    await on.button('Show how it moves');
    await soon(async () => expect((await card())?.evidence).toEqual([]));
    expect(on.root.textContent).not.toContain('Something to show');
    expect(commands.at(-1)).toMatchObject({ do: 'entry.leave' });
  });

  it('ends in three ways with a word for each, is opened again, and put away', async () => {
    const { on, card, open } = await beside();
    await open();
    await on.press('Changed my mind');
    await on.shows('You know more now, so you chose anew.');
    await on.press('Learned something else');
    await on.shows('What you learned is yours.');
    await on.press('Open it again');
    await soon(async () => expect((await card())?.fields.status).toBe('trying'));
    await on.press('Put it away');
    await on.press('Done');
    await on.shows('1 goal put away');
    await on.press(`Take it out again: ${NAME}`);
    await on.button(`Open your goal: ${NAME}`);
  });

  it('has a kind, a day, an if and a then, criteria and habits', async () => {
    const { on, card, open } = await beside();
    await open();
    await on.press('I could');
    const day = await on.field('By when?');
    await act(() => {
      day.value = '2026-10-12';
      day.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await on.type('If this gets in my way', 'I am tired');
    await on.leave('If this gets in my way');
    await on.type('then I will', 'read one line');
    await on.leave('then I will');
    await on.type('What good looks like', 'loud and clear');
    await on.press('Add');
    await soon(async () =>
      expect((await card())?.fields).toMatchObject({
        choice: 'could',
        by: new Date('2026-10-12T12:00').getTime(),
        obstacle: 'I am tired',
        response: 'read one line',
        criteria: ['loud and clear'],
      }),
    );
    await on.press('Take off: loud and clear');
    await soon(async () => expect((await card())?.fields.criteria).toEqual([]));
  });

  it('takes a day that is over, and says so beside it', async () => {
    const { on, card, open } = await beside();
    await open();
    const day = await on.field('By when?');
    const choose = (value: string) =>
      act(() => {
        day.value = value;
        day.dispatchEvent(new Event('change', { bubbles: true }));
      });
    const said = () =>
      (day.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => on.root.querySelector(`[id="${id}"]`)?.textContent)
        .join(' ');
    await choose('2020-01-01');
    await soon(() => expect(said()).toContain('That day is over.'));
    expect((await card())?.fields.by).toBe(new Date('2020-01-01T12:00').getTime());
    await choose('2026-12-03');
    await soon(() => expect(said()).not.toContain('That day is over.'));
  });

  it('takes only safe addresses as evidence, and says so; a file is a name', async () => {
    const { on, card, open } = await beside();
    await open();
    await on.press('Show how it moves');
    await on.type('A link', 'http://school.example/talk');
    await on.leave('A link');
    await on.shows('A link must start with https://');
    expect((await card())?.evidence).toEqual([]);
    await on.type('A link', 'school.example/talk');
    await on.leave('A link');
    await on.type('A file’s name', 'talk.mp3');
    await on.leave('A file’s name');
    await soon(async () =>
      expect((await card())?.evidence).toMatchObject([
        { link: 'https://school.example/talk', file: 'talk.mp3' },
      ]),
    );
  });

  it('is shown by words marked in the work beside, for as long as evidence is open', async () => {
    const { on, card, open, done, work, commands } = await beside({ marking: true });
    await open();
    await on.press('Show how it moves');
    const labels = () => work.show.mock.lastCall?.[1];
    await soon(() => expect(labels()?.name).toBe('Show this for my goal'));
    await act(() => {
      work.selected.value = { anchor: at('I read to the class'), part: 'like' };
    });
    await soon(async () =>
      expect((await card())?.evidence[0]?.anchor?.quote.exact).toBe('I read to the class'),
    );
    expect(commands.at(-1)).toMatchObject({ marked: { work: SHOWN } });
    await soon(() =>
      expect(work.show.mock.lastCall?.[0].map(({ kind }) => kind)).toEqual(['found']),
    );
    await done();
    await soon(() => expect(labels()?.name).not.toBe('Show this for my goal'));
  });

  it('puts an example into a field only when it is pressed, and back again', async () => {
    const { on, card, open, commands } = await beside();
    await open();
    expect(commands).toEqual([]);
    await on.press('Use these words: Write a story with a real ending');
    await soon(async () =>
      expect((await card())?.fields.next).toBe('Write a story with a real ending'),
    );
    await on.press('Undo');
    await soon(async () => expect((await card())?.fields.next).toBe(NAME));
  });

  it('shows a question where a light is dark, asks for the best step once, and keeps no answer', async () => {
    const { on, open, commands } = await beside();
    await open();
    await on.shows('By what day will you look at it again?');
    await on.shows('Is this the best next step, or the easiest?');
    await on.press('The best');
    await soon(() => expect(on.root.textContent).not.toContain('or the easiest?'));
    expect(commands).toEqual([]);
  });
});

describe('a nudge', () => {
  const NUDGE = 'Still yours? Two minutes are enough.';

  it('comes after two quiet weeks, and never again when that is wanted', async () => {
    const { on, phone, assignmentQuery } = await beside({ quiet: 15 * DAY });
    await on.shows(NUDGE);
    await on.press('Never again');
    await soon(() => expect(on.root.textContent).not.toContain(NUDGE));
    expect((await phone.view(assignmentQuery)).preference.nudges).toBe(false);
  });

  it('does not come before', async () => {
    const { on } = await beside({ quiet: 13 * DAY });
    await on.button(`Open your goal: ${NAME}`);
    expect(on.root.textContent).not.toContain(NUDGE);
  });
});

it('a learner sees themself as their teacher does: what is shared, and nothing else', async () => {
  const { phone, context, goal, now } = await beside();
  await phone.client.run(goalOf(newId(), context, 'My own business'));
  const home = await phone.view({ kind: 'home', context: null });
  const on = await stage(phone.client, () => <Seen circles={home.circles} />, { now });
  await on.press('See what my teacher sees');
  const heading = on.root.querySelector('h2');
  expect(heading?.textContent).toBe('See what my teacher sees');
  await soon(() => expect(on.root.querySelector('select')).not.toBeNull());
  expect(document.activeElement).toBe(heading);
  const audience = [`course:${context}:teachers` as const];
  await phone.client.run({ do: 'goal.write', goal, context, audience });
  await on.shows(NAME);
  expect(on.root.textContent).not.toContain('My own business');
  await phone.client.run({ do: 'goal.write', goal, context, audience: [] });
  await soon(() => expect(on.root.textContent).not.toContain(NAME));
});
