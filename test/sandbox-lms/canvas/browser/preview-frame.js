// Plain text takes the place of the work's own markup, and whatever was painted on it goes with it.
const preview = document.getElementById('submission_preview');
const paper = preview?.innerHTML;
document.querySelector('.data_view')?.addEventListener('change', (event) => {
  if (event.target.value === 'plain_text') {
    const text = document.createElement('pre');
    text.textContent = preview.innerText;
    preview.replaceChildren(text);
  } else preview.innerHTML = paper;
  preview.classList.toggle('paper', event.target.value === 'paper');
});
window.addEventListener('message', (event) => {
  if (event.source === window.parent && event.data?.type === 'IFRAME_STATUS') {
    window.parent.postMessage({ type: 'CANVAS_IFRAME_READY' }, location.origin);
  }
});
