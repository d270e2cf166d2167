import { readFile } from 'node:fs/promises';
import type { Frame, Page } from '@playwright/test';
import { expand } from '../../shared/annotation/expand.fixture.ts';
import { connect } from '../stack/connect.ts';
import { openInCourse } from '../stack/desk.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { expect } from './fixtures.ts';
import { pressInBar, selectInWork } from './marking.ts';
import { test } from './seats.ts';

const ESSAY =
  '<p>The bins are full of sandwiches with one bite in them. We stand in a line for eleven minutes. Everybody knows it is not enough.</p>';
const STEP = 'Say how you counted.';
const PLAN = 'Before the bell on Friday.';
const OA = 'http://www.w3.org/ns/oa#';

type Node = { [key: string]: unknown };

/** Presses a button that hands out a file, and reads the file as JSON-LD, off the network. */
async function taken(page: Page, frame: Frame, button: string) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    frame.getByRole('button', { name: button }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  const [collection] = await expand(JSON.parse(text));
  return { name: download.suggestedFilename(), text, whole: JSON.stringify(collection) };
}

const unfold = (frame: Frame) => frame.getByText('Take it with you').click();
const choose = async (frame: Frame, name: string, text: string) => {
  const file = { name, mimeType: 'application/ld+json', buffer: Buffer.from(text) };
  await frame.locator('input[type=file]').setInputFiles(file);
};

test('chromium, moodle: feedback goes along as W3C annotations, comes back as drafts once, and a bad file makes nothing', async ({
  stack,
  sit,
  visit,
}) => {
  const lms = stack.lms('moodle');
  lms.reset();
  const { course, assignment } = firstAssignment(lms);
  const marker = await sit('chromium', lms, 'okafor');
  const teacher = await visit(lms, 'okafor');
  const learner = await visit(lms, 'priya');
  lms.handIn(assignment, learner.person, ESSAY);
  await connect(marker);
  const phone = await openInCourse(learner);

  // A comment on the learner's own words.
  await marker.tab.goto(lms.url.grader(course, assignment, learner.person));
  const panel = await marker.tab.panel();
  await panel.role('textbox', 'Next step').see();
  const words = await selectInWork(marker.tab, 'moodle', 11, 18);
  await pressInBar(marker.tab, 0);
  await panel.text(words).see();
  await panel.role('textbox', 'Next step').fill(STEP);
  await panel.button(`Release to ${learner.person.name}`).press();
  await panel.text('Saved at school').see();
  const step = phone.getByRole('article', { name: STEP });
  await step.getByRole('button', { name: 'I’ll do this' }).click();
  await step.getByLabel('My plan').fill(PLAN);
  await step.getByLabel('My plan').blur();
  await expect(phone.getByText('Saved at school', { exact: true })).toBeVisible();

  // The class, as a file.
  const board = await openInCourse(teacher);
  await expect(board.getByRole('button', { name: learner.person.name })).toBeVisible();
  await unfold(board);
  const file = await taken(teacher.page, board, 'Export feedback');
  expect(file.name).toMatch(/^waymark-.+-\d{4}-\d\d-\d\d\.jsonld$/);
  const { first } = JSON.parse(file.text) as { first: { items: Node[] } };
  expect(first.items).toHaveLength(2);
  expect(first.items[0]).toMatchObject({
    creator: { name: marker.person.name },
    body: [{ type: 'TextualBody', purpose: 'editing', value: STEP }],
    target: { selector: [{ type: 'TextQuoteSelector', exact: words }] },
  });
  expect(file.whole).toContain(`"${OA}exact":[{"@value":"${words}"}]`);
  expect(first.items[1]).toMatchObject({ motivation: 'replying', body: [{ value: PLAN }] });

  // Brought to where it came from, it is there already.
  await choose(board, file.name, file.text);
  await expect(board.getByText('0 new drafts · 1 already there')).toBeVisible();
  await expect(board.getByText('1 answer or message stays out')).toBeVisible();
  await board.getByRole('button', { name: 'Close' }).click();

  // A file with a hole makes nothing.
  const holed = JSON.parse(file.text);
  holed.first.items[0].id = 'urn:example:another';
  holed.first.items.push({ type: 'Annotation', id: 'urn:example:1', body: { value: 7 } });
  await choose(board, 'holed.jsonld', JSON.stringify(holed));
  await expect(board.getByText('Nothing was imported')).toBeVisible();
  await expect(board.getByText('Entry 3: its words cannot be read.')).toBeVisible();
  await expect(board.getByRole('button', { name: /^Make/ })).toHaveCount(0);
  await board.getByRole('button', { name: 'Close' }).click();
  await choose(board, 'broken.jsonld', file.text.slice(0, -9));
  await expect(board.getByText('This file is not JSON, or it breaks off.')).toBeVisible();
  await board.getByRole('button', { name: 'Close' }).click();
  const row = board.getByRole('row', { name: learner.person.name });
  await expect(row.getByText('draft')).toHaveCount(0);

  // Another tool's comment names nobody: the teacher says whose work it is, and it is a draft, once.
  const other = { type: 'Annotation', id: 'https://notes.example/1', bodyValue: 'You counted.' };
  await choose(board, 'other.json', JSON.stringify([other]));
  await board.getByLabel('1 comment names no learner').selectOption(learner.person.name);
  await board.getByLabel('1 comment names no assignment').selectOption(assignment.title);
  await board.getByRole('button', { name: 'Make 1 draft' }).click();
  await expect(row.getByText('1 draft of yours')).toBeVisible();
  await expect(board.getByText('Saved at school', { exact: true })).toBeVisible();
  await expect(board.getByText('not saved')).toHaveCount(0);
  await choose(board, 'other.json', JSON.stringify([other]));
  await board.getByLabel('1 comment names no learner').selectOption(learner.person.name);
  await expect(board.getByText('0 new drafts · 1 already there')).toBeVisible();

  // It waits where the teacher goes on, with the work it is about.
  await row.getByRole('button', { name: learner.person.name }).click();
  await board.getByRole('button', { name: 'You counted.' }).click();
  await expect(board.getByLabel('What I notice')).toHaveValue('You counted.');

  // The learner takes theirs, without the draft.
  await unfold(phone);
  const own = await taken(learner.page, phone, 'Download my feedback');
  expect(own.name).toMatch(/^waymark-my-feedback-/);
  expect(own.text).toContain(STEP);
  expect(own.text).toContain(PLAN);
  expect(own.text).not.toContain('You counted.');
  await expect(phone.getByText('2 entries are in the file.')).toBeVisible();
});
