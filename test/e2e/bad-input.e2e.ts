import type { Frame, Page, Route } from '@playwright/test';
import { until } from '../browser/until.ts';
import { connectDesk } from '../stack/connect.ts';
import { openInCourse } from '../stack/desk.ts';
import { rowCounts } from './counts.ts';
import { expect, flavourFor } from './fixtures.ts';
import { panelOf } from './panel.ts';
import { test, type Visitor } from './visitors.ts';

test.use({ actionTimeout: 15_000 });

type Fields = Record<string, string>;

/** Changes what a launch posts to us on its way; the rest of the launch is the LMS's and the browser's own. */
async function tamper({ page, stack }: Visitor, change: (fields: Fields) => Fields): Promise<void> {
  await page.route(`${stack.url}/lti/launch`, (route: Route) => {
    const fields = Object.fromEntries(new URLSearchParams(route.request().postData() ?? ''));
    return route.continue({ postData: new URLSearchParams(change(fields)).toString() });
  });
}

/** Posts a form to the launch address from a page of ours, as pressing Back and Reload would. */
const post = (frame: Frame, fields: Fields): Promise<void> =>
  frame.evaluate((all) => {
    const form = document.createElement('form');
    form.method = 'post';
    form.action = '/lti/launch';
    for (const [name, value] of Object.entries(all)) {
      const input = document.createElement('input');
      Object.assign(input, { type: 'hidden', name, value });
      form.append(input);
    }
    document.body.append(form);
    form.submit();
  }, fields);

const lastAnswer = (page: Page, address: string) =>
  page.waitForResponse(
    (response) => response.url().startsWith(address) && response.status() >= 400,
  );

async function expectForPeople(frame: Frame | Page, words: string): Promise<void> {
  await expect(frame.getByText(words)).toBeVisible();
  await expect(frame.getByText(/give this number: [0-9A-F]{6,}/)).toBeVisible();
}

/** The cookie that bound it to this browser is spent; Canvas's own storage still has the secret, and then the nonce is. */
const REPLAYED = {
  moodle: 'Your browser lost track of you on the way.',
  canvas: 'This visit was used already.',
};

for (const flavour of flavourFor('moodle')) {
  test(`${flavour}: launches that do not check out show a page for people and store nothing`, async ({
    stack,
    visit,
  }) => {
    test.setTimeout(180_000);
    const lms = stack.sandbox[flavour];
    const other = flavour === 'moodle' ? stack.sandbox.canvas : stack.sandbox.moodle;
    const [course] = lms.courses;
    if (course === undefined) throw new Error('No course to try in.');
    const launch = `${stack.url}/lti/launch`;
    const guest = await visit(lms, 'olena');
    const stranger = await visit(other, 'olena');

    // One good launch each: what they posted is kept for later.
    const posted: Fields[] = [];
    for (const { page } of [guest, stranger])
      page.on('request', (request) => {
        if (request.url() !== launch) return;
        posted.push(Object.fromEntries(new URLSearchParams(request.postData() ?? '')));
      });
    const home = await openInCourse(guest);
    await home.getByText('No open steps').waitFor();
    const used = posted.at(-1) ?? {};
    await (await openInCourse(stranger)).getByText('No open steps').waitFor();
    const foreign = posted.at(-1)?.id_token ?? '';
    const before = await rowCounts(stack);

    await test.step('replayed: the form of the launch before, sent again', async () => {
      const answered = lastAnswer(guest.page, launch);
      await post(home, used);
      expect((await answered).status()).toBeLessThan(500);
      await expectForPeople(home, REPLAYED[flavour]);
    });
    const attempt = async (what: string, change: (fields: Fields) => Fields, words: string) => {
      await test.step(what, async () => {
        await tamper(guest, change);
        const answered = lastAnswer(guest.page, launch);
        await guest.page.goto(lms.url.toolInCourse(course));
        const answer = await answered;
        expect(answer.status()).toBeLessThan(500);
        await expectForPeople(answer.frame(), words);
        await guest.page.unroute(launch);
      });
    };
    const INVALID = 'The learning site’s message did not check out.';
    const TOO_OLD = 'This page was open too long, or opened twice.';
    await attempt(
      'forged: one letter of the signature changed',
      (fields) => ({ ...fields, id_token: flipped(fields.id_token ?? '') }),
      INVALID,
    );
    await attempt('foreign: signed by another LMS', (f) => ({ ...f, id_token: foreign }), TOO_OLD);
    await attempt(
      'a state we never made',
      (fields) => ({ ...fields, state: flipped(fields.state ?? '') }),
      TOO_OLD,
    );
    await attempt('no token', ({ id_token: _, ...fields }) => fields, TOO_OLD);
    await attempt(
      'a token that is none',
      (fields) => ({ ...fields, id_token: 'nonsense' }),
      INVALID,
    );

    await test.step('replayed in another browser', async () => {
      await stranger.page.goto(`${stack.url}/connect`);
      const answered = lastAnswer(stranger.page, launch);
      await post(stranger.page.mainFrame(), used);
      expect((await answered).status()).toBeLessThan(500);
      await expectForPeople(stranger.page, 'Your browser lost track of you on the way.');
    });
    await test.step('an LMS we do not know', async () => {
      const query = new URLSearchParams({
        iss: 'https://nowhere.example',
        login_hint: '1',
        target_link_uri: launch,
      });
      const answer = await guest.page.goto(`${stack.url}/lti/login?${query}`);
      expect(answer?.status()).toBe(400);
      await expectForPeople(guest.page, 'This learning site is not set up with Waymark.');
    });
    expect(await rowCounts(stack)).toEqual(before);
  });
}

/** The same text with one letter in its middle changed. */
function flipped(text: string): string {
  const at = text.length - 20;
  return `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
}

test('text over its limit: a count before, a sentence past it, and every word kept', async ({
  stack,
  seat,
}) => {
  const lms = stack.sandbox.canvas;
  const [course] = lms.courses;
  const [assignment] = course?.assignments ?? [];
  if (course === undefined || assignment === undefined) throw new Error('No course to try in.');
  const teacher = await seat(lms, 'okafor');
  await connectDesk(teacher);
  const learner = lms.people.find(({ key }) => key === 'kaiulani');
  if (learner === undefined) throw new Error('Nobody to write to.');
  await teacher.page.goto(lms.url.grader(course, assignment, learner));
  const grader = await panelOf(teacher);
  const step = grader.getByLabel('Next step', { exact: true });
  await step.fill('é'.repeat(1750));
  await expect(grader.getByText(/characters? left/)).toHaveCount(0);
  await step.fill('é'.repeat(1900));
  await expect(grader.getByText('100 characters left')).toBeVisible();
  const long = `${'é'.repeat(2000)}🌱`;
  await step.fill(long);
  await expect(grader.getByText('1 character too many. Your words stay here.')).toBeVisible();
  await expect(step).toHaveAttribute('aria-invalid', 'true');
  await grader.getByRole('button', { name: `Release to ${learner.name}` }).click();
  await expect(step).toBeFocused();
  await expect(step).toHaveValue(long);
  await expect(grader.getByText(`Released to ${learner.name}`)).toHaveCount(0);

  // Too long to be saved at school, and still there after the page is loaded again.
  await teacher.page.reload();
  const again = await until('the panel after a reload', async () => {
    const panel = await panelOf(teacher);
    return panel === grader ? undefined : panel;
  });
  await expect(again.getByLabel('Next step', { exact: true })).toHaveValue(long);
  await again.getByLabel('Next step', { exact: true }).fill('Shorter.');
  await again.getByRole('button', { name: `Release to ${learner.name}` }).click();
  await expect(again.getByText(`Released to ${learner.name}`)).toBeVisible();
});

test('a learner’s goal: words that cannot be saved keep it open, markup is words, and a year is typed over a day', async ({
  stack,
  visit,
}) => {
  const learner = await visit(stack.sandbox.canvas, 'fatima');
  const home = await openInCourse(learner);
  await home.getByRole('button', { name: 'Set a goal' }).click();
  await home.getByRole('button', { name: 'All five' }).click();
  const next = home.getByLabel('What am I working to do next?');
  const done = home.getByRole('button', { name: 'Done', exact: true });
  const long = 'é'.repeat(10_000);
  await next.fill(long);
  await done.click();
  await expect(home.getByText('8,000 characters too many. Your words stay here.')).toBeVisible();
  await expect(next).toBeFocused();
  await expect(next).toHaveValue(long);

  const words = '<img src=x onerror="document.title=1"> \u202egnorw 🌱';
  await next.fill(words);
  await done.click();
  await expect(home.getByRole('heading', { name: '🌱' })).toHaveText(words);
  await expect(home.locator('img[src="x"]')).toHaveCount(0);
  await expect(home.getByText('Saved at school', { exact: true })).toBeVisible();

  await home.getByRole('button', { name: /^Open your goal: / }).click();
  await home.getByText('More to plan, if it helps').click();
  const day = home.getByLabel('By when?');
  await day.fill('2026-12-03');
  await expect(home.getByText('Saved at school', { exact: true })).toBeVisible();
  await day.focus();
  // To the year, the last of three.
  const { keyboard } = learner.page;
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  for (const [at, digit] of [...'2027'].entries()) {
    await keyboard.press(digit);
    await expect(day).toHaveValue(`${'2027'.slice(0, at + 1).padStart(4, '0')}-12-03`);
  }
  await done.click();
  await expect(home.getByText(/Dec 3, 2027/)).toBeVisible();
});
