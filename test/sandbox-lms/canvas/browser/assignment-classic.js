const form = document.getElementById('submit_assignment');
function openForm(event) {
  event?.preventDefault();
  if (form) form.hidden = false;
  form?.querySelector('textarea')?.focus();
}
document.querySelector('.submit_assignment_link')?.addEventListener('click', openForm);
if (location.hash === '#submit') openForm();
