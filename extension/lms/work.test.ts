import { expect, it, vi } from 'vitest';
import { canvasPage } from './canvas/canvas-page.fixture.ts';
import { canvasWork, ownWork, workInFrame } from './canvas/work.ts';
import { moodleWork } from './moodle/work.ts';
import { rememberAttempt } from './shown-attempt.ts';
import { normalised, versionOf } from './work.ts';

const page = (body: string) => new DOMParser().parseFromString(body, 'text/html');
const link = (inside: string) => `<a href="https://who.example/">${inside}</a>`;
const essay = (between: string, linked: string) =>
  `<p>Year&nbsp;8 “writes off” the start — it’s ${linked}.</p>${between}<p>Caf&eacute; twenty&#8209;two.</p>`;

const preview = (body: string, more = 'class="paper user_content enhanced"') =>
  page(`<div id="submission_preview" ${more} data-resource-id="77">${body}</div>`);
const box = (body: string, id = '77') =>
  `<div class="box plugincontentsummary summary_assignsubmission_onlinetext_${id}"><div class="no-overflow">Year 8...</div></div>
  <div class="box plugincontentfull full_assignsubmission_onlinetext_${id}" hidden><a href="#">−</a><div class="no-overflow">${body}</div></div>`;
const status = (body: string) => page(`<div data-region="grade">${box(body)}</div>`);
const GRADER = {
  page: 'grader',
  learner: { id: '8', label: 'Amara', shownBy: 'work' },
} as const;
const OWN = { page: 'assignment', learner: null } as const;
/** What A2 draws of a learner's own attempt. */
const a2 = (body: string, id = 'Submission-77') =>
  canvasPage(
    `<div class="user_content"><div data-testid="read-only-content">The prompt.</div></div>
     <div data-testid="attempt-tab">${body}</div>`,
    { env: { SUBMISSION_ID: btoa(id) } },
  );
const own = (body: string) => `<div data-testid="read-only-content">${body}</div>`;

it('the same essay is the same version for its teacher, before and after Canvas enhances it, and for its learner', async () => {
  const icon =
    '<span class="external_link_icon"><svg></svg><span class="screenreader-only">Links to an external site.</span></span>';
  const enhanced = workInFrame(preview(essay('\n', link(`<span>so</span>${icon}`))));
  const plain = workInFrame(preview(essay('\n', link('so')), 'class="paper unenhanced"'));
  const learner = ownWork(a2(own(essay('', link('so')))));
  const typed = 'Year 8 "writes off" the start - it\'s so.\n\nCafe\u0301 twenty-two.';
  const versions = await Promise.all(
    [enhanced?.text, plain?.text, learner?.text, typed].map((text) => versionOf(text ?? '')),
  );
  expect(versions[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(versions).size).toBe(1);
  expect([enhanced?.lmsAttempt, learner?.lmsAttempt]).toEqual(['77', '77']);
});

it('another word or another comma is another version', async () => {
  const text = 'Twenty minutes is not lunch, it is a pit stop.';
  expect(await versionOf(text)).not.toBe(await versionOf(text.replace(',', ';')));
  expect(await versionOf(text)).not.toBe(await versionOf(text.replace('Twenty', 'Thirty')));
});

it('Canvas’s plain text view and a preview without a text entry are not read', () => {
  expect(workInFrame(preview('<pre>words</pre>', 'class="user_content"'))).toBeNull();
  expect(workInFrame(page('<div class="no-submission"></div>'))).toBeNull();
});

it('A2 shows one’s own text; the editor, another text beside it, or an id of something else are none', () => {
  expect(ownWork(a2('<textarea>Mine.</textarea>'))).toBeNull();
  expect(ownWork(a2(own('One.') + own('Two.')))).toBeNull();
  expect(ownWork(a2(own('One.'), 'Assignment-77'))).toBeNull();
  expect(ownWork(canvasPage(own('One.'), { env: { SUBMISSION_ID: '77' } }))).toBeNull();
});

it('a frame that has not loaded what its address says is not read', () => {
  const frame = canvasPage('<iframe id="preview_frame" src="/courses/101/x?preview=1"></iframe>');
  const details = { page: 'submission', learner: null } as const;
  expect(canvasWork(frame, details)).toBeNull();
});

it('Moodle’s grader and the learner’s own page have the whole text, hidden, with the submission’s id', () => {
  const work = { lmsAttempt: '77', text: 'Whole.' };
  expect(moodleWork(status('<p>Whole.</p><script>x</script>'), GRADER)).toMatchObject(work);
  expect(moodleWork(page('<div data-region="grade"></div>'), GRADER)).toBeNull();
  const mine = `<div class="submissionstatustable">${box('Whole.')}</div>`;
  expect(moodleWork(page(mine), OWN)).toMatchObject(work);
  const earlier = `<div class="attempthistory">${box('First.', '70')}</div>`;
  expect(moodleWork(page(mine + earlier), OWN)).toMatchObject(work);
});

it('nobody’s text is read on Moodle while no learner is certain, or on another page', () => {
  expect(moodleWork(status('One.'), { ...GRADER, learner: null })).toBeNull();
  expect(moodleWork(status('One.'), { page: 'grading', learner: null })).toBeNull();
});

it('two texts in one form are nobody’s certain work', () => {
  const twice = status('<p>One.</p>');
  twice.body.innerHTML += twice.body.innerHTML;
  expect(moodleWork(twice, GRADER)).toBeNull();
});

it('an attempt is known a moment after its words are, and only the last one is told', async () => {
  const onKnown = vi.fn<() => void>();
  const attemptOf = rememberAttempt(onKnown);
  const [one, two] = ['One.', 'Two.'].map((text) => ({ lmsAttempt: '77', text }));
  if (one === undefined || two === undefined) throw new Error('No work.');
  expect(attemptOf(null)).toBeNull();
  expect(attemptOf({ ...one, text: ' \n' })).toBeNull();
  expect(attemptOf(one)).toBe('coming');
  expect(attemptOf(two)).toBe('coming');
  await vi.waitFor(() => expect(onKnown).toHaveBeenCalled());
  expect(attemptOf(two)).toEqual({ lmsAttempt: '77', version: await versionOf('Two.') });
  expect(onKnown).toHaveBeenCalledOnce();
});

it('letters stay what they are', () => {
  expect(normalised('Ọlájídé 美玲')).toBe('Ọlájídé美玲'.normalize('NFC'));
});
