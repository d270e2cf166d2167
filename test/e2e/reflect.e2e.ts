import { connectDesk } from '../stack/connect.ts';
import { type Desk, openInCourse } from '../stack/desk.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { expect, flavourFor, test } from './fixtures.ts';
import { panelOf } from './panel.ts';

const WORK = '<p>The bins are full of sandwiches with one bite in them.</p>';
const SEEN = 'You read your first line aloud, and it was quiet in the room.';
const GOAL = 'Say what I saw before what I think.';
const HABIT = 'Taking responsible risks';
const NO_IDEA = 'idk';
const LESSON = 'The bins say more than I do.';
const NEED = 'Somebody who reads it before Friday.';
const THOUGHT = ['That strong words persuade', 'That small facts do'] as const;
const TRIED = 'I read aloud although my voice shook.';
const CALLED = 'Mei';
const STRENGTH = 'I notice small things.';

/** All that the extension keeps in this browser. */
const kept = ({ browser }: Desk): Promise<string> =>
  browser.worker.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const all: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      const names = [...database.objectStoreNames];
      if (names.length > 0) {
        const reading = database.transaction(names);
        for (const each of names) all.push(await done(reading.objectStore(each).getAll()));
      }
      database.close();
    }
    return JSON.stringify(all);
  });

for (const flavour of flavourFor('canvas')) {
  test(`${flavour}: a learner looks back, shows it and takes it back; a brave moment and a name are theirs to give`, async ({
    stack,
    seat,
  }) => {
    test.setTimeout(120_000);
    const lms = stack.sandbox[flavour];
    const { course, assignment } = firstAssignment(lms);
    const [teacher, learner] = await Promise.all([seat(lms, 'okafor'), seat(lms, 'meiling')]);
    const { name } = learner.person;
    lms.handIn(assignment, learner.person, WORK);
    await Promise.all([connectDesk(teacher), connectDesk(learner)]);
    const toTeachers = `My teachers in ${course.title}`;

    await teacher.page.goto(lms.url.grader(course, assignment, learner.person));
    const grader = await panelOf(teacher);
    await expect(grader.getByRole('heading', { level: 1 })).toHaveText(name);
    await grader.getByRole('button', { name: 'I saw a brave moment' }).click();
    await grader.getByLabel(`What did you see ${name} try?`).fill(SEEN);
    await grader.getByRole('button', { name: 'Send' }).click();
    await expect(grader.getByText(`Offered to ${name}`)).toBeVisible();

    await learner.page.goto(lms.url.assignment(course, assignment));
    const panel = await panelOf(learner);
    await panel.getByRole('button', { name: 'Set a goal' }).click();
    await panel.getByRole('button', { name: 'All five' }).click();
    await panel.getByLabel('What am I working to do next?').fill(GOAL);
    await panel.getByRole('button', { name: 'Done' }).click();
    await expect(panel.getByRole('heading', { name: GOAL })).toBeVisible();

    await panel.getByRole('button', { name: 'Look back' }).click();
    const form = panel.getByRole('region', { name: 'A look back' });
    await expect(form.getByLabel('Victories')).toBeFocused();
    await form.getByLabel('Victories').fill(NO_IDEA);
    await expect(form.getByText('That is fine. Is there one small thing?')).toBeVisible();
    await form.getByLabel('Lessons learned').fill(LESSON);
    await expect(form.getByText('That is fine. Is there one small thing?')).toBeVisible();
    await form.getByLabel('Needs and concerns').fill(NEED);
    await form.getByText('I used to think … now I think …').click();
    await form.getByLabel(/^I used to think/).fill(THOUGHT[0]);
    await form.getByLabel(/^Now I think/).fill(THOUGHT[1]);
    await form.getByText('Goal and habits').click();
    await form.getByLabel('It belongs to my goal').selectOption(GOAL);
    await form.getByLabel('Habits it shows').fill(HABIT);
    await form.getByRole('button', { name: 'Add' }).click();
    await expect(form.getByRole('button', { name: `Take off: ${HABIT}` })).toBeVisible();
    await expect(panel.getByText('Saved at school', { exact: true })).toBeVisible();

    // In a frame on somebody else's page nobody is asked to share more widely.
    await expect(form.getByRole('button', { name: toTeachers })).toHaveCount(0);
    const opening = learner.page.context().waitForEvent('page');
    await form.getByRole('button', { name: 'Share it…' }).click();
    const tab = await opening;
    const own = tab.getByRole('region', { name: 'A look back' });
    await expect(own.getByLabel('Victories')).toHaveValue(NO_IDEA);
    await expect(own.getByLabel('It belongs to my goal')).toHaveValue(/./);
    await expect(own.getByRole('button', { name: 'Only me' })).toBeFocused();
    await own.getByRole('button', { name: toTeachers }).click();
    const look = grader.getByRole('article').filter({ hasText: LESSON });
    await expect(look).toBeVisible();
    for (const words of [NO_IDEA, NEED, ...THOUGHT, HABIT])
      await expect(look.getByText(words, { exact: true })).toBeVisible();
    // The goal it belongs to is shared by itself.
    await expect(look).not.toContainText(GOAL);
    await expect.poll(() => kept(teacher)).toContain(LESSON);

    await own.getByRole('button', { name: 'Only me' }).click();
    await expect(look).toHaveCount(0);
    await expect.poll(() => kept(teacher)).not.toContain(LESSON);
    await tab.close();

    const home = await openInCourse(learner);
    const offer = home.getByRole('complementary', { name: 'Was this a brave moment?' });
    await expect(offer.getByText(SEEN)).toBeVisible();
    await offer.getByRole('button', { name: 'Yes, I will write about it' }).click();
    const moment = home.getByRole('region', { name: 'A brave moment' });
    await expect(moment.getByText(SEEN)).toBeVisible();
    await moment.getByLabel('What I tried').fill(TRIED);
    await moment.getByRole('button', { name: 'Done' }).click();
    await expect(offer).toHaveCount(0);
    await expect(home.getByRole('article').filter({ hasText: TRIED })).toBeVisible();

    await home.getByText('My habits over time').click();
    await expect(home.getByRole('list', { name: HABIT })).toContainText(LESSON);

    await home.getByText('About me', { exact: true }).click();
    await home.getByLabel('What I am good at').fill(STRENGTH);
    await home.getByLabel('What to call me').fill(CALLED);
    await home.getByText('Who sees “What to call me”?').click();
    await home.getByRole('button', { name: toTeachers }).filter({ visible: true }).click();
    await expect(grader.getByRole('heading', { level: 1 })).toHaveText(`${name} (${CALLED})`);
    await grader.getByText(`What ${name} says about themselves`).click();
    await expect(grader.getByText(CALLED, { exact: true })).toBeVisible();
    await expect(home.getByText('Saved at school', { exact: true })).toBeVisible();
    const theirs = await kept(teacher);
    expect(theirs).toContain(CALLED);
    for (const words of [STRENGTH, TRIED, LESSON]) expect(theirs).not.toContain(words);

    // Where marking is anonymous nobody is called anything.
    lms.manners.set({ anonymousMarking: true });
    await teacher.page.goto(lms.url.grader(course, assignment, learner.person));
    const blind = await panelOf(teacher);
    await expect(blind.getByRole('heading', { name: 'Names are hidden here' })).toBeVisible();
    await expect(blind.locator('body')).not.toContainText(CALLED);
  });
}
