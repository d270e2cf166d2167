// "+" shows the whole text and hides the summary, "−" the other way round. Delegated: the grader replaces its panel.
document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-action="expand"], [data-action="contract"]');
  if (!button) return;
  event.preventDefault();
  const cell = button.closest('td');
  const expand = button.dataset.action === 'expand';
  const full = cell.querySelector('.plugincontentfull');
  const summary = cell.querySelector('.plugincontentsummary');
  full.hidden = !expand;
  full.style.display = expand ? '' : 'none';
  summary.hidden = expand;
  summary.style.display = expand ? 'none' : '';
});
