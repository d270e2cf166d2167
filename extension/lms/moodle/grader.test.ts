import { expect, it } from 'vitest';
import { moodlePage, view } from './moodle-page.fixture.ts';
import { recogniseMoodle } from './recognise.ts';

const form = (user: string) =>
  `<form class="gradeform"><input type="hidden" name="_qf__mod_assign_grade_form_${user}" value="1"><input name="userid" value="0"></form>`;
const named = (id: string, name: string) =>
  `<h4><a href="/user/view.php?id=${id}&amp;course=40"><img src="x"> ${name}<em><small> a@school.example </small></em><em><small>Due: Friday</small></em></a></h4>`;
const seen = (shown: string, name: string, loaded: string, more = '') =>
  recogniseMoodle(
    moodlePage(
      `<div data-region="user-info" data-userid="${shown}">${name}</div><div data-region="grade">${loaded}</div>`,
      { bodyId: 'page-mod-assign-grader', embedded: true },
    ),
    view(`?id=101&action=grader&userid=${shown}${more}`),
  );
const learner = (...[shown, name, loaded]: Parameters<typeof seen>) =>
  seen(shown, name, loaded)?.learner;

const AMARA = named('1003', 'Amara Okafor');
const BO = named('1004', 'Bo Lind');

it('a learner is named only when the loaded form, the user shown and the name shown agree', () => {
  // The timeline of a switch from 1003 to 1004 on Moodle 5.1 (ms after the click).
  expect(learner('1003', AMARA, form('1003')), '0').toEqual({
    id: '1003',
    label: 'Amara Okafor',
    shownBy: 'work',
  });
  expect(learner('1004', AMARA, form('1003')), '62: address and data-userid are early').toBeNull();
  expect(learner('1004', BO, '<p>Loading</p>'), '290: name swapped, form gone').toBeNull();
  expect(learner('1004', BO, form('1004')), '840: the new form').toEqual({
    id: '1004',
    label: 'Bo Lind',
    shownBy: 'work',
  });
});

it('nobody is named while two forms stand there, or the name is another’s or missing', () => {
  expect(learner('1004', BO, form('1003') + form('1004'))).toBeNull();
  expect(learner('1004', AMARA, form('1004'))).toBeNull();
  expect(learner('1004', '<p>Loading</p>', form('1004'))).toBeNull();
});

it('the file manager of the learner before is not taken for a form', () => {
  const left = `${form('1004')}<div id="files_1003_filemanager"></div>`;
  expect(learner('1004', BO, left)?.id).toBe('1004');
});

it('blind marking names nobody and says so: its names lead to no profile, its ids are real', () => {
  const blind = { learner: null, anonymous: true };
  expect(seen('1004', '<h4> Participant 11</h4>', form('1004'))).toMatchObject(blind);
  expect(seen('1004', BO, form('1004'), '&blindid=11')).toMatchObject(blind);
  expect(seen('1004', '<h4></h4>', '')?.anonymous, 'nothing there yet').toBe(false);
  expect(seen('1004', BO, form('1004'))?.anonymous).toBe(false);
});

it('the assignment’s name comes from its link, without the module’s name before it', () => {
  const titled = (link: string, title: string) => {
    const content = `<div data-region="assignment-info"><a href="/course/view.php?id=40">Course: Writing</a>
      <a href="/mod/assign/view.php?id=101">${link}</a>
      <a href="/mod/assign/view.php?id=101&amp;action=grading">View all</a></div>`;
    const page = moodlePage(content, { bodyId: 'page-mod-assign-grader', embedded: true, title });
    return recogniseMoodle(page, view('?id=101&action=grader'))?.title;
  };
  expect(titled('Assignment: Essay one', 'W8: Essay one: Grading')).toBe('Essay one');
  expect(titled('Tarea: Essay: part one', 'W8: Essay: part one')).toBe('Essay: part one');
  expect(titled('Essay: part one', 'W8: Essay: part one - Grading')).toBe('Essay: part one');
});
