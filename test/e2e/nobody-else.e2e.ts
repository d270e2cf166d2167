import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { frameAt } from '../browser/chromium.ts';
import { connectByClick, openInCourse } from '../stack/desk.ts';
import { firstAssignment } from '../stack/first-assignment.ts';
import { expect, flavourFor } from './fixtures.ts';
import { test } from './visitors.ts';

const NOTICED = 'Kestrel words that stand in this journey alone.';
const STEP = 'Put the kestrel where it lands.';
const DONE = 'The kestrel has landed.';

/** Hosts that a browser asked, page, frame or worker. */
function hostsAsked(context: BrowserContext): () => ReadonlySet<string> {
  const hosts = new Set<string>();
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol === 'http:' || protocol === 'https:') hosts.add(host);
  });
  return () => hosts;
}

for (const flavour of flavourFor('canvas'))
  test(`${flavour}: no page asks anybody but school and LMS, and no line of the log names a person`, async ({
    stack,
    seat,
    visit,
  }) => {
    const lms = stack.lms(flavour);
    const teacher = await visit(lms, 'okafor');
    const learner = await seat(lms, 'amara');
    const asked = [hostsAsked(teacher.context), hostsAsked(learner.browser.context)];

    await connectByClick(learner);
    const board = await openInCourse(teacher);
    await board.getByRole('button', { name: learner.person.name }).click();
    await board.getByLabel('What I notice').fill(NOTICED);
    await board.getByLabel('Next step', { exact: true }).fill(STEP);
    await board.getByRole('button', { name: `Release to ${learner.person.name}` }).click();
    await expect(board.getByRole('article', { name: STEP })).toBeVisible();

    const home = await openInCourse(learner);
    const step = home.getByRole('article', { name: STEP });
    await step.getByRole('button', { name: 'I’ll do this' }).click();
    await step.getByRole('button', { name: 'Did it' }).click();
    await step.getByLabel('What I did').fill(DONE);
    await expect(board.getByText(DONE)).toBeVisible();

    const { course, assignment } = firstAssignment(lms);
    await learner.page.goto(lms.url.assignment(course, assignment));
    const panel = await frameAt(learner.page, 'chrome-extension://');
    await panel.locator('main, [role=main]').first().waitFor();
    const { page } = learner;
    await page.goto(`chrome-extension://${learner.browser.extensionId}/options.html`);
    await page.getByRole('heading').first().waitFor();
    for (const place of ['/connect', '/home', '/nowhere', '/lti/login?iss=x']) {
      await teacher.page.goto(stack.url + place);
      await teacher.page.locator('main, h1').first().waitFor();
    }

    const ours = new Set([new URL(stack.url).host, new URL(lms.origin).host]);
    for (const hosts of asked) expect([...hosts()].filter((host) => !ours.has(host))).toEqual([]);
    expect([...asked.flatMap((hosts) => [...hosts()])]).toContain(new URL(stack.url).host);

    const log = await readFile(path.join(stack.env.DATA_DIR ?? '', 'server.log'), 'utf8');
    expect(log).toContain('/lti/launch');
    const people = lms.people
      .flatMap(({ name }) => name.split(/\s+/))
      .filter((one) => one.length > 3);
    for (const word of [...new Set(people), 'kestrel', 'wm_', 'id_token', 'sesskey', '@'])
      expect(log.toLowerCase(), word).not.toContain(word.toLowerCase());
  });
