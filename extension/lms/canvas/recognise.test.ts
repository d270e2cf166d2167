import { beforeEach, describe, expect, it } from 'vitest';
import { recogniseCanvas } from './recognise.ts';
import { wholeUserId } from './user-id.ts';

const ROOT = 'https://canvas.school.example';

let page: Document;
function show(env: Record<string, unknown>, content = '', bodyClass = '', more = ''): void {
  const all = { current_user_id: '7', ASSIGNMENT_ID: '55', notices: [], ...env };
  const json = JSON.stringify(all).replaceAll('<', '\\u003c');
  // A document without a window: its frames do not load.
  page = new DOMParser().parseFromString(
    `<html lang="en" dir="ltr"><head><script>
  INST = {"environment":"production"};
  ENV = ${json};
  REMOTES = {};</script></head>
  <body class="context-course_101 ${bodyClass}"><div id="content">${content}</div>${more}</body></html>`,
    'text/html',
  );
}
const assignment = (search = '') => new URL(`${ROOT}/courses/101/assignments/55${search}`);
const grader = (student: string) =>
  new URL(`${ROOT}/courses/101/gradebook/speed_grader?assignment_id=55&student_id=${student}`);

beforeEach(() => show({}));

describe('an assignment page', () => {
  it('is recognised while React has not drawn it yet, and by its name later', () => {
    expect(recogniseCanvas(page, assignment())).toMatchObject({
      lms: 'canvas',
      userId: '7',
      courseId: '101',
      inPage: true,
      assignmentId: '55',
      page: 'assignment',
      title: '',
      learner: null,
      impersonating: false,
    });
    show({}, '<h1><span data-testid="title">Essay one</span></h1>');
    expect(recogniseCanvas(page, assignment('?module_item_id=3'))?.title).toBe('Essay one');
  });

  it('is not recognised where there is no such assignment', () => {
    show({ ASSIGNMENT_ID: undefined }, '<h1>Page Not Found</h1>');
    expect(recogniseCanvas(page, assignment())).toBeNull();
    show(
      { ASSIGNMENT_ID: undefined },
      '<div id="assignment_show"><h1 class="title">One</h1></div>',
    );
    expect(recogniseCanvas(page, assignment())?.title).toBe('One');
    show({ ASSIGNMENT_ID: '56' });
    expect(recogniseCanvas(page, assignment())).toBeNull();
  });

  it('takes ENV from the script, not from a notice or from what somebody wrote', () => {
    const notices = [{ content: '; ENV = {"current_user_id":"1"} } </script>' }];
    show({ notices }, '<p>ENV = {"current_user_id":"2"};</p>');
    expect(recogniseCanvas(page, assignment())?.userId).toBe('7');
  });

  it('merges what a later script adds', () => {
    const late = '<script>Object.assign(ENV, {"ISOBSERVER":true});</script>';
    show({}, '', '', late);
    expect(recogniseCanvas(page, assignment())?.impersonating).toBe(true);
  });

  it('tells Student View and acting as somebody', () => {
    show({}, '', 'is-masquerading-or-student-view');
    expect(recogniseCanvas(page, assignment())?.impersonating).toBe(true);
    show({ current_user: { id: '7', fake_student: true } });
    expect(recogniseCanvas(page, assignment())?.impersonating).toBe(true);
  });

  it('leaves other pages, peer reviews, replaced courses and signed-out people alone', () => {
    expect(recogniseCanvas(page, new URL(`${ROOT}/courses/101`))).toBeNull();
    expect(recogniseCanvas(page, new URL(`${ROOT}/courses/101/assignments/55/edit`))).toBeNull();
    expect(recogniseCanvas(page, assignment('?reviewee_id=9'))).toBeNull();
    show({ horizon_course: true });
    expect(recogniseCanvas(page, assignment())).toBeNull();
    show({ current_user_id: null });
    expect(recogniseCanvas(page, assignment())).toBeNull();
  });
});

describe('the classic SpeedGrader', () => {
  const frame = (user: string, id = '55') =>
    `<div id="iframe_holder"><iframe id="speedgrader_iframe" src="/courses/101/assignments/${id}/submissions/${user}?preview=true&version=0"></iframe></div>`;
  const learner = (student: string, holder: string, env = {}) => {
    show(env, holder);
    return recogniseCanvas(page, grader(student))?.learner;
  };

  it('names a learner only when the preview frame shows the one in the address', () => {
    expect(learner('8', frame('8'))).toEqual({ id: '8', label: '', shownBy: 'work' });
    expect(learner('9', frame('8')), 'the address is early').toBeNull();
    expect(learner('9', '<div id="iframe_holder"></div>'), 'the frame is gone').toBeNull();
    expect(learner('9', frame('9'))).toEqual({ id: '9', label: '', shownBy: 'work' });
    expect(learner('9', frame('9', '56')), 'another assignment').toBeNull();
  });

  it('does not believe a frame from another site, as of a file viewer', () => {
    const holder =
      '<div id="iframe_holder"><iframe src="https://docs.example/courses/101/assignments/55/submissions/8"></iframe></div>';
    expect(learner('8', holder)).toBeNull();
  });

  it('knows a learner who handed nothing in by the menu and the note', () => {
    const empty = (chosen: string, hidden = '') =>
      `<div id="this_student_does_not_have_a_submission" ${hidden}></div><div id="iframe_holder"></div>
       <select id="students_selectmenu"><option value="${chosen}" selected>x</option></select>`;
    expect(learner('8', empty('8'))?.id).toBe('8');
    expect(learner('8', empty('9'))).toBeNull();
    expect(learner('8', empty('8', 'hidden'))).toBeNull();
  });

  it('has the assignment’s name from its head, or from ENV before the head is there', () => {
    const titleOf = (content: string) => {
      show({ assignment_title: 'Essay one' }, `<div id="iframe_holder"></div>${content}`);
      return recogniseCanvas(page, grader('8'))?.title;
    };
    expect(titleOf('<a id="assignment_url"><h2>\n Essay  one</h2></a>')).toBe('Essay one');
    expect(titleOf('')).toBe('Essay one');
  });

  it('names nobody under anonymous marking, and is unknown without its frame holder', () => {
    expect(learner('8', frame('8'), { force_anonymous_grading: true })).toBeNull();
    show({});
    expect(recogniseCanvas(page, grader('8'))).toBeNull();
  });
});

it('writes both forms of an id of another shard as one', () => {
  expect(wholeUserId('1~123')).toBe('10000000000123');
  expect(wholeUserId('10000000000123')).toBe('10000000000123');
  expect(wholeUserId('42')).toBe('42');
});
