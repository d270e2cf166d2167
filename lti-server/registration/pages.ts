import type { Response } from 'express';
import type { Phrases } from '../../shared/locales/phrases.ts';
import { brand, escapeHtml, sendPage } from '../lti/html.ts';
import { REASONS } from './asked.ts';
import { type Field, FORMS, fieldsOf } from './fields.ts';
import { PATH } from './links.ts';
import type { RegistrationRefusal } from './refusal.ts';
import type { Asked, Introduced, Registered } from './register.ts';

const text = escapeHtml;
const paragraph = (words: string, kind = ''): string =>
  `<p${kind === '' ? '' : ` class="${kind}"`}>${text(words)}</p>`;
const list = (kind: 'ul' | 'ol', items: readonly string[]): string =>
  `<${kind}>${items.map((item) => `<li>${text(item)}</li>`).join('')}</${kind}>`;
const heading = (words: string): string => `<h2>${text(words)}</h2>`;
/** To be sent on as it stands. */
const line = (words: string): string => `<pre tabindex="0" dir="ltr">${text(words)}</pre>`;

function facts(pairs: readonly (readonly [string, string | null])[]): string {
  const known = pairs.flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  return `<dl>${known
    .map(([name, value]) => `<div><dt>${text(name)}</dt><dd dir="auto">${text(value)}</dd></div>`)
    .join('')}</dl>`;
}

type Scripts = 'close' | 'copy';
/**
 * LMSs show these in a frame, Canvas on addresses nobody can know beforehand. Whoever knows the secret of the address has no
 * need to trick somebody into pressing its button.
 */
function send(
  response: Response,
  phrases: Phrases,
  page: { status?: number; title: string; body: string; script?: Scripts; framed?: boolean },
): void {
  const { status = 200, title, body, script, framed = true } = page;
  sendPage(response, status, {
    title: `${title} – ${phrases.say('app.name')}`,
    lang: phrases.language,
    dir: phrases.dir,
    ...(framed ? { frameAncestors: ['*'] } : {}),
    head: [
      '<link rel="stylesheet" href="/lti/browser/page.css">',
      ...(script === undefined
        ? []
        : [`<script type="module" src="/lti/browser/${script}.js"></script>`]),
    ].join('\n'),
    body: `${brand(phrases.say('app.name'))}\n<main>\n${paragraph(title, 'said')}\n${body}\n</main>`,
  });
}

/** What is asked, and why; nothing has happened yet. */
export function sendAskPage(
  response: Response,
  phrases: Phrases,
  asked: Asked,
  { link, lms }: Introduced,
): void {
  const { say } = phrases;
  const field = (name: string, value: string) =>
    `<input type="hidden" name="${name}" value="${text(value)}">`;
  send(response, phrases, {
    title: say('setup.ask.title', { host: lms.host }),
    body: [
      paragraph(say('setup.ask.lead')),
      facts([
        [say('setup.fact.lms'), lms.issuer],
        [say('setup.fact.software'), `${lms.product} ${lms.version}`.trim()],
        [say('setup.fact.account'), lms.account],
        [say('setup.fact.school'), link.school],
      ]),
      heading(say('setup.ask.what')),
      list(
        'ul',
        REASONS[lms.lms].map((reason) => say(`setup.ask.${reason}`)),
      ),
      heading(say('setup.ask.not')),
      paragraph(say('setup.ask.not.body')),
      ...(link.host === null ? [paragraph(say('setup.ask.waits'), 'note')] : []),
      `<form method="post" action="${PATH}">${field('link', asked.link)}${field('openid_configuration', asked.address)}${field('registration_token', asked.token)}<button class="button">${text(say('setup.ask.go'))}</button></form>`,
    ].join('\n'),
  });
}

export const confirmLine = (issuer: string, clientId: string): string =>
  `npm run platform -- confirm --issuer ${issuer} --client-id ${clientId}`;

export function sendDonePage(
  response: Response,
  phrases: Phrases,
  { lms, link, clientId, active }: Registered,
): void {
  const { say } = phrases;
  const steps = {
    canvas: [say('setup.done.canvas.enable'), say('setup.done.canvas.course')],
    moodle: [say('setup.done.moodle.activate'), say('setup.done.moodle.course')],
    other: [say('setup.done.other.enable'), say('setup.done.other.course')],
  }[lms.lms];
  send(response, phrases, {
    title: say('setup.done.title', { host: lms.host }),
    script: 'close',
    body: [
      facts([
        [say('setup.fact.school'), link.school],
        [say('setup.fact.client'), clientId],
      ]),
      ...(active
        ? []
        : [paragraph(say('setup.done.waits'), 'note'), line(confirmLine(lms.issuer, clientId))]),
      heading(say('setup.done.next')),
      list('ol', steps),
      `<p><button class="button" id="close" type="button">${text(say('setup.done.close'))}</button></p>`,
      `<p id="closed" role="status" hidden>${text(say('setup.done.closed'))}</p>`,
    ].join('\n'),
  });
}

export function sendRefusedPage(
  response: Response,
  phrases: Phrases,
  { code, values, status }: RegistrationRefusal,
  reference: string,
): void {
  send(response, phrases, {
    status,
    title: phrases.say('setup.refused.title'),
    body: [
      paragraph(phrases.say(`setup.refused.${code}`, values)),
      paragraph(phrases.say('error.reference', { reference }), 'reference'),
    ].join('\n'),
  });
}

function fieldRow({ label, value, typed }: Field, { say }: Phrases, id: string): string {
  if (!typed) return `<div><dt>${text(label)}</dt><dd>${text(value)}</dd></div>`;
  const copy = say('setup.copy', { field: label });
  return `<div><dt>${text(label)}</dt><dd><code id="${id}" dir="auto">${text(value)}</code>
<button class="copy" type="button" data-copy="${id}" aria-label="${text(copy)}" data-done="${text(say('setup.copied'))}">${text(say('app.copy'))}</button></dd></div>`;
}

/** Everything for entering Waymark by hand; no secret, and nothing of a person. */
export function sendFieldsPage(
  response: Response,
  phrases: Phrases,
  of: { publicUrl: string; tenant: string; school: string },
): void {
  const { say } = phrases;
  const forms = FORMS.map((form) => {
    const rows = fieldsOf(form, phrases, of).map((field, at) =>
      fieldRow(field, phrases, `${form}-${at}`),
    );
    return `${heading(say(`setup.fields.${form}`))}\n${paragraph(say(`setup.fields.${form}.where`))}\n<dl class="fields">${rows.join('')}</dl>`;
  });
  send(response, phrases, {
    title: say('setup.fields.title'),
    script: 'copy',
    framed: false,
    body: [
      paragraph(say('setup.fields.for', { school: of.school })),
      ...forms,
      heading(say('setup.fields.then')),
      paragraph(say('setup.fields.then.body')),
      line('npm run platform -- add'),
      '<p id="told" role="status"></p>',
    ].join('\n'),
  });
}
