// Switching learners without a reload, on the timeline seen on Moodle 5.1. After the click:
//   62 ms  the address and data-userid say the new learner (the old work is still on the screen)
//  290 ms  the name is swapped and the old form removed
//  840 ms  the new form is in
// 1100 ms  its editor is in
// 1600 ms  the pages of a file are in (5 to 10 s the first time, on the real one)
const timeline = { address: 62, name: 290, panel: 840, editor: 1100, pages: 1600 };
const region = (name) => document.querySelector(`[data-region="${name}"]`);
const userInfo = region('user-info');
const gradeRegion = region('grade');
const select = document.getElementById('change-user-select');
const saved = region('saved');
const review = region('review-panel');
let turn = 0;

async function call(methodname, args) {
  const response = await fetch(
    `${M.cfg.wwwroot}/lib/ajax/service.php?sesskey=${M.cfg.sesskey}&info=${methodname}`,
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify([{ index: 0, methodname, args }]),
    },
  );
  const [answer] = await response.json();
  if (answer.error) throw new Error(answer.exception.errorcode);
  return answer.data;
}

const until = (start, milliseconds) =>
  new Promise((resolve) => {
    const due = start + milliseconds * window.sandboxPace;
    setTimeout(resolve, Math.max(0, due - performance.now()));
  });

async function show(userId) {
  const mine = ++turn;
  const start = performance.now();
  const late = () => mine !== turn;
  await until(start, timeline.address);
  if (late()) return;
  const address = new URL(location.href);
  address.searchParams.delete('blindid');
  address.searchParams.set('action', 'grader');
  address.searchParams.set('userid', userId);
  history.replaceState({}, '', address);
  userInfo.dataset.userid = userId;
  select.dataset.selected = userId;
  select.value = userId;
  const participant = call('mod_assign_get_participant', {
    assignid: userInfo.dataset.assignmentid,
    userid: userId,
    embeduser: true,
  });
  const fragment = call('core_get_fragment', {
    component: 'mod_assign',
    callback: 'gradingpanel',
    contextid: gradeRegion.dataset.contextid,
    args: [
      { name: 'userid', value: userId },
      { name: 'attemptnumber', value: -1 },
    ],
  });
  const [{ summaryhtml }] = await Promise.all([participant, until(start, timeline.name)]);
  if (late()) return;
  userInfo.innerHTML = summaryhtml;
  // Moodle forgets the file managers of learners shown before.
  document.body.append(...gradeRegion.querySelectorAll('[id^="files_"]'));
  gradeRegion.innerHTML = '<p class="loading">Loading…</p>';
  review.hidden = true;
  review.classList.add('collapsed');
  const [{ html }] = await Promise.all([fragment, until(start, timeline.panel)]);
  if (late()) return;
  gradeRegion.innerHTML = html;
  await until(start, timeline.editor);
  const textarea = gradeRegion.querySelector('textarea[data-editor]');
  if (!late() && textarea) window.sandboxEditor.mount(textarea);
  await until(start, timeline.pages);
  if (!late()) showPages();
}

/** A file's pages are pictures; there is no text on them. */
function showPages() {
  const pages = gradeRegion.querySelector('template[data-pages]');
  if (!pages) return;
  review.innerHTML = pages.innerHTML;
  review.hidden = false;
  review.classList.remove('collapsed');
}

const order = [...select.options].map((option) => option.value);
const neighbour = (step) => {
  const at = order.indexOf(userInfo.dataset.userid);
  return order[(at + step + order.length) % order.length];
};

async function save() {
  const form = gradeRegion.querySelector('form.gradeform');
  if (!form) return;
  window.sandboxEditor.save(form);
  await call('mod_assign_submit_grading_form', {
    assignmentid: userInfo.dataset.assignmentid,
    userid: userInfo.dataset.userid,
    jsonformdata: JSON.stringify(new URLSearchParams(new FormData(form)).toString()),
  });
  saved.textContent = 'The changes were saved.';
  setTimeout(() => {
    saved.textContent = '';
  }, 3000);
}

// Unsaved edits hold the switch back until the teacher has chosen.
async function leave(userId) {
  const form = gradeRegion.querySelector('form.gradeform');
  if (!form?.dataset.changed) return show(userId);
  const choice = await window.sandboxAsk({
    title: 'Unsaved changes',
    text: 'You have unsaved changes. Save them before you go on?',
    choices: [
      ['discard', 'Discard', 'secondary'],
      ['save', 'Save changes', 'primary'],
    ],
  });
  select.value = userInfo.dataset.userid;
  if (choice === 'save') await save();
  await show(userId);
}

for (const [action, step] of [
  ['previous-user', -1],
  ['next-user', 1],
]) {
  document.querySelector(`[data-action="${action}"]`).addEventListener('click', (event) => {
    event.preventDefault();
    void leave(neighbour(step));
  });
}
select.addEventListener('change', () => leave(select.value));
gradeRegion.addEventListener('input', (event) => {
  if (event.target.form) event.target.form.dataset.changed = '1';
});
document.querySelector('.grade-actions-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const pressed = event.submitter?.name;
  const next = neighbour(1);
  if (pressed !== 'resetbutton') await save();
  await show(pressed === 'saveandshownext' ? next : userInfo.dataset.userid);
});
window.sandbox.rerender = () => void show(userInfo.dataset.userid);
if (userInfo.dataset.userid) void show(userInfo.dataset.userid);
