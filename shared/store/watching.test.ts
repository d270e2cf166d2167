import { describe, expect, it } from 'vitest';
import { createClass } from './double/class.ts';
import type { AssignmentView } from './views.ts';

describe('a screen that watches', () => {
  it('is told what concerns it, once per change, until it stops watching', async () => {
    const { anaDevice, teacherDevice, ana, context, ...here } = createClass();
    const [phone, desk] = [anaDevice(), teacherDevice()];
    await phone.sync();
    await desk.sync();
    const shown: AssignmentView[] = [];
    const watching = new AbortController();
    const next = () => new Promise<void>((resolve) => waiting.push(resolve));
    const waiting: (() => void)[] = [];
    const first = next();
    phone.client.watch(
      here.assignmentQuery,
      (view) => {
        shown.push(view);
        for (const resolve of waiting.splice(0)) resolve();
      },
      watching.signal,
    );
    await first;
    const second = next();
    const command = here.feedbackFor(ana, { nextStep: 'Add one source.' });
    await desk.client.run(command);
    await desk.client.run({ do: 'feedback.release', feedback: command.feedback });
    await desk.sync();
    await phone.sync();
    await second;
    expect(shown.at(-1)?.steps).toHaveLength(1);
    watching.abort();
    const before = shown.length;
    await phone.client.run({ do: 'step.answer', step: command.step, answer: 'will_do' });
    await phone.sync();
    expect(shown).toHaveLength(before);
  });
});
