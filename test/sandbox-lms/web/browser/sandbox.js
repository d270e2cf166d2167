// What tests may make a page do to itself; the page's other scripts add to it.
const own = new Set(document.body.childNodes);
window.sandbox = {
  /** Throws the content away and draws it again, as React does: same words, new elements. */
  rerender() {
    for (const each of document.querySelectorAll('#content, #maincontent')) {
      const copy = each.cloneNode(true);
      each.replaceChildren(...copy.childNodes);
    }
  },
  /** Puts the page's own elements into body again, and nothing that somebody else has put there. */
  replaceBody() {
    document.body.replaceChildren(...[...own].filter((each) => each.nodeName !== 'SCRIPT'));
  },
};
