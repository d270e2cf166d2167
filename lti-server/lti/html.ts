import type { Response } from 'express';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

/** JSON that can stand in a script element: nothing in it ends the element or opens a comment. */
export const jsonForHtml = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** The head of a page that stands without the web app; page.css puts the mark before our name. */
export const brand = (name: string): string => `<header><h1>${escapeHtml(name)}</h1></header>`;

export type Page = {
  title: string;
  lang: string;
  dir?: 'ltr' | 'rtl';
  head?: string;
  body: string;
  /** Origins that may frame the page; empty: nobody. */
  frameAncestors?: readonly string[];
  /** `same-origin` where the page posts to us and we check Origin: with `no-referrer` browsers send `null`. */
  referrer?: 'no-referrer' | 'same-origin';
  /** What this page may do besides (contentPolicy). */
  policy?: readonly string[];
  /** Where its forms go; to us unless told. */
  formAction?: string;
};

/**
 * Nothing of others gets in: no inline script or style, no third party. `ancestors`: who may frame it; empty: nobody.
 * `more`: directives for what else a page has of ours.
 */
export const contentPolicy = (
  ancestors: readonly string[],
  more: readonly string[] = [],
  formAction = "'self'",
): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `form-action ${formAction}`,
    "base-uri 'none'",
    `frame-ancestors ${ancestors.join(' ') || "'none'"}`,
    ...more,
  ].join('; ');

/** Sends a whole page; nothing of it is cached. */
export function sendPage(response: Response, status: number, page: Page): void {
  response.status(status).set({
    'content-security-policy': contentPolicy(
      page.frameAncestors ?? [],
      page.policy,
      page.formAction,
    ),
    'cache-control': 'no-store',
    'referrer-policy': page.referrer ?? 'no-referrer',
  });
  // LMS pages are light whatever the system prefers, and so is what stands in them.
  const framed = response.req.headers['sec-fetch-dest'] === 'iframe';
  // Not send(): it would hash the page for an ETag, and nothing of it is kept.
  response.type('html').end(
    `<!doctype html>
<html lang="${escapeHtml(page.lang)}" dir="${page.dir ?? 'ltr'}"${framed ? ' data-theme="light"' : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title>
<link rel="icon" href="/lti/browser/icon.svg" type="image/svg+xml">
${page.head ?? '<link rel="stylesheet" href="/lti/browser/page.css">'}
</head>
<body>
${page.body}
</body>
</html>
`,
  );
}
