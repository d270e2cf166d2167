import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { newId } from '../../model/ids.ts';
import { createClass } from '../../store/double/class.ts';
import { soon, stage } from '../double/stage.tsx';
import { GraderScreen } from '../screens/GraderScreen.tsx';

async function marking() {
  const here = createClass();
  const [desk, phone] = [here.teacherDevice(), here.anaDevice()];
  await desk.sync();
  const meet = async (): Promise<void> => {
    for (const device of [phone, desk, phone]) await device.sync();
  };
  const give = async (nextStep: string): Promise<string> => {
    const command = here.feedbackFor(here.ana, { nextStep });
    await desk.client.run(command);
    await desk.client.run({ do: 'feedback.release', feedback: command.feedback });
    await meet();
    return command.step;
  };
  const steps = {
    source: await give('Add one source.'),
    ending: await give('Read the ending aloud.'),
    title: await give('Find another title.'),
  };
  const on = await stage(desk.client, () => <GraderScreen query={here.graderQuery} />, {
    now: here.now,
  });
  await on.button('I saw a brave moment');
  /** The parts of the screen, and the steps in each, from its top. */
  const parts = (): Record<string, string[]> =>
    Object.fromEntries(
      [...on.root.querySelectorAll('section')].map((part) => [
        part.querySelector('h2')?.textContent ?? '',
        [...part.querySelectorAll('article')].map((one) => one.getAttribute('aria-label') ?? ''),
      ]),
    );
  return { ...here, on, desk, phone, meet, steps, parts };
}

it('what a learner answered stands before the words to write; what waits for a word before anything else', async () => {
  const { on, desk, phone, meet, steps, parts } = await marking();
  expect(Object.keys(parts())[0]).toBe('New feedback');
  const did = { answer: 'did_it', evidence: 'I asked the baker.' } as const;
  await phone.client.run({ do: 'step.answer', step: steps.ending, ...did });
  await meet();
  await on.shows('Ana answered');
  expect(Object.keys(parts()).slice(0, 2)).toEqual(['Ana answered', 'New feedback']);
  expect(parts()).toMatchObject({
    'Ana answered': ['Read the ending aloud.'],
    'On this assignment': ['Find another title.', 'Add one source.'],
  });

  await phone.client.run({ do: 'step.answer', step: steps.source, answer: 'need_help' });
  await meet();
  await on.shows('1 more answer stands below.');
  expect(parts()['Ana answered']).toEqual(['Add one source.']);

  const reply = {
    do: 'reply.write',
    reply: newId(),
    step: steps.source,
    text: 'Ask her.',
  } as const;
  expect(await desk.client.run(reply)).toEqual({ ok: true });
  await soon(() => expect(parts()['Ana answered']).toEqual(['Read the ending aloud.']));
});

it('while a teacher writes nothing moves under their hands', async () => {
  const { on, phone, meet, steps, parts } = await marking();
  await on.type('Next step', 'Say who counted.');
  const help = { do: 'step.answer', step: steps.title, answer: 'need_help' } as const;
  await phone.client.run(help);
  await meet();
  await on.shows('Needs help');
  expect(Object.keys(parts())[0]).toBe('New feedback');
  await act(() => (document.activeElement as HTMLElement).blur());
  await phone.client.run({ do: 'step.answer', step: steps.title, plan: 'Tomorrow' });
  await meet();
  await soon(() => expect(parts()['Ana answered']).toEqual(['Find another title.']));
});

function cardOf(root: Element, name: string) {
  const [card] = [...root.querySelectorAll('article')].filter(
    (one) => one.getAttribute('aria-label') === name,
  );
  const write = [...(card?.querySelectorAll('button') ?? [])].find(
    ({ textContent }) => textContent === 'Write a message',
  );
  return { card, write };
}

it('a message being written to a card stays where it is when its learner answers', async () => {
  const { on, phone, meet, steps, parts } = await marking();
  const { card, write } = cardOf(on.root, 'Find another title.');
  await act(() => write?.click());
  const box = card?.querySelector('textarea');
  await act(() => box?.focus());
  await phone.client.run({ do: 'step.answer', step: steps.title, answer: 'need_help' });
  await meet();
  await on.shows('Needs help');
  expect(box?.isConnected).toBe(true);
  expect(Object.keys(parts())[0]).toBe('New feedback');
});

it('a card whose button has the focus stays where it is: an answer that comes as it is pressed loses no press', async () => {
  const { on, phone, meet, steps, parts } = await marking();
  const { card, write } = cardOf(on.root, 'Find another title.');
  await act(() => write?.focus());
  await phone.client.run({ do: 'step.answer', step: steps.title, answer: 'need_help' });
  await meet();
  await on.shows('Needs help');
  expect(card?.isConnected).toBe(true);
  expect(Object.keys(parts())[0]).toBe('New feedback');
});
