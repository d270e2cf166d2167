import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { newId } from '../../model/ids.ts';
import { createClass } from '../../store/double/class.ts';
import { workDouble } from '../double/marking.ts';
import { soon, stage } from '../double/stage.tsx';
import { AssignmentScreen } from '../screens/AssignmentScreen.tsx';

const at = (exact: string) => ({
  quote: { type: 'TextQuoteSelector' as const, exact, prefix: '', suffix: '' },
  position: { type: 'TextPositionSelector' as const, start: 0, end: exact.length },
  place: '',
  sentence: '',
});

it('one slip stands for several: the learner marks the others, and the teacher sees them', async () => {
  const here = createClass();
  const [desk, phone] = [here.teacherDevice(), here.anaDevice()];
  await desk.sync();
  const feedback = newId();
  const write = here.feedbackFor(here.ana, { nextStep: 'Find two more.' });
  await desk.client.run({ ...write, feedback, anchor: at('it is good'), tied: { more: 2 } });
  await desk.client.run({ do: 'feedback.release', feedback });
  await desk.sync();
  await phone.sync();

  const work = workDouble();
  const on = await stage(
    phone.client,
    () => <AssignmentScreen query={here.assignmentQuery} title="Essay" />,
    { now: here.now, marking: work },
  );
  const select = (exact: string) =>
    act(() => {
      work.selected.value = { anchor: at(exact), part: 'like' };
    });
  await on.shows('Found: 0 of 2');
  const parts = () => work.show.mock.lastCall?.[1]?.buttons.map(({ part }) => part);
  await soon(() => expect(parts()).toEqual(['like', 'ask']));
  await select('it was nice');
  await on.shows('Found: 1 of 2');
  await select('it was fun');
  await on.shows('Found: 2 of 2');
  await soon(() => expect(parts()).toEqual(['ask']));
  expect(work.show.mock.lastCall?.[0].map(({ kind }) => kind)).toEqual(['step', 'found', 'found']);
  await on.press('Not this one');
  await on.shows('Found: 1 of 2');

  await phone.sync();
  await desk.sync();
  const view = await desk.view({ ...here.graderQuery, learner: { lmsUser: 'lms-Ana' } });
  expect(view.feedback[0]?.step?.found).toEqual([at('it was fun')]);
});
