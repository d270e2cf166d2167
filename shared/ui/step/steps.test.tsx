import { describe, expect, it, vi } from 'vitest';
import { createClass } from '../../store/double/class.ts';
import { stage } from '../double/stage.tsx';
import { AssignmentScreen } from '../screens/AssignmentScreen.tsx';
import { GraderScreen } from '../screens/GraderScreen.tsx';

async function withStep(about: { minors?: boolean } = {}) {
  const here = createClass();
  const [desk, phone] = [here.teacherDevice(), here.anaDevice()];
  await desk.sync();
  await desk.client.run({ do: 'class.set', context: here.context, ...about });
  const command = here.feedbackFor(here.ana, { nextStep: 'Add one source.' });
  await desk.client.run(command);
  await desk.client.run({ do: 'feedback.release', feedback: command.feedback });
  await desk.sync();
  await phone.sync();
  const step = async () => (await phone.view(here.assignmentQuery)).steps[0];
  const setContact = async (contact: string): Promise<void> => {
    await desk.client.run({ do: 'class.set', context: here.context, contact });
    await desk.sync();
    await phone.sync();
  };
  const later = () =>
    stage(phone.client, () => <AssignmentScreen query={here.assignmentQuery} title="Essay" />, {
      now: here.now,
    });
  const on = await later();
  const teacherSees = () =>
    stage(desk.client, () => <GraderScreen query={here.graderQuery} />, { now: here.now });
  return { on, step, setContact, teacherSees, later, pass: here.pass };
}

describe('a learner with a next step', () => {
  it('answers it, and takes the answer back with the same button', async () => {
    const { on, step } = await withStep();
    await on.shows('Add one source.');
    await on.press('I’ll do this');
    await vi.waitFor(async () => expect((await step())?.answer).toBe('will_do'));
    await vi.waitFor(async () =>
      expect((await on.button('I’ll do this')).getAttribute('aria-pressed')).toBe('true'),
    );
    await on.press('I’ll do this');
    await vi.waitFor(async () => expect((await step())?.answer).toBe('open'));
  });

  it('shows what they did', async () => {
    const { on, step } = await withStep();
    await on.press('Did it');
    await on.type('What I did', 'I asked the baker.');
    await on.leave('What I did');
    await on.type('Link to it', 'in my notes');
    await on.shows('A link starts with https://');
    await on.type('Link to it', 'docs.example/d/1');
    await on.leave('Link to it');
    await vi.waitFor(async () =>
      expect(await step()).toMatchObject({
        evidence: 'I asked the baker.',
        evidenceLink: 'https://docs.example/d/1',
      }),
    );
  });

  it('asks for help in the thread', async () => {
    const { on, step } = await withStep();
    await on.press('Need help');
    await on.type('What would help you?', 'Where do I find numbers?');
    const form = (await on.field('What would help you?')).closest('form');
    form?.requestSubmit();
    await vi.waitFor(async () =>
      expect((await step())?.replies).toMatchObject([{ text: 'Where do I find numbers?' }]),
    );
  });

  it('has a sentence in place of the box while a class of minors has nobody to turn to', async () => {
    const { on, setContact } = await withStep({ minors: true });
    await on.press('Need help');
    await on.shows(
      'You can send messages and look back once your teacher adds a person you can go to.',
    );
    expect(on.root.textContent).not.toContain('What would help you?');
    await setContact('Ms Vale, room 4');
    await on.field('What would help you?');
  });

  it('whose teacher is told where to set a contact', async () => {
    const { teacherSees, setContact } = await withStep({ minors: true });
    const desk = await teacherSees();
    await desk.shows('this class has no contact');
    const names = [...desk.root.querySelectorAll('button')].map((one) => one.textContent);
    expect(names).not.toContain('Write a message');
    await setContact('Ms Vale, room 4');
    await desk.button('Write a message');
  });

  it('finds the next day what they answered, and no form, until they want to change it', async () => {
    const { step, later, pass } = await withStep();
    const today = await later();
    await today.press('I’ll do this');
    await today.type('My plan', 'On Friday, in the library.');
    await today.leave('My plan');
    await vi.waitFor(async () => expect((await step())?.plan).toBe('On Friday, in the library.'));
    await (await later()).field('My plan');

    pass(24 * 3_600_000);
    const tomorrow = await later();
    await tomorrow.shows('On Friday, in the library.');
    expect(tomorrow.root.querySelector('.wm-answers')).toBeNull();
    await tomorrow.press('Change my answer');
    await tomorrow.field('My plan');
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('I’ll do this'));

    const again = await later();
    await again.press('Did it');
    await again.field('What I did');
    await vi.waitFor(async () => expect((await step())?.answer).toBe('did_it'));
  });

  it('closes it, and can undo that', async () => {
    const { on, step } = await withStep();
    await on.press('Another way');
    await on.press('Close this step');
    await vi.waitFor(async () => expect((await step())?.closed).toBe(true));
    await on.press('Undo');
    await vi.waitFor(async () => expect((await step())?.closed).toBe(false));
  });
});
