import { expect, it } from 'vitest';
import { at, canvasPage } from './canvas-page.fixture.ts';
import { recogniseCanvas } from './recognise.ts';

const path = (user = '8') => `/courses/101/assignments/55/submissions/${user}`;
const details = (frame = `<iframe id="preview_frame" src="${path()}?preview=1&rand=3"></iframe>`) =>
  `<div class="submission-details-header submission_details"><h1>Submission Details</h1>
   <div class="ic-Action-header"><h2>Essay one</h2></div></div>
   <div class="submission-details-frame">${frame}</div>`;
const envOf = (viewer: string, more: Record<string, unknown> = {}) => ({
  current_user_id: viewer,
  SUBMISSION: { assignment_id: '55', user_id: '8', submission: {} },
  RUBRIC_ASSESSMENT: { assessment_type: viewer === '7' ? 'grading' : 'peer_review' },
  CURRENT_USER_CAN_GRADE_SUBMISSION: viewer === '7',
  ...more,
});
const seen = (env: Record<string, unknown>, content = details(), address = path()) =>
  recogniseCanvas(canvasPage(content, { env }), at(address));

it('one’s own is recognised, and names nobody', () => {
  expect(seen(envOf('8'))).toMatchObject({
    page: 'submission',
    courseId: '101',
    assignmentId: '55',
    title: 'Essay one',
    learner: null,
  });
});

it('somebody else’s names its learner to those who may mark it', () => {
  expect(seen(envOf('7'))?.learner).toEqual({ id: '8', label: '', shownBy: 'work' });
});

it('a peer, a parent and a peer-reviewing teacher get nothing', () => {
  expect(seen(envOf('9'))).toBeNull();
  const reviewing = { RUBRIC_ASSESSMENT: { assessment_type: 'peer_review' } };
  expect(seen(envOf('7', reviewing))).toBeNull();
});

it('an anonymous submission gets nothing, by its path or by its owner’s other id', () => {
  const address = '/courses/101/assignments/55/anonymous_submissions/a1Xz9';
  expect(seen(envOf('7'), details(), address)).toBeNull();
  const hidden = { SUBMISSION: { assignment_id: '55', anonymous_id: 'a1Xz9' } };
  expect(seen(envOf('7', hidden))).toBeNull();
});

it('the preview on its own, a download and a page without its parts get nothing', () => {
  expect(seen(envOf('7'), details(), `${path()}?preview=1&version=0`)).toBeNull();
  expect(seen(envOf('7'), details(), `${path()}?download=5`)).toBeNull();
  expect(seen(envOf('7'), '<h1>Submission Details</h1>')).toBeNull();
  expect(seen({ current_user_id: '7' })).toBeNull();
});

it('nothing is believed where address, ENV and frame do not agree, or there are two frames', () => {
  expect(seen(envOf('7'), details(), path('9'))).toBeNull();
  const another = { SUBMISSION: { assignment_id: '56', user_id: '8' } };
  expect(seen(envOf('7', another))).toBeNull();
  expect(
    seen(envOf('7'), details(`<iframe id="preview_frame" src="${path('9')}?preview=1">`)),
  ).toBeNull();
  const frame = `<iframe id="preview_frame" src="${path()}?preview=1"></iframe>`;
  expect(seen(envOf('7'), details(frame + frame))).toBeNull();
  expect(seen(envOf('7'), details(''))?.learner?.id, 'nothing handed in').toBe('8');
});
