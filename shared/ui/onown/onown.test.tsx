import { expect, it } from 'vitest';
import { newId } from '../../model/ids.ts';
import { createClass, goalOf } from '../../store/double/class.ts';
import { soon, stage } from '../double/stage.tsx';
import { AssignmentScreen } from '../screens/AssignmentScreen.tsx';
import { GraderScreen } from '../screens/GraderScreen.tsx';

const NEXT = 'What am I working to do next?';
const GOAL = 'Name the best case against me.';
const STEP = 'Ask the cook for one number.';

it('a teacher reads the questions of a shared goal, comments on one, and it stands under that one', async () => {
  const here = createClass();
  const { context, graderQuery, assignmentQuery, now } = here;
  const [phone, desk] = [here.anaDevice(), here.teacherDevice()];
  const goal = newId();
  const audience = [`course:${context}:teachers` as const];
  await phone.sync();
  await phone.client.run({ ...goalOf(goal, context, GOAL), audience });
  await phone.client.run({ do: 'goal.tie', goal, context, lmsAssignment: '7', on: true });
  await phone.sync();
  await desk.sync();

  const teacher = await stage(desk.client, () => <GraderScreen query={graderQuery} />, { now });
  await teacher.shows(NEXT);
  await teacher.press(`Comment on this: ${NEXT}`);
  await teacher.shows(`About: ${NEXT}`);
  await teacher.type('Next step', STEP);
  await teacher.press('Release to Ana');
  const given = async () => (await desk.view(graderQuery)).goals[0]?.feedback ?? [];
  await soon(async () =>
    expect(await given()).toMatchObject([{ on: { part: 'next' }, step: { text: STEP } }]),
  );

  await desk.sync();
  await phone.sync();
  const learner = await stage(
    phone.client,
    () => <AssignmentScreen query={assignmentQuery} title="Essay" />,
    { now },
  );
  await learner.press(`Open your goal: ${GOAL}`);
  const under = (part: string) => learner.root.querySelector(`[data-part="${part}"]`)?.textContent;
  await soon(() => expect(under('next')).toContain(STEP));
  expect(under('path')).not.toContain(STEP);
});
