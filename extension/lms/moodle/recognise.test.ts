import { describe, expect, it } from 'vitest';
import { at, moodlePage, type Options, ROOT, view } from './moodle-page.fixture.ts';
import { recogniseMoodle } from './recognise.ts';

describe('dashboard and my courses', () => {
  const mine = { bodyId: 'page-my-index', config: { courseId: 1, contextInstanceId: 1003 } };

  it('are recognised, and belong to no course', () => {
    expect(recogniseMoodle(moodlePage('', mine), at('/my/'))).toEqual({
      lms: 'moodle',
      origin: ROOT,
      base: '',
      userId: '1003',
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
    const courses = { ...mine, bodyClass: 'path-my page-mycourses' };
    expect(recogniseMoodle(moodlePage('', courses), at('/my/courses.php'))?.page).toBe('dashboard');
  });

  it('are not another page below /my, nor the site’s front page', () => {
    expect(recogniseMoodle(moodlePage('', mine), at('/my/indexsys.php'))).toBeNull();
    const front = moodlePage('', { bodyId: 'page-site-index', config: { courseId: 1 } });
    expect(recogniseMoodle(front, at('/'))).toBeNull();
    expect(recogniseMoodle(front, at('/my/'))).toBeNull();
  });
});

describe('a course page', () => {
  const course = (more: Options = {}) =>
    moodlePage('', {
      bodyId: 'page-course-view-topics',
      ...more,
      config: { contextInstanceId: 40, ...more.config },
    });

  it('is recognised whatever its format', () => {
    expect(recogniseMoodle(course(), at('/course/view.php?id=40'))).toMatchObject({
      page: 'course',
      courseId: '40',
      assignmentId: null,
      title: '',
    });
    const weeks = course({ bodyId: 'page-course-view-weeks' });
    expect(recogniseMoodle(weeks, at('/course/view.php?id=40&section=2'))?.page).toBe('course');
  });

  it('is not a profile inside the course, which has the same body', () => {
    const profile = course({ config: { contextInstanceId: 1004 } });
    expect(recogniseMoodle(profile, at('/user/view.php?id=1004&course=40'))).toBeNull();
    expect(recogniseMoodle(profile, at('/course/view.php?id=40'))).toBeNull();
  });

  it('is not another course, the site itself, or a course without an id', () => {
    expect(recogniseMoodle(course(), at('/course/view.php?id=41'))).toBeNull();
    expect(recogniseMoodle(course(), at('/course/view.php?name=W8'))).toBeNull();
    const site = course({ config: { courseId: 1, contextInstanceId: 1 } });
    expect(recogniseMoodle(site, at('/course/view.php?id=1'))).toBeNull();
    expect(
      recogniseMoodle(course({ bodyId: 'page-course-edit' }), at('/course/view.php?id=40')),
    ).toBeNull();
  });
});

describe('an assignment page', () => {
  it('is recognised by its address, its body and M.cfg', () => {
    expect(recogniseMoodle(moodlePage(), view('?id=101'))).toMatchObject({
      page: 'assignment',
      courseId: '40',
      assignmentId: '101',
      inPage: true,
      title: 'Essay one',
      learner: null,
    });
    expect(recogniseMoodle(moodlePage(), view('?id=101&action=view'))?.page).toBe('assignment');
  });

  it('is recognised where Moodle lives in a folder', () => {
    const page = moodlePage('', { config: { wwwroot: `${ROOT}/moodle` } });
    expect(recogniseMoodle(page, view('?id=101', `${ROOT}/moodle`))?.base).toBe('/moodle');
    expect(recogniseMoodle(page, view('?id=101'))).toBeNull();
    expect(recogniseMoodle(page, view('?id=101', `${ROOT}/moodle2`))).toBeNull();
    const learning = moodlePage('', { config: { wwwroot: `${ROOT}/school/moodle/` } });
    expect(recogniseMoodle(learning, view('?id=101', `${ROOT}/school/moodle`))?.base).toBe(
      '/school/moodle',
    );
  });

  it('is not taken for another module, user or site, or under another body', () => {
    expect(recogniseMoodle(moodlePage(), view('?id=102'))).toBeNull();
    expect(recogniseMoodle(moodlePage(), view('?id=101', 'https://evil.example'))).toBeNull();
    expect(recogniseMoodle(moodlePage('', { config: { userId: 0 } }), view('?id=101'))).toBeNull();
    const quiz = moodlePage('', { bodyId: 'page-mod-quiz-view' });
    expect(recogniseMoodle(quiz, view('?id=101'))).toBeNull();
  });

  it('in a theme without #page is told, but nothing is put beside it', () => {
    const page = moodlePage('', { embedded: true });
    expect(recogniseMoodle(page, view('?id=101'))?.inPage).toBe(false);
  });

  it('does not fall for what looks like M.cfg in the work or in a string', () => {
    const config = { note: 'M.cfg = {"userId":1,"wwwroot":"x"} }' };
    const words = '<p>M.cfg = {"userId": 9, "wwwroot": "https://x"};</p>';
    expect(recogniseMoodle(moodlePage(words, { config }), view('?id=101'))?.userId).toBe('1003');
  });

  it('tells "log in as" and a switched role', () => {
    for (const name of ['userloggedinas', 'userswitchedrole']) {
      const page = moodlePage('', { bodyClass: `path-mod-assign ${name}` });
      expect(recogniseMoodle(page, view('?id=101'))?.impersonating).toBe(true);
    }
  });
});

describe('the editor of a submission', () => {
  const editor = (user: string, bodyId = 'page-mod-assign-editsubmission') =>
    moodlePage(`<form class="mform"><input type="hidden" name="userid" value="${user}"></form>`, {
      bodyId,
    });
  const address = '?id=101&action=editsubmission';

  it('is the learner’s assignment page', () => {
    expect(recogniseMoodle(editor('1003'), view(address))).toMatchObject({
      page: 'assignment',
      assignmentId: '101',
      title: 'Essay one',
    });
  });

  it('is left alone when a teacher writes for a learner, and under another body', () => {
    expect(recogniseMoodle(editor('1004'), view(address))).toBeNull();
    expect(recogniseMoodle(editor('1003'), view(`${address}&userid=1004`))).toBeNull();
    expect(recogniseMoodle(editor('1003', 'page-mod-assign-view'), view(address))).toBeNull();
  });

  it('any other action is left alone', () => {
    for (const action of ['grade', 'submit', 'viewpluginassignsubmission', 'toString', '__proto__'])
      expect(recogniseMoodle(moodlePage(), view(`?id=101&action=${action}`)), action).toBeNull();
  });
});

describe('the grading table', () => {
  const row = (name: string) =>
    `<tr class="user1004 odd"><td>${name}</td><td><a href="?action=grader&userid=1004">Grade</a></td></tr>`;
  const table = (name: string) =>
    moodlePage(`<table id="submissions"><tbody>${row(name)}</tbody></table>`, {
      bodyId: 'page-mod-assign-grading',
    });
  const seen = (name: string) => recogniseMoodle(table(name), view('?id=101&action=grading'));

  it('is recognised, and names nobody', () => {
    expect(seen('<a href="/user/view.php?id=1004&course=40">Amara</a>')).toMatchObject({
      page: 'grading',
      assignmentId: '101',
      title: 'Essay one',
      learner: null,
      anonymous: false,
    });
  });

  it('tells blind marking, whose names lead to no profile', () => {
    expect(seen('Participant 11')?.anonymous).toBe(true);
    const none = moodlePage('', { bodyId: 'page-mod-assign-grading' });
    expect(recogniseMoodle(none, view('?id=101&action=grading'))?.anonymous).toBe(false);
  });
});
