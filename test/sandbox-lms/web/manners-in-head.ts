import { html, type Markup, scriptJson } from './html.ts';
import type { Manners } from './manners.ts';

/** What manners put into a page's head; `assets` is where its style sheets are. */
export function mannersInHead(
  { dark, storageBlocked, prerender }: Manners,
  assets: string,
): Markup {
  return html`${dark && html`<link rel="stylesheet" href="${assets}/dark.css">`}
${storageBlocked && html`<script>${{ markup: blockStorage }}</script>`}
${prerender.length > 0 && html`<script type="speculationrules">${scriptJson({ prerender: [{ urls: prerender, eagerness: 'immediate' }] })}</script>`}`;
}

const blockStorage = `for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
  Object.defineProperty(window, name, { get() { throw new DOMException('The operation is insecure.', 'SecurityError'); } });
}`;
