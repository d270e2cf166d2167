import type { Tab } from '../browser/driver.ts';
import { connect } from '../stack/connect.ts';
import type { Seat } from '../stack/seat.ts';
import { expect } from './fixtures.ts';
import { placeIn, test } from './seats.ts';
import { startSmallSite } from './small-site.ts';

const ours = async (tab: Tab): Promise<string[]> => {
  const names = await tab.run(
    () => [
      ...[...document.querySelectorAll('*')].map((each) => each.localName),
      ...[...document.documentElement.attributes, ...document.body.attributes].map(
        ({ name }) => name,
      ),
      ...document.adoptedStyleSheets.map(() => 'waymark style sheet'),
    ],
    null,
  );
  return names.filter((name) => name.includes('waymark'));
};

/** A page opened later, where the panel does come: whatever the extension had to do before, it has done. */
async function untilExtensionIsThrough({ driver }: Seat, address: string): Promise<void> {
  const tab = await driver.newTab();
  await tab.goto(address);
  await tab.panel();
  await tab.close();
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

for (const { browser, flavour, name } of placeIn('firefox')) {
  test(`${name}: on a page nobody knows nothing of ours is there, and nothing breaks`, async ({
    stack,
    sit,
  }) => {
    const lms = stack.sandbox[flavour];
    const [course] = lms.courses;
    const [assignment] = course?.assignments ?? [];
    if (course === undefined || assignment === undefined) throw new Error('No course to try in.');
    const known = lms.url.assignment(course, assignment);
    const learner = await sit(browser, lms, 'fatima');
    await connect(learner);
    const { tab } = learner;
    const errors = await tab.errors();
    await tab.goto(known);
    await tab.panel();
    expect(await ours(tab)).toContain('waymark-panel');

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
        await tab.goto(address);
        await untilExtensionIsThrough(learner, known);
        expect(await ours(tab), address).toEqual([]);
        expect(errors(), address).toEqual([]);
      }
    } finally {
      await lookalike.close();
    }
  });
}
