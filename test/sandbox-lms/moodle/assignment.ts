import { type Request, type Response, Router } from 'express';
import type { Found } from '../school/school.ts';
import { handle, parameter } from '../web/handle.ts';
import { html, raw } from '../web/html.ts';
import { renderEditSubmission } from './edit-submission.ts';
import { renderGrader } from './grader.ts';
import { gradingSummary, renderGradingTable } from './grading-table.ts';
import { renderPage } from './page.ts';
import { notFound } from './refusals.ts';
import { mayGrade, requireVisitor, type Site, type Visitor } from './site.ts';
import { feedbackSection, submissionStatus } from './submission-status.ts';

/** Everything under /mod/assign/view.php, told apart by `action` as Moodle does. */
export function assignmentRoutes(site: Site): Router {
  const router = Router();
  const open = (
    request: Request,
    response: Response,
  ): { visitor: Visitor; found: Found } | undefined => {
    const visitor = requireVisitor(site, request, response);
    if (!visitor) return undefined;
    const found = site.school.assignment(parameter(request, 'id'));
    if (!found || !site.school.belongs(found.course, visitor.person)) {
      notFound(site, visitor, response);
      return undefined;
    }
    return { visitor, found };
  };
  router.get(
    '/mod/assign/view.php',
    handle((request, response) => {
      const opened = open(request, response);
      if (!opened) return;
      const { visitor, found } = opened;
      const action = parameter(request, 'action');
      if (mayGrade(visitor.person)) {
        if (action === 'grader') {
          response.send(
            renderGrader(site, visitor, found, {
              userId: parameter(request, 'userid'),
              blindId: parameter(request, 'blindid'),
            }),
          );
        } else if (action === 'grading') {
          response.send(renderGradingTable(site, visitor, found));
        } else response.send(renderView(site, visitor, found));
      } else if (action === 'editsubmission') {
        response.send(renderEditSubmission(site, visitor, found, parameter(request, 'draft')));
      } else if (action === 'grader' || action === 'grading') {
        notFound(site, visitor, response);
      } else response.send(renderView(site, visitor, found));
    }),
  );
  router.post(
    '/mod/assign/view.php',
    handle((request, response) => {
      const opened = open(request, response);
      if (!opened) return;
      const { visitor, found } = opened;
      const saving = parameter(request, 'action') === 'savesubmission';
      if (
        !saving ||
        mayGrade(visitor.person) ||
        parameter(request, 'sesskey') !== visitor.session.formKey
      ) {
        notFound(site, visitor, response);
        return;
      }
      const text = parameter(request, 'onlinetext_editor[text]');
      if (text.trim() !== '') site.school.handIn(found.assignment.id, visitor.person.id, text);
      response.redirect(
        303,
        `${site.path}/mod/assign/view.php?id=${found.assignment.id}&action=view`,
      );
    }),
  );
  return router;
}

function renderView(site: Site, visitor: Visitor, { course, assignment }: Found): string {
  const submission = site.school.submission(assignment.id, visitor.person.id);
  const edit = `/mod/assign/view.php?id=${assignment.id}&action=editsubmission`;
  return renderPage(site, visitor, {
    bodyId: 'page-mod-assign-view',
    path: 'path-mod path-mod-assign',
    layout: 'incourse',
    title: `${course.label}: ${assignment.title}`,
    heading: assignment.title,
    course,
    module: { cmid: assignment.id, kind: 'assign' },
    scripts: ['expand'],
    content: html`<div class="activity-header" data-for="page-activity-header">
<div data-region="activity-dates" class="activity-dates"><div><strong>Due:</strong> ${assignment.due.toUTCString().slice(0, 22)}</div></div>
<div class="activity-description" id="intro"><div class="box py-3 generalbox boxaligncenter"><div class="no-overflow">${raw(assignment.prompt)}</div></div></div></div>
${
  mayGrade(visitor.person)
    ? gradingSummary(site, { course, assignment })
    : html`<div class="container-fluid tertiary-navigation"><a class="btn btn-primary" href="${edit}">${submission ? 'Edit submission' : 'Add submission'}</a></div>
${submissionStatus(site, assignment, submission)}${submission ? feedbackSection(submission, assignment) : ''}`
}`,
  });
}
