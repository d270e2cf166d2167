import type { Response } from 'express';
import { html } from '../web/html.ts';
import { renderPage } from './page.ts';
import type { Site, Visitor } from './site.ts';

/** The page for a wrong id or a missing right: both look the same from outside. */
export function notFound(site: Site, visitor: Visitor | undefined, response: Response): void {
  refusal(site, visitor, response, 404, 'Can’t find data record in database table course_modules.');
}

export function refusal(
  site: Site,
  visitor: Visitor | undefined,
  response: Response,
  status: number,
  sentence: string,
): void {
  response.status(status).send(
    renderPage(site, visitor, {
      bodyId: 'page-error',
      path: 'path-error',
      layout: 'standard',
      title: 'Error',
      content: html`<div class="box errorbox alert alert-danger"><p class="errormessage">${sentence}</p><p><a href="/my/">Continue</a></p></div>`,
    }),
  );
}
