// The newer learner's page mounts late, into an empty #content, and never changes the address when it changes state.
const mountDelay = 300 * window.sandboxPace;
const editorDelay = 600 * window.sandboxPace;
/** A classmate's work, when this is a review of it. */
const reviewee = new URLSearchParams(location.search).get('reviewee_id');
const content = document.getElementById('content');
const fragment = `${location.pathname}/student_view`;

async function mount(state = {}) {
  const response = await fetch(
    `${fragment}?${new URLSearchParams({ ...state, ...(reviewee && { reviewee_id: reviewee }) })}`,
    {
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
    },
  );
  if (!response.ok) return;
  content.innerHTML = await response.text();
  window.enhanceUserContent(content);
  const textarea = content.querySelector('#textentry_text');
  if (textarea) setTimeout(mountEditor, editorDelay, textarea);
}

function mountEditor(textarea) {
  if (!textarea.isConnected) return;
  const frame = document.createElement('iframe');
  frame.id = 'textentry_text_ifr';
  frame.title = 'Rich Content Editor';
  frame.srcdoc = `<!doctype html><html dir="${document.dir}"><head><style>body{font:16px/1.5 Lato,system-ui,sans-serif;margin:12px;overflow-wrap:break-word}</style></head><body id="tinymce" class="mce-content-body" contenteditable="true"></body></html>`;
  frame.addEventListener('load', () => {
    frame.contentDocument.body.innerHTML = textarea.value;
    frame.dataset.ready = '1';
  });
  const whole = document.createElement('button');
  whole.type = 'button';
  whole.className = 'Button';
  whole.dataset.btnId = 'rce-fullscreen-btn';
  whole.textContent = 'Full screen';
  const box = document.createElement('div');
  box.className = 'rce-wrapper';
  box.append(frame, whole);
  whole.addEventListener('click', () =>
    document.fullscreenElement ? document.exitFullscreen() : box.requestFullscreen(),
  );
  textarea.style.display = 'none';
  textarea.after(box);
}

function openComments() {
  document.getElementById('comments-tray')?.remove();
  const rows = content.querySelector('template[data-comments]')?.innerHTML;
  const tray = document.createElement('span');
  tray.innerHTML = `<div id="comments-tray" role="dialog" aria-label="Feedback"><button type="button" class="Button" data-testid="tray-close-button">Close</button><h2>Feedback</h2><div data-testid="comments-container">${rows || '<p>No comments yet.</p>'}</div></div>`;
  tray
    .querySelector('[data-testid="tray-close-button"]')
    .addEventListener('click', () => tray.remove());
  document.body.append(tray);
}

async function submit() {
  const form = content.querySelector('[data-testid="text-editor"]');
  const frame = content.querySelector('#textentry_text_ifr');
  const fields = new URLSearchParams(new FormData(form));
  if (frame?.dataset.ready) fields.set('submission[body]', frame.contentDocument.body.innerHTML);
  const response = await fetch(form.action, { method: 'POST', body: fields, redirect: 'manual' });
  if (response.type !== 'opaqueredirect' && !response.ok)
    throw new Error(`submitting: ${response.status}`);
  await mount();
}

const actions = {
  '#submit-button': submit,
  '[data-testid="new-attempt-button"]': () => mount({ attempt: 'new' }),
  '[data-testid="cancel-attempt-button"]': () => mount(),
  '[data-testid="view_feedback_button"]': openComments,
  '[data-draft]': (element) => mount({ attempt: 'new', draft: element.dataset.draft }),
  '[data-attempt]': (element) => mount({ attempt: element.dataset.attempt }),
  '[data-testid="attemptSelect"]': (element) => {
    const list = document.getElementById('a2-attempts');
    list.hidden = !list.hidden;
    element.setAttribute('aria-expanded', String(!list.hidden));
  },
  '[data-testid="assignments-2-assignment-toggle-details"]': (element) => {
    const details = document.getElementById('a2-details');
    details.hidden = !details.hidden;
    element.setAttribute('aria-expanded', String(!details.hidden));
  },
};
content.addEventListener('click', (event) => {
  for (const [selector, act] of Object.entries(actions)) {
    const element = event.target.closest(selector);
    if (element) void act(element);
  }
});
content.addEventListener('keydown', (event) => {
  if (
    event.key === 'Enter' &&
    event.target.matches('[data-attempt], [data-testid="attemptSelect"]')
  ) {
    event.target.click();
  }
});
window.sandbox.rerender = () => mount();
const wanted = () => (location.hash === '#submit' ? { attempt: 'new' } : {});
setTimeout(() => void mount(wanted()), mountDelay);
window.addEventListener('hashchange', () => void mount(wanted()));
