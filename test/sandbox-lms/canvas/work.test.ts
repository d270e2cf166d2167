import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../main.ts';
import { bodyTag, envOf, visit } from '../visit.fixture.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.canvas.reset());
const open = () => ({ canvas: sandbox.canvas, ...visit(sandbox.canvas, 'town') });

type GradingData = {
  context: { students: Record<string, unknown>[] };
  submissions: {
    user_id?: string;
    anonymous_id?: string;
    submission_history: {
      submission: {
        submission_type: string;
        versioned_attachments: { attachment: { canvadoc_url: string } }[];
      };
    }[];
  }[];
};
const dataAddress = () =>
  `${sandbox.canvas.origin}/courses/103/gradebook/speed_grader.json?assignment_id=205`;

it('has typed work of ten learners, files of five, and one without', async () => {
  const { as } = open();
  const answer = await (await as('okafor')).get(dataAddress());
  const { context, submissions } = JSON.parse(answer.text) as GradingData;
  expect(context.students).toHaveLength(16);
  const types = submissions.map((each) => each.submission_history[0]?.submission.submission_type);
  expect(types.filter((each) => each === 'online_text_entry')).toHaveLength(10);
  expect(types.filter((each) => each === 'online_upload')).toHaveLength(5);
});

it('gives different words for each of them', async () => {
  const { canvas, course, assignment } = open();
  const words = course.members.map((each) => canvas.submission(assignment, each)?.attempts[0].html);
  const written = words.filter((each) => each !== undefined);
  expect(new Set(written).size).toBe(15);
});

it('sends the frame of a file on to another site, whose page names no learner', async () => {
  const { as, person, canvas } = open();
  const teacher = await as('okafor');
  const { submissions } = JSON.parse((await teacher.get(dataAddress())).text) as GradingData;
  const mateo = submissions.find((each) => each.user_id === person('mateo').id);
  const file = mateo?.submission_history[0]?.submission.versioned_attachments[0];
  const address = file?.attachment.canvadoc_url ?? '';
  expect(address).toMatch(/^\/api\/v1\/canvadoc_session\?blob=.*&hmac=/);
  // Its signature may hold any digits.
  const { searchParams } = new URL(address, canvas.origin);
  expect(searchParams.get('blob')).not.toContain(person('mateo').id);
  const sent = await teacher.get(canvas.origin + address);
  expect(sent.status).toBe(302);
  expect(new URL(sent.location ?? '').hostname).not.toBe(new URL(canvas.origin).hostname);
  const viewer = await teacher.get(sent.location ?? '');
  expect(viewer.text).toContain('class="page" data-page-number="1"');
  expect(viewer.text).toContain('textLayer');
  expect(viewer.text).not.toContain('Quispe<');
  expect((await teacher.get(`${canvas.origin}${address}x`)).status).toBe(403);
});

it('shows a file in the preview frame as a table, and gives it as a document', async () => {
  const { as, person, canvas, course, assignment } = open();
  const learner = await as('mateo');
  const { text } = await learner.get(canvas.url.preview(course, assignment, person('mateo')));
  expect(text).toContain('class="file-upload-submission-table');
  expect(text).toMatch(/class="modal_preview_link[^"]*" href="\/api\/v1\/canvadoc_session/);
  expect(text).not.toContain('id="submission_preview"');
  const download = /href="(\?download=\d+)"/.exec(text)?.[1] ?? '';
  const details = canvas.url.submission(course, assignment, person('mateo'));
  const sent = await learner.get(details + download);
  const document = await learner.get(sent.location ?? '');
  expect(document.headers.get('content-type')).toBe('application/pdf');
  expect(document.text).toMatch(/^%PDF-1\.4/);
});

it('sends the new SpeedGrader bare, without the assignment, and the classic one on request', async () => {
  const { as, canvas, course, assignment } = open();
  canvas.manners.set({ speedGrader: 'new' });
  const teacher = await as('okafor');
  const address = canvas.url.grader(course, assignment);
  const { text } = await teacher.get(address);
  expect(bodyTag(text)).toBe('<body class="full-width padless-content">');
  expect(text).toContain('id="react-router-portals"');
  expect(text).not.toMatch(/id="(application|content|classic_speedgrader_container)"/);
  expect(envOf(text)).toMatchObject({
    course_id: '103',
    PLATFORM_SERVICE_SPEEDGRADER_ENABLED: true,
  });
  expect(envOf(text)).not.toHaveProperty('assignment_id');
  const classic = await teacher.get(`${address}&platform_sg=false`);
  expect(classic.text).toContain('id="classic_speedgrader_container"');
});

it('leaves the container out of a SpeedGrader from before 2024', async () => {
  const { as, canvas, course, assignment } = open();
  canvas.manners.set({ speedGrader: 'older' });
  const { text } = await (await as('okafor')).get(canvas.url.grader(course, assignment));
  expect(text).not.toContain('classic_speedgrader_container');
  expect(text).toContain('id="gradebook_header_container"');
});

it('hides names and ids where marking is anonymous, and knows the work by another id', async () => {
  const { as, person, canvas, course, assignment } = open();
  canvas.manners.set({ anonymousMarking: true });
  const teacher = await as('okafor');
  const { text } = await teacher.get(dataAddress());
  expect(text).not.toContain('Lucía');
  expect(text).not.toContain('user_id":"3');
  const page = await teacher.get(canvas.url.grader(course, assignment));
  expect(envOf(page.text)).toMatchObject({ force_anonymous_grading: true });
  const address = canvas.url.anonymousSubmission(course, assignment, person('lucia'));
  const details = await teacher.get(address);
  expect(details.text).not.toContain('Lucía');
  expect(envOf(details.text).SUBMISSION).not.toHaveProperty('user_id');
  expect((await teacher.get(`${address}?preview=1`)).text).toContain('Mrs. Novak');
});

it('previews work that is neither text nor file: an address, a frame in the frame, another page', async () => {
  const { as, person, canvas, course, assignment } = open();
  const teacher = await as('okafor');
  const preview = async () =>
    (await teacher.get(canvas.url.preview(course, assignment, person('lucia')))).text;
  canvas.manners.set({ workKind: 'web address' });
  expect(await preview()).toContain('class="open_in_a_new_tab"');
  canvas.manners.set({ workKind: 'discussion' });
  const nested = /<iframe id="discussion_preview_iframe"[^>]* src="([^"]+)"/.exec(await preview());
  canvas.manners.set({ workKind: 'quiz' });
  const next = /http-equiv="refresh" content="0; url=([^"]+)"/.exec(await preview());
  for (const [, link = ''] of [nested ?? [], next ?? []]) {
    const address = canvas.origin + link.replaceAll('&amp;', '&');
    expect((await teacher.get(address)).text, link).toContain(person('lucia').name);
    expect((await (await as('amara')).get(address)).status, link).toBe(404);
  }
});
