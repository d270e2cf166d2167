// A rich-text editor in TinyMCE's shape: it arrives about a second late, puts an iframe over the textarea, and
// leaves the textarea stale until its form is saved. Full screen, it covers the page (z-index 1050).
const editorDelay = 1100 * window.sandboxPace;
const liveEditors = new Map();

function mountEditor(textarea) {
  const frame = document.createElement('iframe');
  frame.id = `${textarea.id}_ifr`;
  frame.className = 'tox-edit-area__iframe';
  frame.title = 'Rich text area';
  frame.srcdoc = `<!doctype html><html dir="${document.dir}"><head><style>body{font:16px/1.5 system-ui,sans-serif;margin:8px;overflow-wrap:break-word}</style></head><body id="tinymce" class="mce-content-body" contenteditable="true" data-id="${textarea.id}"></body></html>`;
  frame.addEventListener('load', () => {
    const body = frame.contentDocument.body;
    body.innerHTML = textarea.value;
    body.addEventListener('input', () => {
      textarea.form.dataset.changed = '1';
    });
    liveEditors.set(textarea, () => body.innerHTML);
    frame.dataset.ready = '1';
  });
  const shell = document.createElement('div');
  shell.className = 'tox tox-tinymce';
  shell.append(toolbar(frame, shell), frame);
  textarea.hidden = true;
  textarea.style.display = 'none';
  textarea.after(shell);
}

function toolbar(frame, shell) {
  const bar = document.createElement('div');
  bar.className = 'tox-toolbar';
  for (const [command, label] of [
    ['bold', 'Bold'],
    ['italic', 'Italic'],
    ['insertUnorderedList', 'Bullet list'],
  ]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = label;
    button.addEventListener('click', () => frame.contentDocument.execCommand(command));
    bar.append(button);
  }
  const whole = document.createElement('button');
  whole.type = 'button';
  whole.className = 'tox-tbtn';
  whole.dataset.mceName = 'fullscreen';
  whole.textContent = 'Full screen';
  whole.addEventListener('click', () => {
    for (const each of [document.documentElement, document.body, shell]) {
      each.classList.toggle('tox-fullscreen');
    }
  });
  bar.append(whole);
  return bar;
}

function saveEditors(form) {
  for (const [textarea, read] of liveEditors) {
    if (!textarea.isConnected) liveEditors.delete(textarea);
    else if (textarea.form === form) textarea.value = read();
  }
}

window.sandboxEditor = { mount: mountEditor, save: saveEditors };
for (const textarea of document.querySelectorAll('textarea[data-editor]')) {
  setTimeout(mountEditor, editorDelay, textarea);
}
document.addEventListener('submit', (event) => saveEditors(event.target));
