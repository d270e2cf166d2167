// A rich-text editor in TinyMCE's shape: it arrives about a second late, puts an iframe over the textarea, and
// leaves the textarea stale until its form is saved.
const editorDelay = 1100;
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
  shell.append(toolbar(frame), frame);
  textarea.hidden = true;
  textarea.style.display = 'none';
  textarea.after(shell);
}

function toolbar(frame) {
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
