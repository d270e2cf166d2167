import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { newId } from '../../model/ids.ts';
import { teachersScope } from '../../model/scope.ts';
import { createClass } from '../../store/double/class.ts';
import { recording, soon, stage } from '../double/stage.tsx';
import { PromptsScreen } from '../screens/PromptsScreen.tsx';

async function library() {
  const here = createClass();
  const desk = here.teacherDevice();
  await desk.sync();
  const { client, commands } = recording(desk.client);
  const on = await stage(client, () => <PromptsScreen />, { now: here.now });
  await on.button('Mine (0)');
  const prompts = async () => (await desk.view({ kind: 'prompts' })).prompts;
  const choose = async (label: string, option: string) => {
    const select = (await on.field(label)) as unknown as HTMLSelectElement;
    await act(() => {
      select.selectedIndex = [...select.options].findIndex((one) => one.textContent === option);
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
  };
  const bring = async (shelf: string, text: string) => {
    const input = (await on.field(`Bring a file to: ${shelf}`)) as unknown as HTMLInputElement;
    const file = new File([text], 'prompts.csv');
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    await act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
  };
  const entry = (words: string) =>
    soon(() => {
      const found = [...on.root.querySelectorAll('article')].find((one) =>
        one.textContent?.includes(words),
      );
      if (found === undefined) throw new Error(`No entry “${words}”`);
      return found;
    });
  return { ...here, desk, on, commands, prompts, choose, bring, entry };
}

describe('the prompts of a teacher', () => {
  it('are written, changed and deleted, with time to undo', async () => {
    const { on, prompts, choose, entry } = await library();
    await on.press('New prompt');
    await on.press('Save');
    await on.shows('Write the words first.');
    await on.type('Words', '{name}, read it aloud.');
    await choose('For', 'What I notice');
    await on.type('Criterion', 'Voice');
    await on.type('Habits and other tags', 'persisting, primary, persisting,');
    await on.press('Save');
    await entry('read it aloud');
    expect(await prompts()).toMatchObject([
      {
        ...{ text: '{name}, read it aloud.', part: 'observation', criterion: 'Voice' },
        ...{ tags: ['persisting', 'primary'], shelf: 'own' },
      },
    ]);
    await on.press('Edit: {name}, read it aloud.');
    await on.type('Words', 'Read it aloud twice.');
    await on.press('Save');
    await entry('Read it aloud twice.');
    await on.button('Mine (1)');

    await on.press('Delete: Read it aloud twice.');
    await soon(() => expect(on.root.querySelector('article')).toBeNull());
    await on.press('Undo');
    await entry('Read it aloud twice.');
    expect(await prompts()).toHaveLength(1);
  });

  it('show what the coach finds in each', async () => {
    const { on, entry, desk } = await library();
    await desk.client.run({
      ...{ do: 'prompt.write', prompt: newId(), context: null },
      words: { text: '{name}, add a source to this claim.', part: 'nextStep' },
    });
    const found = await entry('add a source');
    await soon(() => expect(found.textContent).toContain('Action: found'));
    expect(found.textContent).toContain('Thinking: not yet');
    await on.shows('Kind: found');
  });

  it('stand on a course’s shelf, or a team’s, as their author decides', async () => {
    const { on, prompts, choose, context } = await library();
    await on.press('Biology (0)');
    await on.press('New prompt');
    await on.type('Words', 'For us all');
    await on.press('Save');
    await on.button('Biology (1)');
    await on.press('Mine (0)');
    await on.press('New prompt');
    await on.type('Words', 'For the team');
    await choose('Shelf', 'Teachers of several courses');
    await on.press('Save');
    await on.button('Teams (1)');
    expect(await prompts()).toMatchObject([
      { text: 'For the team', shelf: 'team', team: [context] },
      { text: 'For us all', shelf: 'course', context },
    ]);
  });

  it('begin with starters, which are copied once', async () => {
    const { on, prompts } = await library();
    await on.press('Starters (60)');
    await on.type('Search', 'missing account');
    await on.press('Copy to mine: Whose voice is missing from this account, and where could y…');
    await on.button('Mine (1)');
    await on.press('Copy to mine: Whose voice is missing from this account, and where could y…');
    await on.shows('You have this prompt already');
    expect(await prompts()).toMatchObject([
      { part: 'question', tags: ['history', 'secondary', 'listening with empathy'] },
    ]);
  });

  it('come from a file: seen first, what is there already left out', async () => {
    const { on, prompts, bring, desk } = await library();
    await desk.client.run({
      ...{ do: 'prompt.write', prompt: newId(), context: null },
      words: { text: 'Read it aloud.', part: 'nextStep' },
    });
    await on.button('Mine (1)');
    await bring('Mine', '\ufefftext;tags\r\nRead it ALOUD;x\r\n"What if; or not?";a|b\r\n');
    await on.shows('1 new and 1 you have already');
    expect(await prompts()).toHaveLength(1);
    await on.press('Add 1 prompt');
    await on.button('Mine (2)');
    expect((await prompts())[0]).toMatchObject({
      text: 'What if; or not?',
      part: 'question',
      tags: ['a', 'b'],
    });
  });

  it('from a file with one bad row are not imported at all, and the row is named', async () => {
    const { on, bring, prompts, commands } = await library();
    await bring('Mine', `text\nGood one\n${'x'.repeat(2001)}\n`);
    await on.shows('1 new and 1 row cannot be read');
    await on.shows('Row 3: too long');
    await on.shows('Nothing was imported.');
    expect([...on.root.querySelectorAll('button')].map((b) => b.textContent)).not.toContain(
      'Add 1 prompt',
    );
    expect(await prompts()).toEqual([]);
    expect(commands.map((command) => command.do)).not.toContain('prompts.import');
  });

  it('of another teacher are read and copied, not changed', async () => {
    const { on, school, context, desk, entry, prompts } = await library();
    const other = newId();
    school.enrol(other, context, 'teacher', 'Mr Silva');
    const id = newId();
    school.push(other, {
      protocol: 1,
      mutations: [
        {
          ...{ id: newId(), record: id, kind: 'prompt', op: 'put', context: null, learner: null },
          ...{ parent: null, stamp: '01990000000000-0000-other' },
          fields: { text: 'Ask once more', audience: [teachersScope(context)], part: 'question' },
        },
      ],
    });
    await desk.sync();
    await on.press('Teams (1)');
    const found = await entry('Ask once more');
    expect(found.textContent).toContain('from Mr Silva');
    expect(found.textContent).not.toContain('Delete');
    await on.press('Copy to mine: Ask once more');
    await on.button('Mine (1)');
    expect((await prompts()).filter(({ mine }) => mine)).toMatchObject([
      { text: 'Ask once more', shelf: 'own' },
    ]);
  });
});
