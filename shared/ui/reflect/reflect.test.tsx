import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { createClass } from '../../store/double/class.ts';
import { soon, stage } from '../double/stage.tsx';
import { AssignmentScreen } from '../screens/AssignmentScreen.tsx';
import { GraderScreen } from '../screens/GraderScreen.tsx';
import { HomeScreen } from '../screens/HomeScreen.tsx';
import { TeacherHome } from '../screens/TeacherHome.tsx';
import { saysNothing } from './boxes.ts';

async function twoPeople() {
  const here = createClass();
  const [desk, phone] = [here.teacherDevice(), here.anaDevice()];
  const meet = async () => {
    await phone.sync();
    await desk.sync();
    await phone.sync();
  };
  await meet();
  const own = () =>
    stage(phone.client, () => <AssignmentScreen query={here.assignmentQuery} title="Essay" />, {
      now: here.now,
    });
  const home = () =>
    stage(
      phone.client,
      () => <HomeScreen query={{ kind: 'home', context: null }} onClass={() => undefined} />,
      {
        now: here.now,
      },
    );
  const grader = () =>
    stage(desk.client, () => <GraderScreen query={here.graderQuery} />, { now: here.now });
  const board = () =>
    stage(
      desk.client,
      () => (
        <TeacherHome
          courses={[{ context: here.context, title: 'History', role: 'teacher' }]}
          context={here.context}
          onCourse={() => undefined}
          onLearner={() => undefined}
        />
      ),
      { now: here.now },
    );
  const looks = async () => (await phone.view(here.assignmentQuery)).reflections;
  return { ...here, desk, phone, meet, own, home, grader, board, looks };
}

it('an answer that says there is none is known, in three languages; others are not', () => {
  for (const none of ['idk', 'I don’t know', 'nothing.', 'No sé', 'لا أعرف', '  dunno '])
    expect(saysNothing(none)).toBe(true);
  for (const words of ['I know it', 'nothing went wrong', 'no one helped me', ''])
    expect(saysNothing(words)).toBe(false);
});

describe('looking back', () => {
  it('is kept box by box, also where it says that there is nothing, and asks once more', async () => {
    const { own, looks } = await twoPeople();
    const on = await own();
    await on.shows('Look back on this work');
    await on.press('Look back');
    await on.type('Victories', 'idk');
    await on.leave('Victories');
    await on.shows('That is fine. Is there one small thing?');
    await on.type('Lessons learned', 'Begin with the walk.');
    await on.leave('Lessons learned');
    await on.press('Done');
    await soon(async () =>
      expect(await looks()).toMatchObject([
        { victories: 'idk', lessons: 'Begin with the walk.', sharing: { audience: null } },
      ]),
    );
    await on.shows('Begin with the walk.');
  });

  it('is shown to teachers when its learner says so, and to nobody before', async () => {
    const { own, looks, phone, meet, grader, context } = await twoPeople();
    const on = await own();
    await on.press('Look back');
    await on.type('Needs and concerns', 'More time to read.');
    await on.leave('Needs and concerns');
    await on.press('Done');
    await soon(async () => expect(await looks()).toHaveLength(1));
    await meet();
    const beside = await grader();
    expect(beside.root.textContent).not.toContain('More time to read.');
    const [{ id = '' } = {}] = await looks();
    const audience = [`course:${context}:teachers` as const];
    await phone.client.run({
      ...{ do: 'reflection.write', reflection: id, context, words: {}, audience },
    });
    await meet();
    await beside.shows('More time to read.');
  });
});

describe('a class of minors', () => {
  it('opens reflections once its teacher has said whom to turn to', async () => {
    const { own, board, meet } = await twoPeople();
    const class8 = await board();
    await class8.shows('Learners here are minors');
    const boxes = [...class8.root.querySelectorAll('label')];
    const minors = boxes.find(({ textContent }) => textContent === 'Learners here are minors');
    await act(() => minors?.querySelector('input')?.click());
    await meet();
    const on = await own();
    await on.shows('This opens when your teacher has set a contact.');
    expect(on.root.textContent).not.toContain('What went well? What did you learn?');
    await class8.type('Whom to turn to when something is not right', 'Ms Vale, room 4');
    await class8.leave('Whom to turn to when something is not right');
    await meet();
    await on.press('Look back');
    await on.shows('you can turn to: Ms Vale, room 4');
  });
});

describe('who one is', () => {
  it('is shared part by part, and stands closed beside marking', async () => {
    const { home, phone, meet, grader, context } = await twoPeople();
    const on = await home();
    await on.shows('About me');
    await on.type('What helps me', 'A quiet place');
    await on.leave('What helps me');
    await on.type('What I like', 'Trains');
    await on.leave('What I like');
    await soon(async () =>
      expect((await phone.view({ kind: 'home', context: null })).sketch).toHaveLength(2),
    );
    const audience = [`course:${context}:teachers` as const];
    await phone.client.run({ do: 'sketch.write', part: 'interests', audience });
    await meet();
    const beside = await grader();
    await beside.shows('Trains');
    expect(beside.root.textContent).not.toContain('A quiet place');
  });
});
