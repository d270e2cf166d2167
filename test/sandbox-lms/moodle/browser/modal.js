// A Bootstrap modal as Moodle shows it: at the end of body, over a backdrop, z-indices rising from 1056, the focus
// kept inside. `window.sandbox.openDialog()` is for tests; the grader asks about unsaved changes with the same.
const levels = { backdrop: 1056, modal: 1057 };
let opened = 0;

/** Answers with the `data-choice` of the button pressed. */
function ask({ title, text, choices }) {
  const backdrop = document.createElement('div');
  backdrop.className = 'modal-backdrop show';
  backdrop.dataset.region = 'modal-backdrop';
  backdrop.style.zIndex = levels.backdrop + 2 * opened;
  const modal = document.createElement('div');
  modal.className = 'modal moodle-has-zindex show';
  modal.dataset.region = 'modal-container';
  modal.tabIndex = -1;
  modal.setAttribute('role', 'dialog');
  modal.setAttribute('aria-modal', 'true');
  modal.style.zIndex = levels.modal + 2 * opened;
  modal.innerHTML =
    '<div class="modal-dialog"><div class="modal-content" data-region="modal"><h5 class="modal-title" data-region="title"></h5><p data-region="body"></p><div class="modal-footer" data-region="footer"></div></div></div>';
  modal.querySelector('.modal-title').textContent = title;
  modal.querySelector('p').textContent = text;
  for (const [choice, label, kind] of choices) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = `btn btn-${kind}`;
    button.dataset.choice = choice;
    button.textContent = label;
    modal.querySelector('.modal-footer').append(button);
  }
  const keepFocus = (event) => {
    if (!modal.contains(event.target)) modal.querySelector('button').focus();
  };
  document.body.append(backdrop, modal);
  document.body.classList.add('modal-open');
  document.addEventListener('focusin', keepFocus);
  opened++;
  modal.querySelector('.btn-primary').focus();
  return new Promise((resolve) => {
    modal.addEventListener('click', (event) => {
      const { choice } = event.target.dataset;
      if (!choice) return;
      document.removeEventListener('focusin', keepFocus);
      backdrop.remove();
      modal.remove();
      opened--;
      if (opened === 0) document.body.classList.remove('modal-open');
      resolve(choice);
    });
  });
}

window.sandboxAsk = ask;
window.sandbox.openDialog = () => {
  void ask({
    title: 'Confirm',
    text: 'Are you sure?',
    choices: [
      ['cancel', 'Cancel', 'secondary'],
      ['yes', 'Yes', 'primary'],
    ],
  });
};
