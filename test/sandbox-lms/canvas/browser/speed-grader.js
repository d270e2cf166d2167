// The classic SpeedGrader: data by XHR, then prev/next/menu/keys change the learner with pushState. Attempt changes
// leave the address alone. No DOM event tells anybody.
const frameDelay = 200;
const $ = (id) => document.getElementById(id);
const address = (studentId) =>
  `?${new URLSearchParams({ assignment_id: ENV.assignment_id, student_id: studentId })}`;
let current;

async function load() {
  const response = await fetch(
    `/courses/${ENV.course_id}/gradebook/speed_grader.json?assignment_id=${ENV.assignment_id}`,
    { headers: { 'X-Requested-With': 'XMLHttpRequest' } },
  );
  window.jsonData = await response.json();
}

const students = () => window.jsonData.context.students;
const submissionOf = (id) => window.jsonData.submissions.find((each) => each.user_id === id);
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
  history.pushState({ student_id: id }, '', address(id));
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
  showAttempts(submission);
  showComments(submission);
  $('iframe_holder').replaceChildren();
  if (submission) setTimeout(showFrame, frameDelay, id);
}

function showFrame(id, version) {
  if (id !== current) return;
  const frame = document.createElement('iframe');
  frame.id = 'speedgrader_iframe';
  frame.title = 'Submission preview';
  const query = new URLSearchParams({ preview: 'true' });
  if (version !== undefined) query.set('version', version);
  frame.src = `/courses/${ENV.course_id}/assignments/${ENV.assignment_id}/submissions/${id}?${query}`;
  $('iframe_holder').replaceChildren(frame);
}

function showAttempts(submission) {
  const history = submission?.submission_history ?? [];
  const holder = $('submission_attempts');
  holder.replaceChildren();
  if (history.length === 0) return;
  if (history.length === 1) {
    holder.textContent = `Submitted: ${new Date(history[0].submission.submitted_at).toLocaleString()}`;
    return;
  }
  const label = document.createElement('label');
  label.textContent = 'Submission to view: ';
  const select = document.createElement('select');
  select.id = 'submission_to_view';
  history.forEach((each, index) => {
    const words = `Attempt ${each.submission.attempt}: ${new Date(each.submission.submitted_at).toLocaleString()}`;
    select.append(new Option(words, String(index), false, index === history.length - 1));
  });
  select.addEventListener('change', () => showFrame(current, select.value));
  label.append(select);
  holder.append(label);
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
  await fetch(`/courses/${ENV.course_id}/assignments/${ENV.assignment_id}/submissions/${current}`, {
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
  window.addEventListener(
    'popstate',
    (event) => event.state?.student_id && show(event.state.student_id),
  );
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

async function start() {
  await load();
  buildMenu();
  listen();
  $('speed_grader_loading').hidden = true;
  const wanted = new URLSearchParams(location.search).get('student_id');
  const first = students().find((each) => each.id === wanted) ?? students()[0];
  history.replaceState({ student_id: first.id }, '', address(first.id));
  show(first.id);
}
void start();
