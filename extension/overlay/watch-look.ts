const ATTRIBUTES = { attributes: true, attributeFilter: ['class', 'style', 'data-theme', 'dir'] };

/**
 * A page may turn dark while it is open: by a class, by a style sheet put in (as dark themes do), with the system; or put
 * another body in the place of its own. Calls back when it may have; a style sheet built by script tells nobody, and is
 * seen at the next change.
 */
export function watchLook(document: Document, look: () => void, signal: AbortSignal): void {
  const { documentElement: html } = document;
  const observer = new MutationObserver(() => {
    watch();
    look();
  });
  const watch = () => {
    const { body, head } = document;
    observer.disconnect();
    observer.observe(html, { ...ATTRIBUTES, childList: true });
    if (body) observer.observe(body, ATTRIBUTES);
    if (head) observer.observe(head, { childList: true });
  };
  watch();
  const onPage = ({ target }: Event) => {
    if (target === html || target === document.body || target instanceof HTMLLinkElement) look();
  };
  // The colour stands at the end of a transition, and when a style sheet has come.
  document.addEventListener('transitionend', onPage, { signal, capture: true });
  document.addEventListener('load', onPage, { signal, capture: true });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', look, { signal });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });
}
