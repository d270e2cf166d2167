// The block drawer makes room beside itself; the message drawer lies over the page.
const shown = { 'theme_boost-drawers-blocks': ['show-drawer-right', 'drawer-open-block'] };

function toggleDrawer(id, open) {
  const drawer = document.getElementById(id);
  const [onPage, onBody] = shown[id];
  const wanted = open ?? !drawer.classList.contains('show');
  drawer.classList.toggle('show', wanted);
  document.getElementById('page').classList.toggle(onPage, wanted);
  document.body.classList.toggle(onBody, wanted);
}

function toggleMessages(open) {
  const drawer = document.querySelector('[data-region="right-hand-drawer"]');
  const wanted = open ?? drawer.classList.contains('hidden');
  drawer.classList.toggle('hidden', !wanted);
  drawer.setAttribute('aria-expanded', String(wanted));
  drawer.setAttribute('aria-hidden', String(!wanted));
  if (wanted) drawer.focus();
}

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-toggler="drawers"], [data-action$="messages"]');
  if (!button) return;
  const { action, target } = button.dataset;
  if (action === 'messages') toggleMessages();
  else if (action === 'closemessages') toggleMessages(false);
  else toggleDrawer(target, action === 'closedrawer' ? false : undefined);
});
