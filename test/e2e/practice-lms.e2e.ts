import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { openPlainChromium } from '../browser/plain.ts';
import { type Flavour, type PersonKey, type Sandbox, startSandbox } from '../sandbox-lms/main.ts';
import { personOf, signIn } from '../stack/desk.ts';

/** The practice LMS’s pages in a browser: what their scripts do late, and in which order. No extension, no server. */
let sandbox: Sandbox;
let context: BrowserContext;
let page: Page;
let folder: string;
test.beforeAll(async () => {
  sandbox = await startSandbox();
  folder = await mkdtemp(path.join(tmpdir(), 'waymark-practice-'));
  context = await openPlainChromium({ profile: folder });
  page = await context.newPage();
});
test.afterAll(async () => {
  await context.close();
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

function town(lms: Flavour) {
  const course = lms.courses[2];
  const assignment = course?.assignments[0];
  if (course === undefined || assignment === undefined) throw new Error('No third course.');
  return { course, assignment, person: (key: PersonKey) => personOf(lms, key) };
}

/** Each state the page goes through, as `address | work on the screen`, while a switch runs. */
const record = (workOf: string) =>
  page.evaluate((source) => {
    const work = new Function(`return (${source})()`) as () => string;
    const states: string[] = [];
    const look = () => {
      const query = new URLSearchParams(location.search);
      const named = query.get('userid') ?? query.get('student_id') ?? '';
      const state = `${named} ${work()}`;
      if (states.at(-1) !== state) states.push(state);
    };
    Object.assign(window, { states, looking: setInterval(look, 5) });
    look();
  }, workOf);
const recorded = () => page.evaluate(() => (window as unknown as { states: string[] }).states);

test('Moodle’s grader names the next learner before it shows their work', async () => {
  const { moodle } = sandbox;
  const { course, assignment, person } = town(moodle);
  await signIn(page, moodle, person('okafor'));
  await page.goto(moodle.url.grader(course, assignment, person('lucia')));
  const form = (key: PersonKey) =>
    page.locator(`input[name="_qf__mod_assign_grade_form_${person(key).id}"]`);
  await form('lucia').waitFor({ state: 'attached' });
  await record(
    `() => document.querySelector('input[name^=_qf__]')?.name.replace('_qf__mod_assign_grade_form_', '') ?? 'none'`,
  );
  await page.locator('[data-action="next-user"]').click();
  await form('amara').waitFor({ state: 'attached' });
  const [lucia, amara] = [person('lucia').id, person('amara').id];
  await expect
    .poll(recorded)
    .toEqual([`${lucia} ${lucia}`, `${amara} ${lucia}`, `${amara} none`, `${amara} ${amara}`]);
});

test('Moodle’s modal keeps the focus, its editor fills the page, its drawers make room', async () => {
  const { moodle } = sandbox;
  const { course, assignment, person } = town(moodle);
  await signIn(page, moodle, person('lucia'));
  await page.goto(moodle.url.handIn(course, assignment));
  const full = page.locator('[data-mce-name="fullscreen"]');
  await full.click();
  const editor = page.locator('.tox-tinymce.tox-fullscreen');
  await expect(editor).toHaveCSS('z-index', '1050');
  await full.click();
  await page.locator('.drawer-right-toggle button').click();
  await expect(page.locator('#page')).toHaveCSS('margin-right', '315px');
  await expect(page.locator('#theme_boost-drawers-blocks')).toHaveCSS('z-index', '1031');
  await page.evaluate('sandbox.openDialog()');
  await expect(page.locator('.modal.show')).toHaveCSS('z-index', '1057');
  await page.locator('#id_submitbutton').evaluate((each) => (each as HTMLElement).focus());
  await expect(page.locator('.modal.show button').first()).toBeFocused();
  await page.locator('[data-choice="cancel"]').click();
  await expect(page.locator('.modal.show')).toHaveCount(0);
});

test('SpeedGrader, old and new, names the next learner at once, and their work comes after', async () => {
  const { canvas } = sandbox;
  const { course, assignment, person } = town(canvas);
  await signIn(page, canvas, person('okafor'));
  const frameOf = (holder: string) =>
    `() => { const src = document.querySelector('${holder} iframe')?.getAttribute('src') ?? 'none'; return /submissions\\/(\\d+)/.exec(src)?.[1] ?? (src.includes('canvadoc') ? 'file' : src); }`;
  for (const [kind, holder, emptied] of [
    ['classic', '#iframe_holder', true],
    ['new', '.speedgrader-preview-frame', false],
  ] as const) {
    canvas.manners.set({ speedGrader: kind });
    await page.goto(canvas.url.grader(course, assignment, person('olena')));
    await page.locator(`${holder} iframe`).waitFor();
    await record(frameOf(holder));
    await page.locator('#next-student-button').click();
    await page.locator('#next-student-button').click();
    await expect
      .poll(async () => (await recorded()).at(-1), { message: kind })
      .toBe(`${person('kaiulani').id} none`);
    await page.locator('#prev-student-button').click();
    await expect
      .poll(async () => (await recorded()).at(-1), { message: kind })
      .toBe(`${person('priya').id} file`);
    const states = await recorded();
    const stale = `${person('priya').id} ${person('olena').id}`;
    expect(states.includes(stale), states.join(', ')).toBe(!emptied);
  }
});

test('Canvas draws late, again when told to, and lays trays over the page', async () => {
  const { canvas } = sandbox;
  const { course, assignment, person } = town(canvas);
  await signIn(page, canvas, person('lucia'));
  await page.goto(canvas.url.dashboard());
  await page.locator('.ic-DashboardCard__link').first().waitFor();
  await page.goto(canvas.url.assignment(course, assignment));
  const work = page.locator('[data-testid="read-only-content"]');
  await work.waitFor();
  await work.evaluate((each) => each.setAttribute('data-seen', ''));
  await page.evaluate(
    'document.body.append(document.createElement("x-guest")); sandbox.rerender()',
  );
  await expect(page.locator('[data-testid="read-only-content"]:not([data-seen])')).toBeVisible();
  await expect(page.locator('x-guest')).toHaveCount(1);
  await page.evaluate('sandbox.replaceBody()');
  await expect(page.locator('x-guest')).toHaveCount(0);
  await page.evaluate('sandbox.openTray()');
  await expect(page.locator('body > span [role="dialog"]')).toHaveCSS('z-index', '9999');
});
