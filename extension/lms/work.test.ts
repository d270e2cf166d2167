import { expect, it, vi } from 'vitest';
import { workInFrame } from './canvas/work.ts';
import { moodleWork } from './moodle/work.ts';
import { rememberAttempt } from './shown-attempt.ts';
import { normalised, versionOf, wordsIn } from './work.ts';

const page = (body: string) => new DOMParser().parseFromString(body, 'text/html');
const link = (inside: string) => `<a href="https://who.example/">${inside}</a>`;
const essay = (between: string, linked: string) =>
  `<p>Year&nbsp;8 “writes off” the start — it’s ${linked}.</p>${between}<p>Caf&eacute; twenty&#8209;two.</p>`;

const preview = (body: string, more = 'class="paper user_content enhanced"') =>
  page(`<div id="submission_preview" ${more} data-resource-id="77">${body}</div>`);
const status = (body: string) =>
  page(`<div data-region="grade"><div class="box plugincontentsummary summary_assignsubmission_onlinetext_77"><div class="no-overflow">Year 8...</div></div>
  <div class="box plugincontentfull full_assignsubmission_onlinetext_77" hidden><a href="#">−</a><div class="no-overflow">${body}</div></div></div>`);

it('the same essay is the same version for its teacher, before and after Canvas enhances it, and for its learner', async () => {
  const icon =
    '<span class="external_link_icon"><svg></svg><span class="screenreader-only">Links to an external site.</span></span>';
  const enhanced = workInFrame(preview(essay('\n', link(`<span>so</span>${icon}`))));
  const plain = workInFrame(preview(essay('\n', link('so')), 'class="paper unenhanced"'));
  const learner = wordsIn(page(essay('', link('so'))).body, 'script');
  const typed = 'Year 8 "writes off" the start - it\'s so.\n\nCafe\u0301 twenty-two.';
  const versions = await Promise.all(
    [enhanced?.text, plain?.text, learner, typed].map((text) => versionOf(text ?? '')),
  );
  expect(versions[0]).toMatch(/^[0-9a-f]{64}$/);
  expect(new Set(versions).size).toBe(1);
  expect(enhanced?.lmsAttempt).toBe('77');
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

it('Moodle’s grader has the whole text, hidden; the submission’s id stands in its class', () => {
  const work = moodleWork(status('<p>Whole.</p><script>x</script>'));
  expect(work).toEqual({ lmsAttempt: '77', text: 'Whole.' });
  expect(moodleWork(page('<div data-region="grade"></div>'))).toBeNull();
});

it('two texts in one form are nobody’s certain work', () => {
  const twice = status('<p>One.</p>');
  twice.body.innerHTML += twice.body.innerHTML;
  expect(moodleWork(twice)).toBeNull();
});

it('an attempt is known a moment after its words are, and only the last one is told', async () => {
  const onKnown = vi.fn<() => void>();
  const attemptOf = rememberAttempt(onKnown);
  const [one, two] = ['One.', 'Two.'].map((text) => ({ lmsAttempt: '77', text }));
  if (one === undefined || two === undefined) throw new Error('No work.');
  expect(attemptOf(null)).toBeNull();
  expect(attemptOf({ ...one, text: ' \n' })).toBeNull();
  expect(attemptOf(one)).toBeNull();
  expect(attemptOf(two)).toBeNull();
  await vi.waitFor(() => expect(onKnown).toHaveBeenCalled());
  expect(attemptOf(two)).toEqual({ lmsAttempt: '77', version: await versionOf('Two.') });
  expect(onKnown).toHaveBeenCalledOnce();
});

it('letters stay what they are', () => {
  expect(normalised('Ọlájídé 美玲')).toBe('Ọlájídé美玲'.normalize('NFC'));
});
