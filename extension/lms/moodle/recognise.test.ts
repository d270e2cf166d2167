import { beforeEach, describe, expect, it } from 'vitest';
import { recogniseMoodle } from './recognise.ts';

const ROOT = 'https://moodle.school.example';

/** A page in our own words with what moodle 5.1 puts on every page. */
function show(options: {
  bodyId?: string;
  bodyClass?: string;
  config?: Record<string, unknown>;
  content?: string;
}): void {
  const config = {
    wwwroot: ROOT,
    sesskey: 'k',
    userId: 1003,
    courseId: 40,
    contextInstanceId: 101,
    language: 'en',
    ...options.config,
  };
  document.documentElement.lang = 'en';
  document.documentElement.dir = 'ltr';
  document.head.innerHTML = `<script type="text/plain">
//<![CDATA[
var M = {}; M.yui = {};
M.cfg = ${JSON.stringify(config)};
//]]></script>`;
  document.body.id = options.bodyId ?? 'page-mod-assign-view';
  document.body.className = options.bodyClass ?? 'path-mod-assign course-40 cmid-101';
  document.body.innerHTML =
    options.content ?? '<header id="page-header"><h1>Essay one</h1></header>';
}
const at = (search: string, root = ROOT) => new URL(`${root}/mod/assign/view.php${search}`);

beforeEach(() => show({}));

describe('a learner’s assignment page', () => {
  it('is recognised by its address, its body and M.cfg', () => {
    expect(recogniseMoodle(document, at('?id=101'))).toEqual({
      lms: 'moodle',
      origin: ROOT,
      base: '',
      userId: '1003',
      courseId: '40',
      inPage: true,
      page: 'assignment',
      assignmentId: '101',
      title: 'Essay one',
      learner: null,
      anonymous: false,
      impersonating: false,
      language: 'en',
      dir: 'ltr',
      theme: 'light',
      contrast: 'normal',
    });
  });

  it('is recognised where Moodle lives in a folder', () => {
    show({ config: { wwwroot: `${ROOT}/moodle` } });
    expect(recogniseMoodle(document, at('?id=101', `${ROOT}/moodle`))?.base).toBe('/moodle');
    expect(recogniseMoodle(document, at('?id=101'))).toBeNull();
  });

  it('is not taken for another module, user or site', () => {
    expect(recogniseMoodle(document, at('?id=102'))).toBeNull();
    expect(recogniseMoodle(document, at('?id=101', 'https://evil.example'))).toBeNull();
    show({ config: { userId: 0 } });
    expect(recogniseMoodle(document, at('?id=101'))).toBeNull();
  });

  it('gets nothing while it is edited, in the grading table, or under another body', () => {
    expect(recogniseMoodle(document, at('?id=101&action=editsubmission'))).toBeNull();
    expect(recogniseMoodle(document, at('?id=101&action=grading'))).toBeNull();
    show({ bodyId: 'page-mod-assign-editsubmission' });
    expect(recogniseMoodle(document, at('?id=101'))).toBeNull();
  });

  it('does not fall for what looks like M.cfg in the work or in a string', () => {
    show({ config: { note: 'M.cfg = {"userId":1,"wwwroot":"x"} }' } });
    document.body.innerHTML += '<p>M.cfg = {"userId": 9, "wwwroot": "https://x"};</p>';
    expect(recogniseMoodle(document, at('?id=101'))?.userId).toBe('1003');
  });

  it('tells "log in as" and a switched role', () => {
    for (const name of ['userloggedinas', 'userswitchedrole']) {
      show({ bodyClass: `path-mod-assign ${name}` });
      expect(recogniseMoodle(document, at('?id=101'))?.impersonating).toBe(true);
    }
  });
});

describe('the grader while learners change', () => {
  const form = (user: string) =>
    `<form class="gradeform"><input type="hidden" name="_qf__mod_assign_grade_form_${user}" value="1"><input name="userid" value="0"></form>`;
  const grader = (shown: string, name: string, loaded: string) => {
    show({
      bodyId: 'page-mod-assign-grader',
      content: `<div data-region="user-info" data-userid="${shown}"><h4>${name}</h4></div>
        <div data-region="grade">${loaded}</div>`,
    });
    return recogniseMoodle(document, at(`?id=101&action=grader&userid=${shown}`))?.learner;
  };

  it('names a learner only when the loaded form and the user shown agree', () => {
    // The timeline of a switch from 1003 to 1004 on Moodle 5.1 (ms after the click).
    expect(grader('1003', 'Amara', form('1003')), '0').toEqual({
      id: '1003',
      label: 'Amara',
      shownBy: 'work',
    });
    expect(
      grader('1004', 'Amara', form('1003')),
      '62: address and data-userid are early',
    ).toBeNull();
    expect(grader('1004', 'Bo', '<p>Loading</p>'), '290: name swapped, form gone').toBeNull();
    expect(grader('1004', 'Bo', form('1004')), '840: the new form').toEqual({
      id: '1004',
      label: 'Bo',
      shownBy: 'work',
    });
  });

  it('has the assignment’s name from its link, without the module’s name before it', () => {
    const titled = (link: string, title: string) => {
      const content = `<div data-region="assignment-info"><a href="/course/view.php?id=40">Course: Writing</a>
        <a href="/mod/assign/view.php?id=101">${link}</a>
        <a href="/mod/assign/view.php?id=101&amp;action=grading">View all</a></div>`;
      show({ bodyId: 'page-mod-assign-grader', content });
      document.title = title;
      return recogniseMoodle(document, at('?id=101&action=grader'))?.title;
    };
    expect(titled('Assignment: Essay one', 'W8: Essay one: Grading')).toBe('Essay one');
    expect(titled('Tarea: Essay: part one', 'W8: Essay: part one')).toBe('Essay: part one');
    expect(titled('Essay: part one', 'W8: Essay: part one - Grading')).toBe('Essay: part one');
  });

  it('names nobody while two forms stand there', () => {
    expect(grader('1004', 'Bo', form('1003') + form('1004'))).toBeNull();
  });

  it('does not take the file manager of the learner before for a form', () => {
    const left = `${form('1004')}<div id="files_1003_filemanager"></div>`;
    expect(grader('1004', 'Bo', left)?.id).toBe('1004');
  });
});
