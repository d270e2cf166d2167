import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame } from '@playwright/test';
import * as v from 'valibot';
import { newId } from '../../shared/model/ids.ts';
import { formatStamp } from '../../shared/model/stamp.ts';
import { ProblemSchema } from '../../shared/protocol/errors.ts';
import { openChromium } from '../browser/chromium.ts';
import { type Desk, openInCourse, signIn } from '../stack/desk.ts';
import { auditOf } from './audit.ts';
import { connectByCode } from './connect-by-code.ts';
import { expect, FLAVOURS } from './fixtures.ts';
import { panelOf } from './panel.ts';
import { launchSession, pullAll, pushOne } from './school-api.ts';
import { test } from './visitors.ts';

test.use({ school: 'j2-ownership' });

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

async function writeGoal(panel: Frame): Promise<void> {
  await panel.getByRole('button', { name: 'Set a goal' }).click();
  for (const [at, [question, words]] of Object.values(QUESTIONS).entries()) {
    await panel.getByLabel(question).fill(words);
    if (at < WORDS.length - 1) await panel.getByRole('button', { name: 'Next question' }).click();
  }
  await panel.getByRole('button', { name: 'Done' }).click();
  // The card shows what the store holds, so every word is down.
  await expect(panel.getByRole('img', { name: '5 of 5 questions answered' })).toBeVisible();
}

async function expectEveryWord(panel: Frame): Promise<void> {
  await panel.getByRole('button', { name: `Open your goal: ${QUESTIONS.next[1]}` }).click();
  for (const [question, words] of Object.values(QUESTIONS))
    await expect(panel.getByLabel(question)).toHaveValue(words);
  await panel.getByRole('button', { name: 'Done' }).click();
}

for (const flavour of FLAVOURS) {
  test(`J2 ${flavour}: a goal written offline outlives the browser, and stays its learner’s`, async ({
    stack,
    seat,
    visit,
  }) => {
    test.setTimeout(180_000);
    const lms = stack.sandbox[flavour];
    const [course] = lms.courses;
    const [assignment] = course?.assignments ?? [];
    if (course === undefined || assignment === undefined) throw new Error('No course to try in.');
    const theirs = await launchSession(await visit(lms, 'okafor'));
    const folder = await mkdtemp(path.join(tmpdir(), 'waymark-j2-'));
    const profile = path.join(folder, 'profile');
    const learner = await seat(lms, 'meiling', { profile });
    await connectByCode(learner);
    await learner.page.goto(lms.url.assignment(course, assignment));
    const before = await panelOf(learner);
    await expect(before.getByText('Saved at school')).toBeVisible();

    await learner.browser.context.setOffline(true);
    await stack.stopServer();
    await writeGoal(before);
    await expect(before.getByText('Only on this computer')).toBeVisible();
    await learner.browser.context.close();

    const browser = await openChromium({ profile, headless: true });
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    const again: Desk = { ...learner, browser, page };
    try {
      await signIn(page, lms, learner.person);
      await page.goto(lms.url.assignment(course, assignment));
      const panel = await panelOf(again);
      await expectEveryWord(panel);
      await expect(panel.getByText('Only on this computer')).toBeVisible();
      await stack.startServer();
      await panel.getByRole('button', { name: 'Try again now' }).click();
      await expect(panel.getByText('Saved at school')).toBeVisible();
      await expectEveryWord(panel);
      // In a frame on somebody else's page nobody is asked to share more widely.
      await expect(panel.getByRole('button', { name: 'My teachers in' })).toHaveCount(0);

      const mine = await launchSession(again);
      const goals = (await pullAll(stack.url, mine.access)).filter(({ kind }) => kind === 'goal');
      expect(goals.map(({ fields }) => Object.keys(QUESTIONS).map((part) => fields[part]))).toEqual(
        [WORDS],
      );
      const [goal] = goals;
      if (goal === undefined) throw new Error('The goal is not at school.');

      const home = await openInCourse(again);
      await home.getByRole('button', { name: `Open your goal: ${QUESTIONS.next[1]}` }).click();
      await home.getByRole('button', { name: `My teachers in ${course.title}` }).click();
      await expect(home.getByText(/^You and .*Okafor.* can see this goal\.$/)).toBeVisible();
      await expect(home.getByText('Saved at school')).toBeVisible();

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
      await browser.context.close();
      await rm(folder, { recursive: true, force: true });
    }
  });
}
