import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { newId } from '../../model/ids.ts';
import { TEXT_LIMIT } from '../../model/limits.ts';
import type { Client } from '../../store/client.ts';
import { createClass, goalOf } from '../../store/double/class.ts';
import { soon, stage } from '../double/stage.tsx';
import { AssignmentScreen } from '../screens/AssignmentScreen.tsx';

const LONG = 'y'.repeat(10_000);
const FITS = 'y'.repeat(TEXT_LIMIT);
const NAME = 'Read aloud';

/** Ana beside her work with one goal; `full`: whether there is room on her computer. */
async function beside() {
  const here = createClass();
  const phone = here.anaDevice();
  await phone.sync();
  const { context } = here;
  const goal = newId();
  await phone.client.run(goalOf(goal, context, NAME));
  await phone.client.run({ do: 'goal.tie', goal, context, lmsAssignment: '7', on: true });
  const room = { full: false };
  const client: Client = {
    watch: (query, show, signal) => phone.client.watch(query, show, signal),
    run: async (command) =>
      room.full ? { ok: false, code: 'storage_full' } : phone.client.run(command),
  };
  const on = await stage(
    client,
    () => <AssignmentScreen query={here.assignmentQuery} title="Essay" />,
    { now: here.now },
  );
  const view = () => phone.view(here.assignmentQuery);
  /** It stays, with the words, the reason, and the keyboard in it. */
  const stays = async (label: string, words: string, reason: string) => {
    await on.shows(reason);
    const field = await on.field(label);
    expect(field.value).toBe(words);
    await soon(() => expect(document.activeElement).toBe(field));
  };
  return { ...here, on, phone, goal, view, room, stays };
}

const BEGUN = [
  ['a new goal', ['Set a goal', 'New goal'], 'What do I know', 'Done'],
  ['a check-in', [`How is it going with: ${NAME}`], 'What have you done', 'Done for today'],
  ['a look back', ['Look back'], 'Victories', 'Done'],
  ['a brave moment', ['A brave moment'], 'What I tried', 'Done'],
] as const;

describe('what cannot be saved stays where it was written, and says why', () => {
  it.each(BEGUN)('%s of ten thousand characters', async (_name, begin, label, done) => {
    const { on, stays, phone } = await beside();
    await on.press(begin.at(-1) ?? '');
    await on.type(label, LONG);
    await on.press(done);
    await stays(label, LONG, '8,000 characters too many. Your words stay here.');
    await on.type(label, FITS);
    await on.press(done);
    const kept = async () => JSON.stringify(await phone.view({ kind: 'home', context: null }));
    await soon(async () => expect(await kept()).toContain(FITS));
    await expect(on.root.textContent).not.toContain('too many');
  });

  it.each(BEGUN)(
    '%s while there is no room on this computer',
    async (_name, begin, label, done) => {
      const { on, stays, room, phone } = await beside();
      await on.press(begin.at(-1) ?? '');
      room.full = true;
      await on.type(label, 'Words without room');
      await on.press(done);
      await stays(label, 'Words without room', 'There is no room left on this computer.');
      room.full = false;
      await on.press(done);
      const kept = async () => JSON.stringify(await phone.view({ kind: 'home', context: null }));
      await soon(async () => expect(await kept()).toContain('Words without room'));
    },
  );

  it('no question of a goal is left behind with words too long for it', async () => {
    const { on, stays } = await beside();
    await on.press('New goal');
    await on.type('What do I know', LONG);
    await on.press('Next question');
    await stays('What do I know', LONG, '8,000 characters too many.');
    await on.type('What do I know', FITS);
    await on.press('Next question');
    await on.shows('Question 2 of 5');
  });

  it('an address that is none keeps its form, and half of one is none when one leaves', async () => {
    const { on, stays, view } = await beside();
    await on.press(`Open your goal: ${NAME}`);
    await on.press('Show how it moves');
    await on.type('A link', 'javascript:alert(1)');
    await on.press('Done');
    await stays('A link', 'javascript:alert(1)', 'A link must start with https://');
    await on.type('A link', 'https:/');
    expect(on.root.textContent).not.toContain('A link must start with');
    await on.leave('A link');
    await on.shows('A link must start with https://');
    await on.type('A link', 'school.example/page');
    await on.press('Done');
    await soon(async () =>
      expect((await view()).goals[0]?.evidence).toMatchObject([
        { link: 'https://school.example/page' },
      ]),
    );
  });

  it('a word of one’s own stays in its box while it cannot be kept', async () => {
    const { on, room, view } = await beside();
    await on.press(`Open your goal: ${NAME}`);
    room.full = true;
    await on.type('What good looks like', 'Names a source');
    await act(async () => (await adding(on)).click());
    await on.shows('There is no room left on this computer.');
    expect((await on.field('What good looks like')).value).toBe('Names a source');
    room.full = false;
    await act(async () => (await adding(on)).click());
    await soon(async () =>
      expect((await view()).goals[0]?.fields.criteria).toEqual(['Names a source']),
    );
    expect((await on.field('What good looks like')).value).toBe('');
  });
});
type On = Awaited<ReturnType<typeof stage>>;
const adding = (on: On) => on.button('Add');

it('words are shown as they are, and make nothing of the page', async () => {
  const { on, phone, context } = await beside();
  const words = '<img src=x onerror=alert(1)><b>bold</b> \u202egnorw {n} 🌱';
  const goal = newId();
  await phone.client.run(goalOf(goal, context, words));
  await phone.client.run({ do: 'goal.tie', goal, context, lmsAssignment: '7', on: true });
  await on.shows(words);
  expect(on.root.querySelector('img[src="x"], b')).toBeNull();
  // As a name among our own words it turns none of them.
  const open = await on.button(`Open your goal: ${words.replace('\u202e', '')}`);
  await act(() => open.click());
  expect((await on.field('What am I working')).value).toBe(words);
});

it('a year half typed takes no day away; a day long past is taken, and one can have none', async () => {
  const { on, view } = await beside();
  await on.press(`Open your goal: ${NAME}`);
  const day = await on.field('By when?');
  const type = (value: string) =>
    act(() => {
      day.value = value;
      day.dispatchEvent(new Event('change', { bubbles: true }));
    });
  const by = async () => (await view()).goals[0]?.fields.by;
  await type('1999-12-31');
  await soon(async () => expect(new Date((await by()) ?? 0).getFullYear()).toBe(1999));
  const kept = await by();
  await type('0002-12-31');
  expect(day.value).toBe('0002-12-31');
  expect(await by()).toBe(kept);
  await act(() => day.blur());
  await act(() => void day.dispatchEvent(new Event('blur')));
  expect(day.value).toBe('1999-12-31');
  await type('');
  await soon(async () => expect(await by()).toBeNull());
});
