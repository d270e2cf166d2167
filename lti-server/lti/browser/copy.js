// Runs in the browser on the page for entering Waymark by hand: a button beside each address copies it.
const told = document.getElementById('told');

function select(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

for (const button of document.querySelectorAll('[data-copy]')) {
  const { copy, done } = button.dataset;
  const label = button.textContent;
  const value = document.getElementById(copy);
  button.addEventListener('click', async () => {
    // Without a clipboard (plain http) the value stands selected, for the keys.
    select(value);
    try {
      await navigator.clipboard.writeText(value.textContent);
    } catch {
      return;
    }
    for (const other of document.querySelectorAll('[data-copy]')) other.textContent = label;
    button.textContent = done;
    told.textContent = done;
  });
}
