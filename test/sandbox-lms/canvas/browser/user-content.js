// User content is changed after it has loaded: links that lead outside are wrapped and get an icon with words for
// screen readers, and `unenhanced` gives way to `enhanced`.
const enhanceDelay = 350;

function enhance(root) {
  for (const link of root.querySelectorAll('a[href]')) {
    if (link.origin === location.origin || link.classList.contains('external')) continue;
    const words = document.createElement('span');
    words.append(...link.childNodes);
    const icon = document.createElement('span');
    icon.className = 'external_link_icon';
    icon.innerHTML =
      '<svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true"><path d="M2 2h3v1H3v6h6V7h1v3H2zM7 1h4v4h-1V2.7L5.7 7 5 6.3 9.3 2H7z"/></svg><span class="screenreader-only">Links to an external site.</span>';
    link.classList.add('external');
    link.target = '_blank';
    link.rel = 'noreferrer noopener';
    link.append(words, icon);
  }
  root.classList.replace('unenhanced', 'enhanced');
}

window.enhanceUserContent = (within = document) => {
  for (const root of within.querySelectorAll('.user_content.unenhanced')) {
    setTimeout(enhance, enhanceDelay, root);
  }
};
window.enhanceUserContent();
// Comments stand in an attribute until a script shows them.
for (const comment of document.querySelectorAll('.comment_content[data-content]')) {
  comment.innerHTML = comment.dataset.content;
}
