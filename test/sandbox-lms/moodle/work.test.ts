import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../main.ts';
import { configOf, visit } from '../visit.fixture.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.moodle.reset());
const open = () => ({ moodle: sandbox.moodle, ...visit(sandbox.moodle, 'town') });

async function panelOf(learner: string, teacher = open().as('okafor')): Promise<string> {
  const { moodle, course, assignment } = open();
  const browser = await teacher;
  const page = await browser.get(moodle.url.grader(course, assignment));
  const answer = await browser.postJson(
    `${moodle.origin}/lib/ajax/service.php?sesskey=${String(configOf(page.text).sesskey)}&info=core_get_fragment`,
    [
      {
        index: 0,
        methodname: 'core_get_fragment',
        args: { contextid: '225', args: [{ name: 'userid', value: learner }] },
      },
    ],
  );
  const [{ data }] = JSON.parse(answer.text) as [{ data: { html: string } }];
  return data.html;
}

it('has fifteen pieces of work in one assignment, five of them files, no two alike', () => {
  const { moodle, course, assignment } = open();
  const work = course.members.flatMap((each) => moodle.submission(assignment, each) ?? []);
  expect(work).toHaveLength(15);
  expect(work.filter((each) => each.attempts[0].file)).toHaveLength(5);
  expect(new Set(work.map((each) => each.attempts[0].html)).size).toBe(15);
});

it('links a file from Moodle’s own site, for its writer and for graders alone', async () => {
  const { moodle, course, assignment, as } = open();
  const writer = await as('mateo');
  const { text } = await writer.get(moodle.url.assignment(course, assignment));
  const link =
    /href="([^"]*\/pluginfile\.php\/225\/assignsubmission_file\/submission_files\/\d+\/[^"]*\.pdf\?forcedownload=1)"/.exec(
      text,
    )?.[1] ?? '';
  expect(text).not.toContain('assignsubmission_onlinetext');
  const document = await writer.get(link);
  expect(document.headers.get('content-type')).toBe('application/pdf');
  expect(document.headers.get('content-disposition')).toContain('quispe_voice_final.pdf');
  expect((await (await as('amara')).get(link)).status).toBe(404);
  expect((await (await as('wisniewski')).get(link)).status).toBe(200);
});

it('draws a file in the grader as pictures without text', async () => {
  const { person, as } = open();
  const panel = await panelOf(person('mateo').id);
  const picture = /url\(&quot;([^&]*image_page0\.png)&quot;\)/.exec(panel)?.[1] ?? '';
  expect(panel).toContain('class="drawingcanvas"');
  expect(panel).not.toContain('grass can');
  const answer = await (await as('okafor')).get(picture);
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(await panelOf(person('lucia').id)).not.toContain('drawingcanvas');
});

it('calls learners participants where marking is blind, and keeps their real ids', async () => {
  const { moodle, course, assignment, person, as } = open();
  moodle.manners.set({ anonymousMarking: true });
  const teacher = await as('okafor');
  const table = await teacher.get(moodle.url.grading(course, assignment));
  expect(table.text).not.toContain('Lucía');
  expect(table.text).toContain('Participant 11');
  expect(table.text).toContain(`class="user${person('lucia').id}"`);
  expect(table.text).toContain(`id="selectuser_${person('lucia').id}"`);
  expect(table.text).toMatch(/action=grader&amp;blindid=11/);
  const grader = await teacher.get(moodle.url.blindGrader(course, assignment, person('amara')));
  expect(grader.text).not.toContain('Diallo');
  expect(grader.text).toContain(`data-userid="${person('amara').id}"`);
  expect(grader.text).toContain('<h4>Participant 12</h4>');
});

it('says in its service that marking is blind', async () => {
  const { moodle, course, assignment, person, as } = open();
  moodle.manners.set({ anonymousMarking: true });
  const teacher = await as('okafor');
  const page = await teacher.get(moodle.url.grader(course, assignment));
  const answer = await teacher.postJson(
    `${moodle.origin}/lib/ajax/service.php?sesskey=${String(configOf(page.text).sesskey)}`,
    [
      {
        index: 0,
        methodname: 'mod_assign_get_participant',
        args: { assignid: 15, userid: person('amara').id },
      },
    ],
  );
  expect(JSON.parse(answer.text)).toMatchObject([
    { data: { blindmarking: true, fullname: 'Participant 12', id: Number(person('amara').id) } },
  ]);
  expect(answer.text).not.toContain('amara@');
});
