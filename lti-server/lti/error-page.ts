import type { Response } from 'express';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import { escapeHtml, sendPage } from './html.ts';
import type { Sentences } from './sentences.ts';

/** For people: what happened, who can put it right, and a number to quote. Never the text of an error. */
export function sendErrorPage(
  response: Response,
  sentences: Sentences,
  problem: { status: number; code: ErrorCode; reference: string },
): void {
  const { status, code, reference } = problem;
  const title = sentences('app.name');
  sendPage(response, status, {
    title,
    lang: 'en',
    // Shown inside whatever LMS framed it: it holds nothing and does nothing.
    frameAncestors: ['*'],
    body: `<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(sentences(`error.${code}`))}</p>
<p class="reference">${escapeHtml(sentences('error.reference').replace('{reference}', reference))}</p>
</main>`,
  });
}
