import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { newId } from '../../model/ids.ts';
import { TEXT_LIMIT } from '../../model/limits.ts';
import { createClass } from '../../store/double/class.ts';
import { dayOf, isOver, timeOf } from '../base/day.ts';
import { workDouble } from '../double/marking.ts';
import { soon, stage } from '../double/stage.tsx';
import { AssignmentScreen } from '../screens/AssignmentScreen.tsx';
import { GraderScreen } from '../screens/GraderScreen.tsx';
import { HomeScreen } from '../screens/HomeScreen.tsx';

const at = (exact: string) => ({
  quote: { type: 'TextQuoteSelector' as const, exact, prefix: '', suffix: '' },
  position: { type: 'TextPositionSelector' as const, start: 0, end: exact.length },
  place: '',
  sentence: '',
});
const attempt = { lmsAttempt: '77', version: 'a'.repeat(64) };

async function twoPeople() {
  const here = createClass();
  const [desk, phone] = [here.teacherDevice(), here.anaDevice()];
  const meet = async () => {
    await phone.sync();
    await desk.sync();
    await phone.sync();
  };
  await meet();
  const give = async (words: { nextStep?: string; observation?: string }, lmsAssignment = '7') => {
    const command = { ...here.feedbackFor(here.ana, words), lmsAssignment };
    await desk.client.run(command);
    await desk.client.run({ do: 'feedback.release', feedback: command.feedback });
    await meet();
    return command;
  };
  const work = workDouble();
  const own = () =>
    stage(
      phone.client,
      () => <AssignmentScreen query={here.assignmentQuery} title="Essay" attempt={attempt} />,
      { now: here.now, marking: work, framed: true },
    );
  const grader = () =>
    stage(desk.client, () => <GraderScreen query={here.graderQuery} attempt={attempt} />, {
      now: here.now,
      marking: work,
    });
  const beside = () => phone.view(here.assignmentQuery);
  const seen = () => desk.view(here.graderQuery);
  const select = (exact: string, part: 'ask' | 'shown') =>
    act(() => {
      work.selected.value = { anchor: at(exact), part };
    });
  const parts = () => work.show.mock.lastCall?.[1]?.buttons.map((one) => one.part);
  return { ...here, desk, phone, meet, give, work, own, grader, beside, seen, select, parts };
}

describe('a learner with a question', () => {
  it('asks about words of their work, is answered, and closes it', async () => {
    const { own, grader, select, meet, beside, seen, parts } = await twoPeople();
    const mine = await own();
    await soon(() => expect(parts()).toEqual(['ask']));
    await select('it is good', 'ask');
    await mine.shows('it is good');
    await mine.press('Ask');
    await mine.shows('Write your question first.');
    await mine.type('What do you want to ask?', 'Is this clear?');
    await mine.press('Ask');
    await mine.shows('Asked. Your teacher sees it beside your work.');
    expect((await beside()).questions[0]).toMatchObject({ anchor: at('it is good') });
    await meet();

    const theirs = await grader();
    await theirs.shows('Ana asks');
    await theirs.type('Answer Ana', 'Say what is good about it.');
    await theirs.press('Send');
    await meet();
    await mine.shows('Say what is good about it.');
    await mine.press('Close this question');
    await mine.shows('1 question closed');
    await meet();
    expect((await seen()).questions).toMatchObject([{ closed: true }]);
  });

  it('changes its words while nobody has answered', async () => {
    const { own, desk, meet, seen, beside } = await twoPeople();
    const mine = await own();
    await mine.press('Ask your teacher');
    await mine.type('What do you want to ask?', 'Is this clear?');
    await mine.press('Ask');
    await mine.press('Change your question');
    await mine.type('What do you want to ask?', 'Is this sharp?');
    await meet();
    expect((await seen()).questions).toMatchObject([{ text: 'Is this clear?' }]);
    await mine.press('Save');
    await mine.shows('Question changed');
    await meet();
    expect((await seen()).questions).toMatchObject([{ text: 'Is this sharp?' }]);
    await soon(() => expect(document.activeElement?.textContent).toBe('Change your question'));

    await mine.press('Change your question');
    const [question] = (await beside()).questions;
    const answer = { reply: newId(), step: question?.id ?? '', text: 'Yes.' };
    await desk.client.run({ do: 'reply.write', ...answer });
    await meet();
    await mine.shows('Somebody has answered by now');
    await mine.press('Cancel');
    await soon(() => expect(mine.root.textContent).not.toContain('Change your question'));
  });

  it('chooses the words by keys', async () => {
    const { own, work } = await twoPeople();
    const mine = await own();
    await mine.press('Mark words with the keyboard');
    expect(work.walk).toHaveBeenLastCalledWith('begin');
    await act(() => {
      work.walked.value = 'it is good';
    });
    await mine.press('Take these words');
    expect(work.walk).toHaveBeenLastCalledWith('take');
  });

  it('takes it back, or deletes it and thinks again', async () => {
    const { own, beside } = await twoPeople();
    const mine = await own();
    const ask = async () => {
      await mine.press('Ask your teacher');
      await mine.type('What do you want to ask?', 'Is this clear?');
      await mine.press('Ask');
      await soon(async () => expect((await beside()).questions).toHaveLength(1));
    };
    await ask();
    await mine.press('Undo');
    await soon(async () => expect((await beside()).questions).toHaveLength(0));
    await ask();
    await mine.press('Delete this question');
    await soon(() => expect(mine.root.querySelector('article')).toBeNull());
    expect((await beside()).questions).toHaveLength(1);
    const undo = [...mine.root.querySelectorAll('button')].findLast(
      (b) => b.textContent === 'Undo',
    );
    await act(() => undo?.click());
    await soon(() => expect(mine.root.querySelector('article')).not.toBeNull());
  });

  it('finds what was not sent after the screen was away', async () => {
    const { own } = await twoPeople();
    const first = await own();
    await first.press('Ask your teacher');
    await first.type('What do you want to ask?', 'Half a quest');
    const again = await own();
    expect((await again.field('What do you want to ask?')).value).toBe('Half a quest');
  });

  it('asks where no work is on the screen, about one that is known, with its words typed', async () => {
    const { phone, now, give, desk, meet, seen, context, beside } = await twoPeople();
    const url = 'https://lms.example/7';
    await desk.client.run({
      do: 'assignment.name',
      ...{ context, lmsAssignment: '7', title: 'Essay', url },
    });
    await give({ nextStep: 'Add one source.' });
    const { assignment } = await beside();
    const home = await stage(
      phone.client,
      () => <HomeScreen query={{ kind: 'home', context: null }} onClass={() => undefined} />,
      { now },
    );
    await home.press('Ask your teacher');
    const pick = (await home.field('Which work?')) as unknown as HTMLSelectElement;
    await act(() => {
      pick.value = assignment;
      pick.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await home.type('Words you mean', 'it is good');
    await home.type('What do you want to ask?', 'Is this clear?');
    await home.press('Ask');
    await home.shows('Asked. Your teacher sees it beside your work.');
    await meet();
    expect((await seen()).questions).toMatchObject([{ quoted: 'it is good' }]);
  });
});

it('who sees answers and questions is one list, which begins with the learner', async () => {
  const { own, school, context, give } = await twoPeople();
  school.enrol(newId(), context, 'teacher', 'Mr Diaz');
  await give({ nextStep: 'Add one source.' });
  const mine = await own();
  await mine.shows('Only you, Mr Diaz, and Ms Okafor see your answers');
  await mine.press('Ask your teacher');
  await mine.shows('Only you, Mr Diaz, and Ms Okafor see this.');
});

it('a note is the learner’s draft until they give it, and the teacher reads it first', async () => {
  const { own, grader, meet, seen } = await twoPeople();
  const mine = await own();
  await mine.press('Give it with my work');
  await mine.shows('Write a line first.');
  await mine.type('What I changed', 'The ending.');
  await mine.leave('What I changed');
  await meet();
  expect((await seen()).cover).toBeNull();
  await mine.press('Give it with my work');
  await mine.shows('Given with your work');
  await meet();
  const theirs = await grader();
  await theirs.shows('Ana’s note with this work');
  await theirs.shows('The ending.');
  await mine.press('Take it back');
  await mine.shows('Taken back. It is your draft again.');
});

it('a note is given as it stands in its box, or says what keeps it there', async () => {
  const { own, meet, seen } = await twoPeople();
  const mine = await own();
  await mine.type('What I changed', 'x'.repeat(TEXT_LIMIT + 1));
  await mine.press('Give it with my work');
  expect(mine.root.textContent).not.toContain('Write a line first.');
  expect(document.activeElement).toBe(await mine.field('What I changed'));
  await mine.type('What I changed', 'The ending.');
  await mine.press('Give it with my work');
  await mine.shows('Given with your work');
  await meet();
  expect((await seen()).cover?.changed).toBe('The ending.');
});

it('a step from before stands on top, is changed for another, and is put away', async () => {
  const { own, give, beside } = await twoPeople();
  await give({ nextStep: 'Add one source.' }, '6');
  await give({ nextStep: 'Read it aloud.' }, '5');
  const mine = await own();
  await mine.press('Bring one step from before');
  await mine.press('Add one source.');
  await mine.shows('From before');
  expect((await beside()).carried?.text).toBe('Add one source.');
  await mine.press('Bring another one');
  await mine.press('Read it aloud.');
  await soon(async () => expect((await beside()).carried?.text).toBe('Read it aloud.'));
  const brought = 'section:first-of-type article[aria-label="Read it aloud."]';
  await soon(() => expect(mine.root.querySelector(brought)).not.toBeNull());
  await mine.press('Put it away');
  await soon(async () => expect((await beside()).carried).toBeNull());
  await mine.press('Undo');
  await soon(async () => expect((await beside()).carried?.text).toBe('Read it aloud.'));
});

it('a goal that a teacher thought of for this course is beside the work, to be taken or not', async () => {
  const { own, desk, phone, meet, context, ana, beside } = await twoPeople();
  const suggest = async (next: string) => {
    const words = { next, path: '', evidence: '', note: '' };
    await desk.client.run({
      ...{ do: 'suggestion.make', of: 'goal', goal: null, learner: ana, context, words },
    });
    await meet();
  };
  await suggest('Back up each claim.');
  const mine = await own();
  await mine.shows('Ideas for your goals');
  await mine.shows('Back up each claim.');
  await mine.press('Take it');
  await soon(() => expect(mine.root.textContent).not.toContain('Ideas for your goals'));
  expect((await beside()).goals).toMatchObject([
    { fields: { next: 'Back up each claim.' }, tied: true },
  ]);
  await suggest('Read it aloud.');
  await mine.shows('Read it aloud.');
  const elsewhere = { kind: 'assignment', context: newId(), lmsAssignment: '7' } as const;
  expect((await phone.view(elsewhere)).suggestions).toEqual([]);
});

it('what is done is shown by words of the work, which the teacher sees', async () => {
  const { own, grader, give, select, meet, beside, parts } = await twoPeople();
  await give({ nextStep: 'Add one source.' });
  const mine = await own();
  await mine.press('Did it');
  await soon(() => expect(parts()).toEqual(['shown', 'ask']));
  await mine.press('Mark the new words');
  await mine.shows('Now select the new words in your work');
  await select('says the baker', 'shown');
  await mine.shows('Marked. Your teacher sees these words.');
  await soon(() => expect(parts()).toEqual(['ask']));
  await meet();
  const theirs = await grader();
  await theirs.shows('Ana marked words that show it');
  await theirs.shows('says the baker');
  await mine.press('Not these words');
  await soon(async () => expect((await beside()).steps[0]?.shown).toBeNull());
});

it('that feedback was read is the learner’s to say and to take back; a message may answer it', async () => {
  const { own, grader, give, meet, beside, seen } = await twoPeople();
  await give({ observation: 'A strong witness.' });
  const mine = await own();
  expect((await beside()).feedback[0]?.read).toBe(false);
  await mine.press('I’ve read this');
  await soon(async () => expect((await beside()).feedback[0]?.read).toBe(true));
  await mine.press('Write a message');
  await mine.type('Write to Ms Okafor', 'Thank you.');
  await mine.press('Send');
  await meet();
  const theirs = await grader();
  await theirs.shows('Ana says they have read this.');
  await theirs.shows('Thank you.');
  await mine.press('I’ve read this');
  await soon(async () => expect((await beside()).feedback[0]?.read).toBe(false));
  await meet();
  expect((await seen()).feedback[0]?.read).toBe(false);
});

it('feedback comes before the mark where the class wants it, and that can be skipped', async () => {
  const { own, give, desk, meet, context } = await twoPeople();
  await desk.client.run({ do: 'class.set', context, feedbackFirst: true });
  await give({ nextStep: 'Add one source.' });
  await meet();
  const mine = await own();
  await mine.shows('Read the feedback first.');
  await mine.press('Skip');
  await soon(() => expect(mine.root.textContent).not.toContain('Read the feedback first.'));
  const again = await own();
  await again.shows('I’ve read this');
  expect(again.root.textContent).not.toContain('Read the feedback first.');
});

it('a step has a day of the learner’s own, which goes into their calendar', async () => {
  const { own, give, beside } = await twoPeople();
  await give({ nextStep: 'Add one source.' });
  const mine = await own();
  await mine.press('I’ll do this');
  const day = await mine.field('My day for this');
  await act(() => {
    day.value = '2026-12-03';
    day.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await soon(async () => expect((await beside()).steps[0]?.by).toBe(timeOf('2026-12-03')));
  const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:');
  await mine.press('Add to my calendar');
  const [file] = made.mock.lastCall ?? [];
  expect(await (file as Blob).text()).toContain('DTSTART;VALUE=DATE:20261203');
  made.mockRestore();
  expect(mine.root.textContent).not.toContain('That day is over.');
  await act(() => {
    day.value = '2020-02-02';
    day.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await mine.shows('That day is over.');
  await mine.button('Add to my calendar');
});

it('a day is over when the next has begun where its reader is', () => {
  const day = timeOf('2026-12-03') ?? 0;
  expect(isOver(day, new Date(2026, 11, 3, 23, 59).getTime())).toBe(false);
  expect(isOver(day, new Date(2026, 11, 4, 0, 0).getTime())).toBe(true);
  expect(isOver(null, day)).toBe(false);
});

it('a day is the same day wherever its reader is, and half a day is none', () => {
  expect(dayOf(timeOf('2026-12-03') ?? null)).toBe('2026-12-03');
  expect(timeOf('0002-12-03')).toBeUndefined();
  expect(timeOf('')).toBeNull();
  expect(dayOf(null)).toBe('');
});

it('the quiet dot and the nudges are a person’s own to turn', async () => {
  const { phone, now } = await twoPeople();
  const query = { kind: 'home', context: null } as const;
  const home = await stage(
    phone.client,
    () => <HomeScreen query={query} onClass={() => undefined} />,
    { now },
  );
  await home.shows('My settings');
  const [nudges, dot] = home.root.querySelectorAll<HTMLInputElement>('.wm-switch input');
  expect([nudges?.checked, dot?.checked]).toEqual([true, false]);
  await act(() => dot?.click());
  await soon(async () => expect((await phone.view(query)).preference.dot).toBe(true));
});
