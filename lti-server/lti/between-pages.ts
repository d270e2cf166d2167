import type { Response } from 'express';
import { brand, escapeHtml, jsonForHtml, sendPage } from './html.ts';
import { type Sentences, spokenTo } from './sentences.ts';

/** The two short pages around a launch, for browsers that keep no cookies in frames. */
type Common = {
  key: string;
  frame: string | null;
  platformOrigin: string;
  /** Who may frame it (platforms.ts). */
  framers: readonly string[];
};

type Say = (key: string) => string;
const opening = (say: Say) =>
  `${brand(say('app.name'))}\n<main><p id="waiting">${escapeHtml(say('app.loading'))}</p>`;
const data = (value: unknown) =>
  `<script type="application/json" id="data">${jsonForHtml(value)}</script>`;
const script = (name: string) =>
  `<link rel="stylesheet" href="/lti/browser/page.css"><script type="module" src="/lti/browser/${name}"></script>`;

export function sendLoginPage(
  response: Response,
  sentences: Sentences,
  page: Common & { secret: string; next: string; self: string },
): void {
  const { key, frame, secret, next, self, platformOrigin } = page;
  const { lang, dir, say } = spokenTo(response, sentences);
  sendPage(response, 200, {
    title: say('app.name'),
    lang,
    dir,
    head: script('login.js'),
    frameAncestors: page.framers,
    referrer: 'same-origin',
    body: `${opening(say)}
<div id="new-tab" hidden><p>${escapeHtml(say('launch.new_tab.why'))}</p>
<p><a class="button" href="${escapeHtml(self)}" target="_blank">${escapeHtml(say('launch.new_tab'))}</a></p></div>
<p id="blocked" hidden>${escapeHtml(say('launch.blocked'))}</p>
${data({ key, frame, secret, next, origin: platformOrigin })}</main>`,
  });
}

export function sendRecallPage(
  response: Response,
  sentences: Sentences,
  page: Common & { idToken: string; state: string },
): void {
  const { key, frame, idToken, state, platformOrigin } = page;
  const { lang, dir, say } = spokenTo(response, sentences);
  const field = (name: string, value: string) =>
    `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`;
  sendPage(response, 200, {
    title: say('app.name'),
    lang,
    dir,
    head: script('launch.js'),
    frameAncestors: page.framers,
    referrer: 'same-origin',
    body: `${opening(say)}
<form method="post" action="/lti/launch">${field('id_token', idToken)}${field('state', state)}${field('proof', '')}</form>
${data({ key, frame, origin: platformOrigin })}</main>`,
  });
}
