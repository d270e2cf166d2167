import { Router } from 'express';
import { pagesOf } from '../school/paper.ts';
import { pdfOf } from '../school/pdf.ts';
import { pngOfWriting } from '../school/picture.ts';
import { handle, parameter } from '../web/handle.ts';
import { notFound } from './refusals.ts';
import { mayGrade, moduleContext, requireVisitor, type Site } from './site.ts';

const blankPage = pngOfWriting(850, 1100);

/** Files of submissions, on Moodle's own site (page map §4.1). */
export function fileRoutes(site: Site): Router {
  const router = Router();
  router.get(
    '/pluginfile.php/:context/assignsubmission_file/submission_files/:submission/:name',
    handle((request, response) => {
      const visitor = requireVisitor(site, request, response);
      if (!visitor) return;
      const { context, submission: id, name } = request.params;
      const found = site.school.courses
        .flatMap((course) => course.assignments.map((assignment) => ({ course, assignment })))
        .find(({ assignment }) => moduleContext(assignment.id) === context);
      const submission = found?.course.members
        .map((each) => site.school.submission(found.assignment.id, each.id))
        .find((each) => each?.id === id);
      const attempt = submission?.attempts.find((each) => each.file?.name === name);
      const may = mayGrade(visitor.person) || submission?.userId === visitor.person.id;
      if (!attempt || !may) return notFound(site, visitor, response);
      response.type('application/pdf');
      if (parameter(request, 'forcedownload') === '1') response.attachment(name);
      response.send(pdfOf(pagesOf(attempt.html)));
    }),
  );
  router.get(
    '/pluginfile.php/:context/assignfeedback_editpdf/pages/:grade/:picture',
    (request, response) => {
      const visitor = requireVisitor(site, request, response);
      if (!visitor) return;
      if (!mayGrade(visitor.person)) return notFound(site, visitor, response);
      response.type('image/png').send(blankPage);
    },
  );
  return router;
}
