import { connect } from '../stack/connect.ts';
import { openInCourse } from '../stack/desk.ts';
import { openWaymark } from '../stack/seat.ts';
import { expect } from './fixtures.ts';
import { placeIn, test } from './seats.ts';

const QUESTIONS = {
  know: ['What do I know and do well already?', 'I open with a scene.'],
  next: ['What am I working to do next?', 'Name the best case against me and answer it.'],
  path: ['How will I get there?', 'I ask Soren what he would say.'],
  evidence: ['How will I know I got there?', 'One whole part takes him on.'],
  share: ['How will I show it, and to whom?', 'On the class page.'],
} as const;
const GOAL = QUESTIONS.next[1];
const IDEA = 'Read the piece aloud twice.';
const HOW = 'Soren says nobody would park there.';

for (const { browser, flavour, name } of placeIn('chromium').filter(
  ({ flavour }) => flavour === 'canvas',
)) {
  test(`goals ${name}: begun, checked on and shown beside the work; shared and unshared in a page of its own`, async ({
    stack,
    sit,
    visit,
  }) => {
    test.setTimeout(180_000);
    const lms = stack.lms(flavour);
    const [course] = lms.courses;
    const [assignment] = course?.assignments ?? [];
    if (course === undefined || assignment === undefined) throw new Error('No course to try in.');

    const teacher = await visit(lms, 'okafor');
    const board = await openInCourse(teacher);
    const learner = await sit(browser, lms, 'meiling');
    await connect(learner);
    await board.getByRole('button', { name: learner.person.name }).click();
    await board.getByRole('button', { name: 'Suggest a goal' }).click();
    await board.getByLabel('What to work on').fill(IDEA);
    await board.getByRole('button', { name: 'Send' }).click();
    await expect(board.getByText(`Suggested to ${learner.person.name}`)).toBeVisible();

    await learner.tab.goto(lms.url.assignment(course, assignment));
    const panel = await learner.tab.panel();
    await panel.button('Set a goal').press();
    for (const [at, [question, words]] of Object.values(QUESTIONS).entries()) {
      await panel.field(question).fill(words);
      if (at < 4) await panel.button('Next question').press();
    }
    await panel.button('Done').press();
    await panel.role('img', '5 of 5 questions answered').see();

    await panel.button(`How is it going with: ${GOAL}`).press();
    await panel.field(/^What have you done/).fill(HOW);
    await panel.button('Trying').press();
    await panel.button('Done for today').press();
    await panel.text(HOW).see();
    await panel.button('Show how it moves').press();
    await panel.field(/^A link/).fill('http://docs.example/essay');
    await panel.text('A link must start with https://').see();
    await panel.field(/^A link/).fill('https://docs.example/essay');
    await panel.text('A link must start with https://').seeNot();
    await panel.button('Done').press();
    await panel.link('https://docs.example/essay').see();
    // In a frame on somebody else's page nobody is asked to share more widely.
    await panel.button(/^My teachers in/).seeNot();
    await panel.text('Saved at school').see();

    const home = await openWaymark(learner);
    await home.text(IDEA).see();
    await home.button('No thanks').press();
    await home.text(IDEA).seeNot();
    await home.button('See what my teacher sees').press();
    await home.text(/^They see none of your goals/).see();
    await home.button(`Open your goal: ${GOAL}`).press();
    await home.button(`My teachers in ${course.title}`).press();
    await home.text(/^You\b.*(Okafor|teachers).* can see this\.$/).see();
    await home.text(/^Of what you own, they see just this/).see();
    await home.text('Saved at school').see();
    const goals = board.getByRole('article').filter({ hasText: GOAL });
    await expect(goals).toBeVisible();

    await home.button('Only me').press();
    await home.text(/^They see none of your goals/).see();
    await home.text('Saved at school').see();
    await expect(goals).toHaveCount(0);
  });
}
