import { Router } from 'express';
import { handle, parameter } from '../web/handle.ts';
import { html } from '../web/html.ts';
import { openSubmission, refusal } from './opened.ts';
import { renderPreview } from './preview.ts';
import { formToken, mayGrade, type Site } from './site.ts';
import { renderDetails } from './submission-details.ts';

/** Submission details and, with `preview` in the query, the frame that holds the work (page map §7.4, §7.5). */
export function submissionRoutes(site: Site): Router {
  const router = Router();
  const path = [
    '/courses/:course/assignments/:assignment/submissions/:user',
    '/courses/:course/assignments/:assignment/anonymous_submissions/:anonymous',
  ];
  router.get(
    path,
    handle((request, response) => {
      const opened = openSubmission(site, request, response);
      if (!opened) return;
      const { visitor, found, learner } = opened;
      const { download, preview } = request.query;
      if (typeof download === 'string') {
        return response.redirect(302, `${site.fileHost.origin}/files/${download}/download`);
      }
      const anonymous = request.params.anonymous !== undefined;
      response.send(
        preview === undefined
          ? renderDetails(site, visitor, found, learner, anonymous)
          : renderPreview(site, visitor, found, learner, parameter(request, 'version')),
      );
    }),
  );
  const save = handle((request, response) => {
    const opened = openSubmission(site, request, response);
    if (!opened) return;
    const { visitor, found, learner } = opened;
    const submission = site.school.submission(found.assignment.id, learner.id);
    const token = request.get('X-CSRF-Token') ?? parameter(request, 'authenticity_token');
    if (token !== formToken(visitor.session)) return refusal(site, visitor, response, 403);
    if (!submission) return refusal(site, visitor, response, 404);
    const comment = parameter(request, 'submission[comment]').trim();
    const grade = parameter(request, 'submission[grade]');
    site.school.mark(submission, {
      ...(comment && { comment: html`${comment}`.markup }),
      ...(grade && mayGrade(visitor.person) && { grade }),
      by: visitor.person,
    });
    if (request.accepts(['html', 'json']) === 'json')
      response.json({ submission: { id: submission.id } });
    else response.redirect(303, request.originalUrl);
  });
  router.post(path, save);
  router.put(path, save);
  return router;
}
