import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { newId } from '../../model/ids.ts';
import { createClass, goalOf } from '../../store/double/class.ts';
import { recording, soon, stage } from '../double/stage.tsx';
import { GraderScreen } from '../screens/GraderScreen.tsx';

type Setting = Parameters<typeof stage>[2];

/** A teacher beside Ana's work, with two prompts of their own. */
async function writing(setting: Setting = {}) {
  const here = createClass();
  const { context } = here;
  const [desk, phone] = [here.teacherDevice(), here.anaDevice()];
  await phone.sync();
  await phone.client.run(goalOf(newId(), context, 'Back up each claim'));
  await desk.sync();
  const make = (text: string, part: 'question' | 'nextStep') =>
    desk.client.run({
      ...{ do: 'prompt.write', prompt: newId(), context: null },
      words: { text, part, criterion: '', tags: ['zebra'] },
    });
  await make('{name}, who would disagree with {goal}?', 'question');
  await make('Zoom in on one zebra, {name}.', 'nextStep');
  const { client, commands } = recording(desk.client);
  const on = await stage(client, () => <GraderScreen query={here.graderQuery} />, {
    now: here.now,
    ...setting,
  });
  await on.field('Next step');

  const options = () => [...on.root.querySelectorAll('[role="option"]')];
  const isOpen = () => options().length > 0;
  const opened = () => soon(() => expect(isOpen()).toBe(true));
  const closed = () => soon(() => expect(isOpen()).toBe(false));
  const activeText = (label: string) =>
    on.field(label).then((field) => {
      const id = field.getAttribute('aria-activedescendant') ?? '';
      return document.getElementById(id)?.textContent ?? '';
    });
  const press = async (label: string, key: string, more: KeyboardEventInit = {}) => {
    const field = await on.field(label);
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
    await act(() => void field.dispatchEvent(event));
    return event;
  };
  const prompts = async () => (await desk.view({ kind: 'prompts' })).prompts;
  return {
    ...here,
    desk,
    on,
    commands,
    options,
    opened,
    closed,
    isOpen,
    activeText,
    press,
    prompts,
  };
}

describe('a prompt in a comment', () => {
  it('is asked for with a stroke, found by its words, and put in with the learner’s name', async () => {
    const { on, options, opened, closed, activeText, press } = await writing();
    await on.type('Next step', 'Good. /');
    await opened();
    const field = await on.field('Next step');
    expect(field.getAttribute('aria-controls')).toBe(on.root.querySelector('[role="listbox"]')?.id);
    // For this field first.
    await soon(async () => expect(await activeText('Next step')).toContain('Zoom in'));
    await soon(() => expect(options().length).toBeGreaterThan(20));
    await on.type('Next step', 'Good. /zeb disag');
    // As it would stand there, and what nothing is known of left out.
    const shown = 'Ana, who would disagree with …?';
    await soon(async () => expect(await activeText('Next step')).toContain(shown));
    await press('Next step', 'Enter');
    await closed();
    expect(field.value).toBe('Good. Ana, who would disagree with {goal}?');
    // Nothing is known of a goal: the hole is selected, to be typed over.
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe('{goal}');
    expect(field.hasAttribute('aria-activedescendant')).toBe(false);
  });

  it('is walked to with the arrows, around the end', async () => {
    const { on, opened, activeText, press } = await writing({ onPrompts: () => undefined });
    await on.type('Question', '/');
    await opened();
    await soon(async () => expect(await activeText('Question')).toContain('who would disagree'));
    expect((await press('Question', 'ArrowUp')).defaultPrevented).toBe(true);
    await soon(async () => expect(await activeText('Question')).toBe('Manage prompts'));
    await press('Question', 'ArrowDown');
    await press('Question', 'ArrowDown');
    await soon(async () => expect(await activeText('Question')).not.toContain('who would'));
  });

  it.each(['and/or', '7/12', 'https://x.example/', '/ alone', 'x / y'])(
    '“%s” stays what was typed',
    async (words) => {
      const { on, closed } = await writing();
      await on.type('Next step', words);
      await closed();
      expect((await on.field('Next step')).value).toBe(words);
    },
  );

  it('sent away with Escape leaves every letter, and does not come back by itself', async () => {
    const { on, opened, closed, press, isOpen } = await writing();
    await on.type('Next step', 'See /');
    await opened();
    const event = await press('Next step', 'Escape');
    // The panel does not close by the same key.
    expect(event.defaultPrevented).toBe(true);
    await closed();
    await on.type('Next step', 'See /b');
    expect((await on.field('Next step')).value).toBe('See /b');
    expect(isOpen()).toBe(false);
    await on.leave('Next step');
    expect((await on.field('Next step')).value).toBe('See /b');
  });

  it('with words no prompt has, Enter is Enter', async () => {
    const { on, opened, press } = await writing();
    await on.type('Next step', '/');
    await opened();
    await on.type('Next step', '/qqqq');
    await on.shows('No prompt has these words.');
    expect((await press('Next step', 'Enter')).defaultPrevented).toBe(false);
    expect((await on.field('Next step')).value).toBe('/qqqq');
  });

  it('comes by a button too, where the caret was', async () => {
    const { on, opened, options, closed } = await writing();
    await on.type('Question', 'Think.');
    await on.press('Prompts');
    await opened();
    const option = await soon(() => {
      const found = options().find((one) => one.textContent?.includes('Zoom in'));
      if (found === undefined) throw new Error('not yet');
      return found as HTMLElement;
    });
    await act(() => option.click());
    await closed();
    expect((await on.field('Question')).value).toBe('Think.Zoom in on one zebra, Ana.');
  });

  it('never gets a masked name while somebody watches', async () => {
    const { on, opened, activeText, press } = await writing({ presenter: true });
    await on.type('Next step', '/zoom');
    await on.type('Next step', '/');
    await opened();
    await on.type('Next step', '/zoom');
    await soon(async () => expect(await activeText('Next step')).toContain('Zoom in'));
    await press('Next step', 'Enter');
    expect((await on.field('Next step')).value).toBe('Zoom in on one zebra, {name}.');
  });
});

describe('words saved as a prompt', () => {
  it('from a field: without the learner’s name, once, and taken back with Undo', async () => {
    const { on, opened, options, prompts, closed } = await writing();
    const save = async (words: string) => {
      await on.type('Next step', `${words} /`);
      await opened();
      const option = await soon(() => {
        const found = options().find((one) => one.textContent === 'Save these words as a prompt');
        if (found === undefined) throw new Error('not yet');
        return found as HTMLElement;
      });
      await act(() => option.click());
      await closed();
      expect((await on.field('Next step')).value).toBe(`${words} `);
    };
    await save('Ana, ask the baker.');
    await on.shows('Saved to your prompts');
    expect((await prompts())[0]).toMatchObject({
      ...{ text: '{name}, ask the baker.', part: 'nextStep', shelf: 'own' },
    });
    await save('Ana, ask the BAKER');
    await on.shows('You have this prompt already');
    expect(await prompts()).toHaveLength(3);
  });

  it('from a comment that was given', async () => {
    const { on, prompts } = await writing();
    await on.type('Next step', 'Ana, find one more voice.');
    await on.press('Release to Ana');
    await on.press('Save as a prompt');
    await on.shows('Saved to your prompts');
    await vi.waitFor(async () =>
      expect((await prompts())[0]).toMatchObject({ text: '{name}, find one more voice.' }),
    );
    await on.press('Undo');
    await vi.waitFor(async () => expect(await prompts()).toHaveLength(2));
  });
});
