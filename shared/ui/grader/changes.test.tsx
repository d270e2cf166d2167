import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { newId } from '../../model/ids.ts';
import { createClass } from '../../store/double/class.ts';
import { workDouble } from '../double/marking.ts';
import { soon, stage } from '../double/stage.tsx';
import { GraderScreen } from '../screens/GraderScreen.tsx';

const at = (exact: string, start: number) => ({
  quote: { type: 'TextQuoteSelector' as const, exact, prefix: '', suffix: '' },
  position: { type: 'TextPositionSelector' as const, start, end: start + exact.length },
  place: '',
  sentence: '',
});

it('a second draft is gone through comment by comment, in the order of the work', async () => {
  const here = createClass();
  const desk = here.teacherDevice();
  await desk.sync();
  const first = { lmsAttempt: '77', version: 'a'.repeat(64) };
  const comment = async (exact: string, start: number, nextStep: string) => {
    const feedback = newId();
    const write = here.feedbackFor(here.ana, { nextStep });
    await desk.client.run({ ...write, feedback, attempt: first, anchor: at(exact, start) });
    await desk.client.run({ do: 'feedback.release', feedback });
    return feedback;
  };
  const late = await comment('Everybody knows', 90, 'Say who told you.');
  const early = await comment('a long line', 10, 'Say how long.');
  const marking = workDouble({
    [early]: { state: 'anchored', words: 'a line of eleven minutes' },
    [late]: { state: 'gone', words: '' },
  });
  const shown = { attempt: first };
  const query = { ...here.graderQuery, learner: { lmsUser: 'lms-Ana' } };
  const on = await stage(
    desk.client,
    () => <GraderScreen query={query} attempt={shown.attempt} />,
    { now: here.now, marking },
  );
  await on.shows('Say how long.');
  expect(on.root.textContent).not.toContain('Go through your');

  shown.attempt = { lmsAttempt: '77', version: 'b'.repeat(64) };
  await on.draw();
  await on.type('Next step', 'Begun before.');
  await on.press('Go through your 2 comments on drafts before');
  await on.shows('1 of 2 · changed here');
  await on.shows('Say how long.');
  await on.shows('eleven minutes');
  expect(on.root.textContent).not.toContain('Say who told you.');
  await soon(() => expect(marking.reveal).toHaveBeenLastCalledWith(early));

  await act(() => {
    const key = new KeyboardEvent('keydown', { key: 'ArrowDown', altKey: true });
    document.dispatchEvent(key);
  });
  await on.shows('2 of 2 · these words are gone');
  await on.shows('Say who told you.');
  expect((await on.button('Next')).disabled).toBe(true);

  await on.press('Back to all');
  await soon(async () => expect((await on.field('Next step')).value).toBe('Begun before.'));
});
