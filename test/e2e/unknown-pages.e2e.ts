import type { Page } from '@playwright/test';
import { connectByClick, type Desk } from '../stack/desk.ts';
import { expect, FLAVOURS } from './fixtures.ts';
import { panelOf } from './panel.ts';
import { startSmallSite } from './small-site.ts';
import { test } from './visitors.ts';

test.use({ school: 'unknown-pages' });

/** What a page and its console hold of ours. The browser's own line about a missing page is not an error of anybody's. */
function listenForErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  return errors;
}

const ours = (page: Page): Promise<string[]> =>
  page
    .evaluate(() => [
      ...[...document.querySelectorAll('*')].map((each) => each.localName),
      ...[...document.documentElement.attributes, ...document.body.attributes].map(
        ({ name }) => name,
      ),
      ...document.adoptedStyleSheets.map(() => 'waymark style sheet'),
    ])
    .then((names) => names.filter((name) => name.includes('waymark')));

/** A page opened later, where the panel does come: whatever the extension had to do before, it has done. */
async function untilExtensionIsThrough(desk: Desk, address: string): Promise<void> {
  const page = await desk.browser.context.newPage();
  await page.goto(address);
  await panelOf({ ...desk, page });
  await page.close();
}

const MISSING = {
  moodle: ['/mod/assign/view.php', '/mod/assign/view.php?id=', '/mod/assign/view.php?id=9999'],
  canvas: [
    '/courses/101/assignments',
    '/courses/101/assignments/9999',
    '/courses/101/gradebook/speed_grader',
  ],
};
/** What an LMS says of itself on an assignment page, on a site that is not the connected LMS. */
const LOOKALIKE = {
  moodle: {
    path: '/mod/assign/view.php?id=101',
    html: '<!doctype html><html lang="en"><script>M = {cfg: {"wwwroot":"http://127.0.0.2","userId":1007,"courseId":40,"contextInstanceId":101}}</script><body id="page-mod-assign-view" class="path-mod-assign cmid-101 course-40"><h1>Essay</h1></body></html>',
  },
  canvas: {
    path: '/courses/101/assignments/201',
    html: '<!doctype html><html lang="en"><script>ENV = {"current_user_id":"306","COURSE_ID":"101","ASSIGNMENT_ID":"201"};</script><body class="context-course_101"><div id="application"><h1>Essay</h1></div></body></html>',
  },
};

for (const flavour of FLAVOURS) {
  test(`${flavour}: on a page nobody knows nothing of ours is there, and nothing breaks`, async ({
    stack,
    seat,
  }) => {
    const lms = stack.sandbox[flavour];
    const [course] = lms.courses;
    const [assignment] = course?.assignments ?? [];
    if (course === undefined || assignment === undefined) throw new Error('No course to try in.');
    const known = lms.url.assignment(course, assignment);
    const learner = await seat(lms, 'fatima');
    await connectByClick(learner);
    const { page } = learner;
    const errors = listenForErrors(page);
    await page.goto(known);
    await panelOf(learner);
    expect(await ours(page)).toContain('waymark-panel');

    const { path, html } = LOOKALIKE[flavour];
    const host = new URL(lms.origin).hostname;
    const lookalike = await startSmallSite(host, (_request, response) => {
      response.setHeader('content-type', 'text/html').end(html);
    });
    try {
      const addresses = [
        lms.url.unknownPage(course),
        lms.url.unmarkedPage(),
        ...MISSING[flavour].map((each) => lms.origin + each),
        lookalike.origin,
        lookalike.origin + path,
      ];
      for (const address of addresses) {
        await page.goto(address);
        await untilExtensionIsThrough(learner, known);
        expect(await ours(page), address).toEqual([]);
        expect(errors, address).toEqual([]);
      }
    } finally {
      await lookalike.close();
    }
  });
}
