import type { Response } from 'express';
import type { Phrases } from '../../../shared/locales/phrases.ts';
import type { Choosable } from '../../../shared/protocol/links.ts';
import { brand, escapeHtml, jsonForHtml, sendPage } from '../html.ts';
import { sendAppPage } from '../launch-page.ts';
import type { Sentences } from '../sentences.ts';
import type { LinkRequest } from './request.ts';

/** Where a teacher chooses; its form posts the sealed request back with what they chose. */
export function sendPickPage(
  response: Response,
  sentences: Sentences,
  phrases: Phrases,
  page: { choosable: Choosable; framers: readonly string[] },
): void {
  const { choosable, framers } = page;
  sendAppPage(response, sentences, {
    name: 'pick',
    lang: phrases.language,
    dir: phrases.dir,
    frameAncestors: ["'self'", ...framers],
    island: `<script type="application/json" id="waymark-pick">${jsonForHtml(choosable)}</script>`,
  });
}

/** Takes the teacher back to the LMS with the signed answer. */
export function sendReturnPage(
  response: Response,
  phrases: Phrases,
  request: LinkRequest,
  message: string,
): void {
  const { say } = phrases;
  const back = new URL(request.returnUrl);
  sendPage(response, 200, {
    title: say('app.name'),
    lang: phrases.language,
    dir: phrases.dir,
    frameAncestors: ["'self'", ...request.framers],
    formAction: back.origin,
    head: [
      '<link rel="stylesheet" href="/lti/browser/page.css">',
      '<script type="module" src="/lti/browser/return.js"></script>',
    ].join('\n'),
    body: `${brand(say('app.name'))}
<main>
<p class="said">${escapeHtml(say('link.sent'))}</p>
<form id="return" method="post" action="${escapeHtml(back.href)}"><input type="hidden" name="JWT" value="${escapeHtml(message)}"><button class="button">${escapeHtml(say('link.go'))}</button></form>
</main>`,
  });
}
