// User content is changed after it has loaded: links that lead outside are wrapped and get an icon with words for
// screen readers, links to files a button, pictures of formulas become formulas, and `unenhanced` gives way to `enhanced`.
const enhanceDelay = 350 * window.sandboxPace;

function wrapFile(link) {
  const holder = document.createElement('span');
  holder.className = 'instructure_file_holder link_holder';
  link.replaceWith(holder);
  holder.append(link);
  holder.insertAdjacentHTML(
    'beforeend',
    '<a class="file_download_btn" role="button" href="#download"><span class="screenreader-only"></span></a><div class="preview_container" style="display:none"></div>',
  );
  holder.querySelector('.screenreader-only').textContent = `Download ${link.textContent}`;
}

function writeEquation(image) {
  const formula = document.createElement('span');
  formula.className = 'math_equation_latex';
  formula.innerHTML =
    '<span class="MathJax_Preview"></span><span class="MathJax"></span><span class="MJX_Assistive_MathML" role="presentation"></span>';
  formula.querySelector('.MathJax').textContent = image.dataset.equationContent;
  image.replaceWith(formula);
}

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
  for (const link of root.querySelectorAll('a.instructure_file_link')) wrapFile(link);
  for (const image of root.querySelectorAll('img.equation_image')) writeEquation(image);
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
