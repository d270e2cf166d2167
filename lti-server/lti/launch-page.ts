import type { RequestHandler, Response } from 'express';
import type { Admitted } from './admit.ts';
import type { Start } from './deep-linking/start.ts';
import { escapeHtml, jsonForHtml, type Page, sendPage } from './html.ts';
import type { Launch } from './launch.ts';
import type { Sentences } from './sentences.ts';
import { assetsOf } from './web-assets.ts';

const RIGHT_TO_LEFT = /^(ar|fa|he|ur)\b/;
const LANGUAGE = /^[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{2,8})*$/;

/** The LMS's words for a language (`pt_br`) as BCP 47. */
const languageOf = (locale: string | null): string =>
  locale !== null && LANGUAGE.test(locale) ? locale.replaceAll('_', '-') : 'en';

type AppPage = Pick<Page, 'lang' | 'dir' | 'frameAncestors' | 'policy'> & {
  name: string;
  island?: string;
  /** For its head, besides its files. */
  more?: string;
};

/** A page of the web app: its built files, an empty place to draw in, and what it is given to begin with. */
export function sendAppPage(response: Response, sentences: Sentences, page: AppPage): void {
  const { name, island = '', more = '', ...rest } = page;
  const title = sentences('app.name');
  const assets = assetsOf(name);
  if (assets === null) {
    const body = `<main><h1>Waymark</h1><p>The pages are not built. Run: npm run build</p></main>\n${island}`;
    sendPage(response, 503, { ...rest, title, body });
    return;
  }
  const link = (rel: string, address: string) =>
    `<link rel="${rel}" href="${escapeHtml(address)}">`;
  sendPage(response, 200, {
    ...rest,
    title,
    head: [
      ...assets.styles.map((address) => link('stylesheet', address)),
      ...assets.preloads.map((address) => link('modulepreload', address)),
      `<script type="module" src="${escapeHtml(assets.script)}"></script>`,
      more,
    ].join('\n'),
    body: `<div id="app"></div>\n${island}`,
  });
}

/** Answers a launch with the web app; its session stands in the body, never in an address. */
export function sendLaunchPage(
  response: Response,
  sentences: Sentences,
  launch: Launch,
  admitted: Admitted,
  given: {
    start: Start | null;
    /** Of somebody their LMS calls an administrator (admin/ticket.ts). */
    ticket: string | undefined;
  },
): void {
  const locale = languageOf(launch.locale);
  const { me, tokens } = admitted;
  const session = { access: tokens.access, me, locale, start: given.start, admin: given.ticket };
  sendAppPage(response, sentences, {
    name: 'home',
    lang: locale,
    dir: RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr',
    frameAncestors: ["'self'", ...admitted.frameAncestors],
    island: `<script type="application/json" id="waymark-session">${jsonForHtml(session)}</script>`,
  });
}

/** Where a person connects this browser: top-level only, its code in the fragment. */
export const connectPage =
  (sentences: Sentences): RequestHandler =>
  (_request, response) =>
    sendAppPage(response, sentences, { name: 'connect', lang: 'en' });
