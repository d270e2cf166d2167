import { Router } from 'express';
import type { Found } from '../school/school.ts';
import { handle, parameter } from '../web/handle.ts';
import { html } from '../web/html.ts';
import { classicContent, classicSidebar } from './assignment-classic.ts';
import { studentView } from './assignment-student.ts';
import { openAssignment, refusal } from './opened.ts';
import { renderPage } from './page.ts';
import { formToken, mayGrade, type Site, toolId, type Visitor } from './site.ts';

/** The assignment's own page: the newer learner's view, the classic one for `assignments_2=false`, the teacher's. */
export function assignmentRoutes(site: Site): Router {
  const router = Router();
  router.get(
    '/courses/:course/assignments/:assignment',
    handle((request, response) => {
      const opened = openAssignment(site, request, response);
      if (!opened) return;
      const { visitor, found } = opened;
      const classic = mayGrade(visitor.person) || parameter(request, 'assignments_2') === 'false';
      response.send(
        classic ? renderClassic(site, visitor, found) : renderStudent(site, visitor, found),
      );
    }),
  );
  router.get(
    '/courses/:course/assignments/:assignment/student_view',
    handle((request, response) => {
      const opened = openAssignment(site, request, response);
      if (!opened) return;
      const attempt = parameter(request, 'attempt');
      const draft = parameter(request, 'draft');
      response.send(studentView(site, opened.visitor, opened.found, { attempt, draft }).markup);
    }),
  );
  router.post(
    '/courses/:course/assignments/:assignment/submissions',
    handle((request, response) => {
      const opened = openAssignment(site, request, response);
      if (!opened) return;
      const { visitor, found } = opened;
      const token = request.get('X-CSRF-Token') ?? parameter(request, 'authenticity_token');
      if (token !== formToken(visitor.session) || mayGrade(visitor.person)) {
        return refusal(site, visitor, response, 403);
      }
      const body = parameter(request, 'submission[body]');
      if (body.trim() !== '') site.school.handIn(found.assignment.id, visitor.person.id, body);
      response.redirect(303, `/courses/${found.course.id}/assignments/${found.assignment.id}`);
    }),
  );
  return router;
}

/** The server sends an empty `#content`; browser/assignment-student.js fills it later, as React would. */
function renderStudent(site: Site, visitor: Visitor, { course, assignment }: Found): string {
  const submission = site.school.submission(assignment.id, visitor.person.id);
  return renderPage(site, visitor, {
    title: assignment.title,
    course,
    tab: 'assignments',
    crumb: assignment.title,
    env: {
      COURSE_ID: course.id,
      ASSIGNMENT_ID: assignment.id,
      SUBMISSION_ID: Buffer.from(`Submission-${submission?.id ?? '0'}`).toString('base64'),
      a2_student_view: true,
      peer_review_mode_enabled: false,
      ISOBSERVER: false,
      enrollment_state: 'active',
      can_submit_assignment_from_section: true,
      ASSIGNMENT_POINTS_POSSIBLE: assignment.points,
      PREREQS: {},
    },
    scripts: ['assignment-student', 'tool-messages'],
    content: html``,
  });
}

function renderClassic(site: Site, visitor: Visitor, found: Found): string {
  const { course, assignment } = found;
  const grader = mayGrade(visitor.person);
  const submission = site.school.submission(assignment.id, visitor.person.id);
  return renderPage(site, visitor, {
    title: assignment.title,
    course,
    tab: 'assignments',
    crumb: assignment.title,
    env: {
      COURSE_ID: course.id,
      ASSIGNMENT_ID: assignment.id,
      ...(submission && { SUBMISSION_ID: submission.id }),
      PERMISSIONS: {
        context: { read_as_admin: grader, manage_assignments_edit: grader },
        assignment: { update: grader, submit: !grader },
      },
      ...(grader && {
        speed_grader_url: `/courses/${course.id}/gradebook/speed_grader?assignment_id=${assignment.id}`,
      }),
      EXTERNAL_TOOLS: [{ id: toolId }],
      USER_ASSET_STRING: `user_${visitor.person.id}`,
      CAN_EDIT_ASSIGNMENTS: grader,
    },
    scripts: ['assignment-classic'],
    content: classicContent(site, visitor, found, submission),
    rightSide: classicSidebar(site, visitor, found, submission),
  });
}
