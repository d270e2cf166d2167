import type { Response } from 'express';
import type { ErrorCode } from '../../shared/protocol/errors.ts';
import { brand, escapeHtml, sendPage } from './html.ts';
import { type Sentences, spokenTo } from './sentences.ts';

/** For people: what happened, who can put it right, and a number to quote. Never the text of an error. */
export function sendErrorPage(
  response: Response,
  sentences: Sentences,
  problem: { status: number; code: ErrorCode; reference: string },
): void {
  const { status, code, reference } = problem;
  const { lang, dir, say } = spokenTo(response, sentences);
  sendPage(response, status, {
    title: say('app.name'),
    lang,
    dir,
    // Shown inside whatever LMS framed it: it holds nothing and does nothing.
    frameAncestors: ['*'],
    body: `${brand(say('app.name'))}
<main>
<p class="said">${escapeHtml(say(`error.${code}`))}</p>
<p class="reference">${escapeHtml(say('error.reference').replace('{reference}', reference))}</p>
</main>`,
  });
}
