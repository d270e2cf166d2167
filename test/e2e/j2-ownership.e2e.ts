import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { newId } from '../../shared/model/ids.ts';
import { formatStamp } from '../../shared/model/stamp.ts';
import { ProblemSchema } from '../../shared/protocol/errors.ts';
import { drive } from '../browser/drive.ts';
import type { Place } from '../browser/driver.ts';
import { connectWithCode, openWaymark, signInAt } from '../stack/seat.ts';
import { auditOf } from './audit.ts';
import { expect } from './fixtures.ts';
import { launchSession, pullAll, pushOne } from './school-api.ts';
import { atRealLmsToo, PAIRS, test } from './seats.ts';

atRealLmsToo('J2');

const QUESTIONS = {
  know: ['What do I know and do well already?', 'My openings make people read on.'],
  next: ['What am I working to do next?', 'Back up each claim with something a reader can check.'],
  path: ['How will I get there?', 'One source for each paragraph, written down before I argue.'],
  evidence: ['How will I know I got there?', 'Soren can point at the proof in every paragraph.'],
  share: [
    'How will I show it, and to whom?',
    'I read it aloud to the school council — “ñ”, 美, 🌱.',
  ],
} as const;
const WORDS = Object.values(QUESTIONS).map(([, words]) => words);

async function writeGoal(panel: Place): Promise<void> {
  await panel.button('Set a goal').press();
  for (const [at, [question, words]] of Object.values(QUESTIONS).entries()) {
    await panel.field(question).fill(words);
    if (at < WORDS.length - 1) await panel.button('Next question').press();
  }
  await panel.button('Done').press();
  // The card shows what the store holds, so every word is down.
  await panel.role('img', '5 of 5 questions answered').see();
}

async function expectEveryWord(panel: Place): Promise<void> {
  await panel.button(`Open your goal: ${QUESTIONS.next[1]}`).press();
  for (const [question, words] of Object.values(QUESTIONS))
    await panel.field(question).holds(words);
  await panel.button('Done').press();
}

/** One goal each, so each browser has a learner of its own. */
const LEARNERS = { chromium: 'meiling', firefox: 'olena' } as const;

for (const { browser, flavour, name } of PAIRS) {
  test(`J2 ${name}: a goal written offline outlives the browser, and stays its learner’s`, async ({
    stack,
    sit,
    visit,
  }) => {
    test.setTimeout(180_000);
    const lms = stack.lms(flavour);
    const [course] = lms.courses;
    const [assignment] = course?.assignments ?? [];
    if (course === undefined || assignment === undefined) throw new Error('No course to try in.');
    const address = lms.url.assignment(course, assignment);
    const theirs = await launchSession(await visit(lms, 'okafor'));
    const folder = await mkdtemp(path.join(tmpdir(), 'waymark-j2-'));
    const profile = path.join(folder, 'profile');
    const learner = await sit(browser, lms, LEARNERS[browser], { profile });
    await connectWithCode(learner);
    await learner.tab.goto(address);
    const before = await learner.tab.panel();
    await before.text('Saved at school').see();

    await learner.driver.offline(true);
    await stack.stopServer();
    await writeGoal(before);
    await before.text('Only on this computer').see();
    await learner.driver.quit();

    const driver = await drive(browser, { profile });
    const again = { ...learner, driver, tab: driver.tab };
    try {
      await signInAt(again, learner.person);
      await again.tab.goto(address);
      const panel = await again.tab.panel();
      await expectEveryWord(panel);
      await panel.text('Only on this computer').see();
      await stack.startServer();
      // It tries again by itself too, now and then: whoever is quicker.
      const saved = panel.text('Saved at school');
      await Promise.any([panel.button('Try again now').press(), saved.see()]);
      await saved.see();
      await expectEveryWord(panel);
      // In a frame on somebody else's page nobody is asked to share more widely.
      await panel.button(/^My teachers in/).seeNot();

      const mine = await launchSession(await visit(lms, LEARNERS[browser]));
      const goals = (await pullAll(stack.url, mine.access)).filter(({ kind }) => kind === 'goal');
      expect(goals.map(({ fields }) => Object.keys(QUESTIONS).map((part) => fields[part]))).toEqual(
        [WORDS],
      );
      const [goal] = goals;
      if (goal === undefined) throw new Error('The goal is not at school.');

      const home = await openWaymark(again);
      await home.button(`Open your goal: ${QUESTIONS.next[1]}`).press();
      await home.button(`My teachers in ${course.title}`).press();
      await home.text(/^You\b.*(Okafor|teachers).* can see this\.$/).see();
      await home.text('Saved at school').see();

      const seen = await pullAll(stack.url, theirs.access);
      expect(seen.filter(({ id }) => id === goal.id)).toHaveLength(1);
      const answer = await pushOne(stack.url, theirs.access, {
        id: newId(),
        record: goal.id,
        kind: 'goal',
        op: 'put',
        context: goal.context,
        learner: goal.learner,
        parent: null,
        fields: { next: 'Write more neatly.' },
        stamp: formatStamp(Date.now(), 0, 'elsewhere'),
      });
      expect(answer.status).toBe(403);
      expect(v.parse(ProblemSchema, await answer.json()).error.code).toBe('ownership_law');

      const [after] = (await pullAll(stack.url, mine.access)).filter(({ id }) => id === goal.id);
      expect(after?.fields.next).toBe(QUESTIONS.next[1]);
      expect(await auditOf(stack, theirs.me.tenant.id, goal.id)).toEqual([
        { action: 'sync.put.goal', code: 'ownership_law', person_id: theirs.me.person },
      ]);
    } finally {
      await driver.quit();
      await rm(folder, { recursive: true, force: true });
    }
  });
}
