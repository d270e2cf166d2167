// The classic SpeedGrader: data by XHR, then prev/next/menu/keys change the learner with pushState. Attempt changes
// leave the address alone. No DOM event tells anybody.
const $ = (id) => document.getElementById(id);
// Where names are hidden, learners go by another id, in the address as well.
const anonymous = ENV.force_anonymous_grading;
const idKey = anonymous ? 'anonymous_id' : 'student_id';
const work = `/courses/${ENV.course_id}/assignments/${ENV.assignment_id}/${anonymous ? 'anonymous_submissions' : 'submissions'}`;
const address = (id) =>
  `?${new URLSearchParams({ assignment_id: ENV.assignment_id, [idKey]: id })}`;
let current;

async function load() {
  const response = await fetch(
    `/courses/${ENV.course_id}/gradebook/speed_grader.json?assignment_id=${ENV.assignment_id}`,
    { headers: { 'X-Requested-With': 'XMLHttpRequest' } },
  );
  window.jsonData = await response.json();
}

const students = () =>
  window.jsonData.context.students.map((each) =>
    anonymous ? { id: each.anonymous_id, name: `Student ${each.anonymous_name_position}` } : each,
  );
const submissionOf = (id) =>
  window.jsonData.submissions.find((each) => (anonymous ? each.anonymous_id : each.user_id) === id);
function statusOf(id) {
  const submission = submissionOf(id);
  if (!submission) return ['not_submitted', 'not submitted'];
  return submission.grade === null ? ['not_graded', 'not graded'] : ['graded', 'graded'];
}

function buildMenu() {
  const select = document.createElement('select');
  select.id = 'students_selectmenu';
  select.className = 'screenreader-only';
  select.setAttribute('aria-label', 'Select a student');
  const button = document.createElement('a');
  button.id = 'students_selectmenu-button';
  button.href = '#students';
  button.className = 'ui-selectmenu ui-widget';
  button.innerHTML =
    '<span class="ui-selectmenu-status"><span class="ui-selectmenu-item-header" dir="auto"></span></span>';
  const menu = document.createElement('ul');
  menu.id = 'students_selectmenu-menu';
  menu.hidden = true;
  for (const { id, name } of students()) {
    const [className, words] = statusOf(id);
    const option = new Option(`${name} – ${words}`, id);
    option.className = className;
    select.append(option);
    const item = document.createElement('li');
    item.innerHTML = '<a href="#student" dir="auto"></a>';
    item.firstChild.textContent = option.text;
    item.className = className;
    item.addEventListener('click', (event) => {
      event.preventDefault();
      menu.hidden = true;
      change(id);
    });
    menu.append(item);
  }
  button.addEventListener('click', (event) => {
    event.preventDefault();
    menu.hidden = !menu.hidden;
  });
  select.addEventListener('change', () => change(select.value));
  $('combo_box_container').append(select, button, menu);
}

function change(id) {
  if (id === current) return;
  history.pushState({ [idKey]: id }, '', address(id));
  show(id);
}

function step(by) {
  const ids = students().map((each) => each.id);
  change(ids[(ids.indexOf(current) + by + ids.length) % ids.length]);
}

function show(id) {
  current = id;
  const all = students();
  const at = all.findIndex((each) => each.id === id);
  const submission = submissionOf(id);
  $('students_selectmenu').value = id;
  document.querySelector('.ui-selectmenu-item-header').textContent = all[at].name;
  $('x_of_x_students_frd').textContent = `${at + 1}/${all.length}`;
  const graded = window.jsonData.submissions.filter((each) => each.grade !== null).length;
  $('x_of_x_graded').textContent = `${graded}/${all.length} Graded`;
  $('this_student_does_not_have_a_submission').hidden = Boolean(submission);
  $('grading-box-extended').value = submission?.grade ?? '';
  $('grading-box-extended').disabled = !submission;
  showComments(submission);
  window.speedGraderWork.show(submission, `${work}/${id}`, () => id === current);
}

function showComments(submission) {
  $('comments').replaceChildren(
    ...(submission?.submission_comments ?? []).map((each) => {
      const comment = document.createElement('div');
      comment.className = 'comment';
      comment.innerHTML = `<span class="comment">${each.comment}</span><div><span class="author_name"></span> <span class="posted_at"></span></div>`;
      comment.querySelector('.author_name').textContent = each.author_name;
      comment.querySelector('.posted_at').textContent = new Date(each.created_at).toLocaleString();
      return comment;
    }),
  );
  $('comment_submit_button').disabled = !submission;
}

async function save(fields) {
  const token = /(?:^|; )_csrf_token=([^;]+)/.exec(document.cookie)?.[1] ?? '';
  await fetch(`${work}/${current}`, {
    method: 'PUT',
    headers: { 'X-CSRF-Token': decodeURIComponent(token), Accept: 'application/json' },
    body: new URLSearchParams(fields),
  });
  await load();
  showComments(submissionOf(current));
}

function listen() {
  $('prev-student-button').addEventListener('click', () => step(-1));
  $('next-student-button').addEventListener('click', () => step(1));
  window.addEventListener('popstate', (event) => event.state?.[idKey] && show(event.state[idKey]));
  window.addEventListener('keydown', (event) => {
    if (event.target.closest?.('input, textarea, embed, object') || event.ctrlKey || event.metaKey)
      return;
    if (event.key === 'j' || event.key === 'n') step(1);
    if (event.key === 'k' || event.key === 'p') step(-1);
    if (event.key === 'c') {
      event.preventDefault();
      $('speed_grader_comment_textarea').focus();
    }
  });
  $('add_a_comment').addEventListener('submit', async (event) => {
    event.preventDefault();
    const box = $('speed_grader_comment_textarea');
    if (box.value.trim() === '') return;
    await save({ 'submission[comment]': box.value });
    box.value = '';
  });
  $('grading-box-extended').addEventListener('change', (event) =>
    save({ 'submission[grade]': event.target.value }),
  );
}

window.sandbox.rerender = () => show(current);

async function start() {
  await load();
  buildMenu();
  listen();
  $('speed_grader_loading').hidden = true;
  const wanted = new URLSearchParams(location.search).get(idKey);
  const first = students().find((each) => each.id === wanted) ?? students()[0];
  history.replaceState({ [idKey]: first.id }, '', address(first.id));
  show(first.id);
}
void start();
