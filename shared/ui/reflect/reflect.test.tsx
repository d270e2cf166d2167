import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { newId, sketchId } from '../../model/ids.ts';
import { createClass, goalOf } from '../../store/double/class.ts';
import { soon, stage } from '../double/stage.tsx';
import { AssignmentScreen } from '../screens/AssignmentScreen.tsx';
import { GraderScreen } from '../screens/GraderScreen.tsx';
import { HomeScreen } from '../screens/HomeScreen.tsx';
import { TeacherHome } from '../screens/TeacherHome.tsx';
import { saysNothing } from './boxes.ts';
import { habitLine, habitsIn } from './habitLine.ts';

const CLOSED = 'You can send messages and look back once your teacher adds a person you can go to.';
const SHOWN = { lmsAttempt: '77', version: 'a'.repeat(64) };

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
    stage(
      phone.client,
      () => <AssignmentScreen query={here.assignmentQuery} title="Essay" attempt={SHOWN} />,
      { now: here.now },
    );
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
  const offerMoment = async () => {
    const words = { next: '', path: '', evidence: '', note: 'You read it aloud.' };
    const { ana: learner, context } = here;
    await desk.client.run({
      ...{ do: 'suggestion.make', of: 'moment', goal: null, learner, context, words },
    });
    await meet();
  };
  const looks = async () => (await phone.view(here.assignmentQuery)).reflections;
  return { ...here, desk, phone, meet, own, home, grader, board, looks, offerMoment };
}

it('an answer that says there is none is known, in three languages; others are not', () => {
  for (const none of ['idk', 'I don’t know', 'nothing.', 'No sé', 'لا أعرف', '  dunno '])
    expect(saysNothing(none)).toBe(true);
  for (const words of ['I know it', 'nothing went wrong', 'no one helped me', ''])
    expect(saysNothing(words)).toBe(false);
});

describe('looking back', () => {
  it('knows which draft of the work it is about, once somebody has written about that draft', async () => {
    const { own, looks, desk, meet, feedbackFor, ana } = await twoPeople();
    const on = await own();
    await on.press('Look back');
    await on.type('Victories', 'I kept the cook.');
    await on.leave('Victories');
    await soon(async () => expect(await looks()).toMatchObject([{ attempt: null }]));
    await meet();
    const words = { ...feedbackFor(ana, { nextStep: 'Read it aloud.' }), attempt: SHOWN };
    await desk.client.run(words);
    await desk.client.run({ do: 'feedback.release', feedback: words.feedback });
    await meet();
    await soon(async () => expect(await looks()).toMatchObject([{ attempt: 1 }]));
  });

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
    await on.shows(CLOSED);
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

  it('opens at the part that is to be shared, where that began elsewhere', async () => {
    const { phone, ana, now } = await twoPeople();
    await phone.client.run({ do: 'sketch.write', part: 'needs', text: 'A quiet place' });
    const query = { kind: 'home', context: null } as const;
    const on = await stage(
      phone.client,
      () => <HomeScreen query={query} opened={sketchId(ana, 'needs')} onClass={() => undefined} />,
      { now },
    );
    await on.shows('Who sees “What helps me”?');
    await soon(() => expect(document.activeElement?.textContent).toBe('Only me'));
    const open = [...on.root.querySelectorAll('details[open] > summary')];
    expect(open.map(({ textContent }) => textContent)).toEqual([
      'About me',
      'Who sees “What helps me”?',
    ]);
    expect(on.root.querySelector('[aria-label="Your goal, in five questions"]')).toBeNull();
  });
});

describe('a brave moment', () => {
  it('is offered to one learner, and is theirs to take, to write and to show', async () => {
    const { home, phone, desk, meet, grader, graderQuery } = await twoPeople();
    const beside = await grader();
    await beside.press('I saw a brave moment');
    await beside.press('Send');
    await beside.shows('Write what you saw first.');
    await beside.type('What did you see Ana try?', 'You read it aloud.');
    await beside.press('Send');
    await soon(() => expect(beside.root.querySelector('form.wm-suggestion')).toBeNull());
    await meet();
    const on = await home();
    await on.shows('Ms Okafor saw this:');
    await on.press('Yes, I will write about it');
    await on.type('What I tried', 'I read although I shook.');
    await on.leave('What I tried');
    await on.press('Done');
    await on.shows('I read although I shook.');
    const { moments, suggestions } = await phone.view({ kind: 'home', context: null });
    expect(suggestions).toEqual([]);
    expect(moments).toMatchObject([
      { tried: 'I read although I shook.', offered: { note: 'You read it aloud.' } },
    ]);
    await meet();
    expect((await desk.view(graderQuery)).moments).toEqual([]);
  });

  it('has the words of who saw it from the start, also beside the work', async () => {
    const { own, offerMoment } = await twoPeople();
    await offerMoment();
    const on = await own();
    await on.press('Yes, I will write about it');
    await on.field('What I tried');
    await on.shows('You read it aloud.');
  });

  it('waits while its class has nobody to turn to, and can be put aside', async () => {
    const { own, desk, meet, offerMoment, context } = await twoPeople();
    await desk.client.run({ do: 'class.set', context, minors: true });
    await offerMoment();
    const on = await own();
    await on.shows('Was this a brave moment?');
    const offer = on.root.querySelector('[aria-label="Was this a brave moment?"]');
    expect(offer?.textContent).toContain(CLOSED);
    expect(offer?.textContent).not.toContain('Yes, I will write about it');
    expect(on.root.textContent?.split(CLOSED)).toHaveLength(2);
    await desk.client.run({ do: 'class.set', context, contact: 'Ms Vale, room 4' });
    await meet();
    await on.button('Yes, I will write about it');
    await desk.client.run({ do: 'class.set', context, contact: '' });
    await meet();
    await on.press('No thanks');
    await soon(() => expect(on.root.textContent).not.toContain('Was this a brave moment?'));
    await on.shows(CLOSED);
  });

  it('that is not wanted leaves nothing behind', async () => {
    const { home, phone, offerMoment } = await twoPeople();
    await offerMoment();
    const on = await home();
    await on.shows('Was this a brave moment?');
    await on.press('No thanks');
    await soon(() => expect(on.root.textContent).not.toContain('Was this a brave moment?'));
    expect((await phone.view({ kind: 'home', context: null })).moments).toEqual([]);
  });
});

describe('what a look back belongs to', () => {
  it('is kept also where it was chosen before a word was written, and makes a line of one habit', async () => {
    const { own, home, looks, phone, context } = await twoPeople();
    const goal = newId();
    await phone.client.run(goalOf(goal, context, 'Ask before I write.'));
    await phone.client.run({ do: 'goal.write', goal, context, tags: ['questioning'] });
    const checkIn = newId();
    await phone.client.run({ do: 'check_in.write', checkIn, goal, text: 'I asked two people.' });
    const on = await own();
    await on.press('Look back');
    await on.type('Habits it shows', 'Striving for accuracy');
    await on.press('Add');
    await on.button('Take off: Striving for accuracy');
    expect(await looks()).toEqual([]);
    await on.type('Victories', 'I counted the cars.');
    await on.leave('Victories');
    await soon(async () =>
      expect(await looks()).toMatchObject([
        { victories: 'I counted the cars.', tags: ['accuracy'] },
      ]),
    );
    const [{ id = '' } = {}] = await looks();
    await phone.client.run({ do: 'reflection.write', reflection: id, context, words: {}, goal });
    const at = await home();
    await at.shows('My habits over time');
    const mine = await phone.view({ kind: 'home', context: null });
    expect(habitsIn(mine).toSorted()).toEqual(['accuracy', 'questioning']);
    expect(habitLine(mine, 'questioning').map(({ kind }) => kind)).toEqual([
      'reflection',
      'check_in',
      'goal',
    ]);
    expect(habitLine(mine, 'accuracy').map(({ kind }) => kind)).toEqual(['reflection']);
  });

  it('opens where sharing goes on in a page of its own, and begins no goal there', async () => {
    const { looks, phone, now, context, assignmentQuery } = await twoPeople();
    const reflection = newId();
    const words = { lessons: 'Begin with the walk.' };
    await phone.client.run({
      ...{ do: 'reflection.write', reflection, context, lmsAssignment: '7', words },
    });
    await soon(async () => expect(await looks()).toHaveLength(1));
    const on = await stage(
      phone.client,
      () => <AssignmentScreen query={assignmentQuery} title="Essay" opened={reflection} />,
      { now },
    );
    expect((await on.field('Lessons learned')).value).toBe('Begin with the walk.');
    expect(on.root.querySelector('[aria-label="Your goal, in five questions"]')).toBeNull();
  });
});
