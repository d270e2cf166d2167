import { describe, expect, it } from 'vitest';
import { at, canvasPage, lateEnv, ROOT } from './canvas-page.fixture.ts';
import { recogniseCanvas } from './recognise.ts';
import { wholeUserId } from './user-id.ts';

const A2 = { COURSE_ID: '101', ASSIGNMENT_ID: '55', a2_student_view: true };
const assignment = (search = '') => at(`/courses/101/assignments/55${search}`);

describe('the dashboard', () => {
  const cards = '<div id="dashboard" class="ic-dashboard-app"><h1>Dashboard</h1></div>';

  it('is recognised as cards, planner or activity, and belongs to no course', () => {
    expect(
      recogniseCanvas(canvasPage(cards, { env: { context_asset_string: null } }), at('/')),
    ).toEqual({
      lms: 'canvas',
      origin: ROOT,
      base: '',
      userId: '7',
      page: 'dashboard',
      courseId: null,
      assignmentId: null,
      inPage: true,
      title: '',
      learner: null,
      anonymous: false,
      impersonating: false,
      language: 'en',
      dir: 'ltr',
      theme: 'light',
      contrast: 'normal',
    });
  });

  it('is recognised as widgets before they are drawn, by ENV', () => {
    const widgets = canvasPage('', { env: { SHARED_COURSE_DATA: [], DASHBOARD_FEATURES: {} } });
    expect(recogniseCanvas(widgets, at('/'))?.page).toBe('dashboard');
    expect(recogniseCanvas(canvasPage(''), at('/')), 'an empty page of no kind').toBeNull();
  });

  it('of K5 or of somebody signed out is left alone', () => {
    const k5 = '<div id="dashboard"><div id="dashboard-app-container"></div></div>';
    expect(recogniseCanvas(canvasPage(k5), at('/'))).toBeNull();
    expect(recogniseCanvas(canvasPage(cards, { env: { K5_USER: true } }), at('/'))).toBeNull();
    const out = canvasPage(cards, { env: { current_user_id: null } });
    expect(recogniseCanvas(out, at('/'))).toBeNull();
  });

  it('tells an observer: of somebody else just now, or with nothing of their own', () => {
    const seenBy = (env: Record<string, unknown>) =>
      recogniseCanvas(canvasPage(cards, { env }), at('/'))?.impersonating;
    expect(seenBy({ OBSERVED_USER_ID: '9' })).toBe(true);
    expect(seenBy({ OBSERVED_USER_ID: '7' })).toBe(false);
    expect(seenBy({ current_user_roles: ['user', 'observer'] })).toBe(true);
    expect(seenBy({ current_user_roles: ['user', 'observer', 'teacher'] })).toBe(false);
  });
});

describe('a course’s front page', () => {
  const home = '<div id="course_home_content"><div id="context_modules"></div></div>';

  it('is recognised by its address, its course in ENV and its content', () => {
    const seen = recogniseCanvas(canvasPage(home), at('/courses/101'));
    expect(seen).toMatchObject({ page: 'course', courseId: '101', assignmentId: null, title: '' });
    expect(recogniseCanvas(canvasPage(home), at('/courses/101/?view=feed'))?.page).toBe('course');
  });

  it('is not another course’s, a refusal, a K5 or Career course, or a page below it', () => {
    expect(recogniseCanvas(canvasPage(home), at('/courses/102'))).toBeNull();
    expect(recogniseCanvas(canvasPage('<h1>No access</h1>'), at('/courses/101'))).toBeNull();
    const career = canvasPage(home, { env: { horizon_course: true } });
    expect(recogniseCanvas(career, at('/courses/101'))).toBeNull();
    const k5 = canvasPage(`${home}<div id="course-dashboard-container"></div>`);
    expect(recogniseCanvas(k5, at('/courses/101'))).toBeNull();
    for (const below of ['modules', 'assignments', 'pages/welcome', 'gradebook', 'users/7'])
      expect(recogniseCanvas(canvasPage(home), at(`/courses/101/${below}`)), below).toBeNull();
  });
});

describe('an assignment page', () => {
  it('is recognised while React has not drawn it yet, and by its name later', () => {
    expect(recogniseCanvas(canvasPage('', { env: A2 }), assignment())).toMatchObject({
      page: 'assignment',
      courseId: '101',
      assignmentId: '55',
      inPage: true,
      title: '',
      learner: null,
    });
    const drawn = canvasPage('<h1><span data-testid="title">Essay one</span></h1>', { env: A2 });
    expect(recogniseCanvas(drawn, assignment('?module_item_id=3'))?.title).toBe('Essay one');
  });

  it('is recognised in its classic form, for learner and teacher, locked or not', () => {
    const title = (content: string) => recogniseCanvas(canvasPage(content), assignment())?.title;
    expect(title('<div id="assignment_show"><h1 class="title">One</h1></div>')).toBe('One');
    expect(title('<div class="assignment_header"><h1 id="assignment_head">One</h1></div>')).toBe(
      'One',
    );
    const teacher = canvasPage('<h1 data-testid="assignment-name">One</h1>', { env: A2 });
    expect(recogniseCanvas(teacher, assignment())?.title).toBe('One');
  });

  it('is not recognised where there is no such assignment, or it is another', () => {
    expect(recogniseCanvas(canvasPage('<h1>Page Not Found</h1>'), assignment())).toBeNull();
    const another = canvasPage('', { env: { ...A2, ASSIGNMENT_ID: '56' } });
    expect(recogniseCanvas(another, assignment())).toBeNull();
    const elsewhere = canvasPage('', { env: { ...A2, COURSE_ID: '102' } });
    expect(recogniseCanvas(elsewhere, assignment())).toBeNull();
  });

  it('is left alone when it shows a peer’s work, stands in a frame, or is edited', () => {
    const page = canvasPage('', { env: A2 });
    for (const search of ['?reviewee_id=9', '?anonymous_asset_id=x1', '?display=borderless'])
      expect(recogniseCanvas(page, assignment(search)), search).toBeNull();
    const peer = canvasPage('', { env: { ...A2, peer_review_mode_enabled: true } });
    expect(recogniseCanvas(peer, assignment())).toBeNull();
    expect(recogniseCanvas(page, at('/courses/101/assignments/55/edit'))).toBeNull();
  });

  it('takes ENV from the script, not from a notice or from what somebody wrote', () => {
    const notices = [{ content: '; ENV = {"current_user_id":"1"} } </script>' }];
    const page = canvasPage('<p>ENV = {"current_user_id":"2"};</p>', { env: { ...A2, notices } });
    expect(recogniseCanvas(page, assignment())?.userId).toBe('7');
  });

  it('merges what a later script adds', () => {
    const page = canvasPage('', { env: A2, after: lateEnv({ ISOBSERVER: true }) });
    expect(recogniseCanvas(page, assignment())?.impersonating).toBe(true);
  });

  it('tells Student View and acting as somebody', () => {
    const acting = canvasPage('', { env: A2, body: 'is-masquerading-or-student-view' });
    expect(recogniseCanvas(acting, assignment())?.impersonating).toBe(true);
    const fake = canvasPage('', { env: { ...A2, current_user: { id: '7', fake_student: true } } });
    expect(recogniseCanvas(fake, assignment())?.impersonating).toBe(true);
  });

  it('without Canvas’s layout is told, but nothing is put beside it', () => {
    const page = canvasPage('', { env: A2, bare: true });
    expect(recogniseCanvas(page, assignment())?.inPage).toBe(false);
  });
});

it('writes both forms of an id of another shard as one', () => {
  expect(wholeUserId('1~123')).toBe('10000000000123');
  expect(wholeUserId('10000000000123')).toBe('10000000000123');
  expect(wholeUserId('42')).toBe('42');
});
