import type { Response } from 'express';
import { html, type Markup } from '../web/html.ts';

/** A form that sends itself, and has a button where scripts are off. */
function autoPostForm(
  action: string,
  fields: Record<string, string | undefined>,
  form: { id: string; name?: string },
): Markup {
  return html`<form action="${action}" method="post" id="${form.id}" name="${form.name ?? form.id}" enctype="application/x-www-form-urlencoded">
${Object.entries(fields).map(([name, value]) =>
  value === undefined ? '' : html`<input type="hidden" name="${name}" value="${value}">\n`,
)}<noscript><button type="submit">Continue</button></noscript>
</form>
<script>document.getElementById('${form.id}').submit();</script>`;
}

export function sendAutoPost(
  response: Response,
  action: string,
  fields: Record<string, string | undefined>,
  form: { id: string; name?: string },
): void {
  response
    .set('Cache-Control', 'no-store')
    .send(
      html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Opening…</title></head><body>${autoPostForm(action, fields, form)}</body></html>`
        .markup,
    );
}
