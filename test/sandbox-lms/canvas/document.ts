import { createHmac, randomBytes } from 'node:crypto';
import { Router } from 'express';
import type { Person } from '../school/people.ts';
import type { Attempt } from '../school/school.ts';
import { handle, parameter } from '../web/handle.ts';
import { refusal } from './opened.ts';
import { requireVisitor, type Site } from './site.ts';

const secret = randomBytes(32);
const sign = (blob: string) => createHmac('sha1', secret).update(blob).digest('hex');

/** The address that leads to the viewer of a file. What it carries names the reader and the file, not the writer. */
export function viewerAddress(attempt: Attempt, reader: Person): string {
  const blob = JSON.stringify({
    user_id: Number(reader.id) + 10_000_000_000_000,
    attachment_id: Number(attempt.file?.id),
    type: 'canvadoc',
    enable_annotations: true,
  });
  return `/api/v1/canvadoc_session?${new URLSearchParams({ blob, hmac: sign(blob) })}`;
}

/** Canvas sends the frame of a file on to the document viewer, which is on another site (page map §2.5). */
export function documentRoutes(site: Site): Router {
  const router = Router();
  router.get(
    '/api/v1/canvadoc_session',
    handle((request, response) => {
      const visitor = requireVisitor(site, request, response);
      if (!visitor) return;
      const blob = parameter(request, 'blob');
      if (parameter(request, 'hmac') !== sign(blob)) return refusal(site, visitor, response, 403);
      const { attachment_id: id } = JSON.parse(blob) as { attachment_id: number };
      const found = site.school.file(String(id));
      if (!found) return refusal(site, visitor, response, 404);
      response.redirect(302, site.fileHost.viewerFor(found.attempt));
    }),
  );
  return router;
}
