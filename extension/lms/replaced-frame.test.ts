import { expect, it } from 'vitest';
import { at, canvasPage } from './canvas/canvas-page.fixture.ts';
import { recognise } from './recognise.ts';
import { rememberFrame } from './replaced-frame.ts';

const name = (id: string) => `Learner ${id}`;
/** A file in a viewer that says nobody's name: the switch from one learner to the next, step by step. */
const page = canvasPage(
  `<article class="speedgrader-preview-frame"><iframe src="/api/v1/canvadoc_session?blob=one"></iframe></article>
   <b data-testid="selected-student">${name('8')}</b>`,
  { env: { PLATFORM_SERVICE_SPEEDGRADER_ENABLED: true }, bare: true },
);
const article = page.querySelector('article') ?? expect.fail();
const shown = page.querySelector('b') ?? expect.fail();

it('the next learner is named only when the frame before was replaced', () => {
  const certain = rememberFrame();
  const namedAt = (student: string) => {
    const url = at(`/courses/101/gradebook/speed_grader?assignment_id=55&student_id=${student}`);
    return certain(recognise(page, url) ?? expect.fail()).page.learner;
  };
  expect(namedAt('8')).toEqual({ id: '8', label: name('8'), shownBy: 'label' });
  shown.textContent = name('9');
  expect(namedAt('9'), 'address and name are early').toBeNull();
  expect(namedAt('9'), 'and looking twice changes nothing').toBeNull();
  article.innerHTML = '<iframe src="/api/v1/canvadoc_session?blob=two"></iframe>';
  expect(namedAt('9')?.id).toBe('9');
  article
    .querySelector('iframe')
    ?.setAttribute('src', '/api/v1/canvadoc_session?blob=another-file');
  expect(namedAt('9')?.id, 'another file of the same learner').toBe('9');
  article.querySelector('iframe')?.setAttribute('src', '/api/v1/canvadoc_session?blob=one');
  shown.textContent = name('8');
  expect(namedAt('8')?.id, 'the same element with another address').toBe('8');
});
