// The new SpeedGrader, drawn late and by itself. A switch of learner is client-side routing: the address first, then
// the name, then the work. How fast the real one does each is not known; this order is the hardest on a reader.
const timeline = { start: 400, name: 120, work: 350 };
const query = () => new URLSearchParams(location.search);
const assignment = query().get('assignment_id');
const later = (work, milliseconds) => setTimeout(work, milliseconds * window.sandboxPace);
const find = (name) => document.querySelector(`[data-testid="${name}"]`);
const nameLength = 14;
let data;
let turn = 0;

async function start() {
  const response = await fetch(
    `/courses/${ENV.course_id}/gradebook/speed_grader.json?assignment_id=${assignment}`,
    { headers: { 'X-Requested-With': 'XMLHttpRequest' } },
  );
  data = await response.json();
  const root = document.createElement('div');
  root.className = 'speedgrader-root';
  root.innerHTML = `<header id="top-menu"><a href="/courses/${ENV.course_id}/assignments/${assignment}"></a>
<button type="button" id="prev-student-button" data-testid="previous-student-button" aria-label="Previous student">‹</button>
<button type="button" data-testid="student-select-trigger"><span data-testid="selected-student"></span></button>
<button type="button" id="next-student-button" data-testid="next-student-button" aria-label="Next student">›</button></header>
<div class="speedgrader-columns"><main><article class="speedgrader-preview-frame"></article></main>
<aside data-testid="speedgrader-grading-panel"><div data-testid="attempts"></div><section id="assessment"><h2>Assessment</h2><label>Grade out of ${data.points_possible} <input data-testid="grade-input" size="5"></label></section>
<section><h2>Comments</h2><div data-testid="comments"></div><label>Comment <textarea data-testid="comment-input" rows="4"></textarea></label><button type="button" data-testid="comment-library-button">Comment library</button> <button type="button" data-testid="submit-comment-button">Submit</button></section></aside></div>`;
  root.querySelector('#top-menu a').textContent = data.title;
  document.body.append(root);
  document.getElementById('prev-student-button').addEventListener('click', () => step(-1));
  document.getElementById('next-student-button').addEventListener('click', () => step(1));
  window.addEventListener('popstate', show);
  if (!current()) navigate(idOf(data.context.students[0]), 'replaceState');
  else show();
}

const anonymous = () => data.anonymous_grading;
const idKey = () => (anonymous() ? 'anonymous_id' : 'student_id');
const idOf = (each) => (anonymous() ? each.anonymous_id : (each.user_id ?? each.id));
const current = () => data.context.students.find((each) => idOf(each) === query().get(idKey()));

function navigate(id, how) {
  const next = query();
  next.set(idKey(), id);
  history[how](history.state, '', `?${next}`);
  show();
}

function step(by) {
  const ids = data.context.students.map(idOf);
  const at = ids.indexOf(query().get(idKey()));
  navigate(ids[(at + by + ids.length) % ids.length], 'pushState');
}

function show() {
  const mine = ++turn;
  const student = current();
  const submission = data.submissions.find((each) => idOf(each) === idOf(student));
  later(() => mine === turn && showName(student), timeline.name);
  later(() => mine === turn && showWork(student, submission), timeline.work);
}

/** Long names are cut; the whole one is in an attribute. */
function showName(student) {
  const name = anonymous() ? `Student ${student.anonymous_name_position}` : student.name;
  const shown = find('selected-student');
  shown.setAttribute('name', name);
  shown.textContent = name.length > nameLength ? `${name.slice(0, nameLength - 1)}…` : name;
}

function showWork(student, submission) {
  const history = submission?.submission_history ?? [];
  const holder = document.querySelector('.speedgrader-preview-frame');
  find('attempts').innerHTML = history.length
    ? `<input data-testid="submission-history-select" readonly aria-label="Attempt" value="Attempt ${history.length}">`
    : '';
  find('comments').replaceChildren(
    ...(submission?.submission_comments ?? []).map((each) => {
      const comment = document.createElement('div');
      comment.dataset.testid = `comment-${each.id}`;
      comment.innerHTML = each.comment;
      return comment;
    }),
  );
  if (history.length === 0) {
    holder.innerHTML = '<p data-testid="no-submission">This student has not submitted</p>';
    return;
  }
  const frame = document.createElement('iframe');
  frame.title = 'Submission preview';
  const last = history.at(-1).submission;
  const path = anonymous() ? 'anonymous_submissions' : 'submissions';
  frame.src =
    last.versioned_attachments[0]?.attachment.canvadoc_url ??
    `/courses/${ENV.course_id}/assignments/${assignment}/${path}/${idOf(student)}?preview=1&version=${history.length - 1}`;
  holder.replaceChildren(frame);
}
later(() => void start(), timeline.start);
