import { Router } from 'express';
import type { Person } from '../school/people.ts';
import type { Found } from '../school/school.ts';
import { handle, parameter } from '../web/handle.ts';
import { html } from '../web/html.ts';
import { classicContent, classicSidebar, lockedContent } from './assignment-classic.ts';
import { studentView } from './assignment-student.ts';
import { openAssignment, refusal } from './opened.ts';
import { renderPage } from './page.ts';
import { formToken, mayGrade, observedBy, type Site, toolId, type Visitor } from './site.ts';

/** The assignment's own page: the newer learner's view, the classic one for `assignments_2=false`, the teacher's. */
export function assignmentRoutes(site: Site): Router {
  const router = Router();
  router.get(
    '/courses/:course/assignments/:assignment',
    handle((request, response) => {
      const opened = openAssignment(site, request, response);
      if (!opened) return;
      const { visitor, found } = opened;
      const reviewee = site.school.person(parameter(request, 'reviewee_id'));
      if (
        reviewee &&
        !mayGrade(visitor.person) &&
        !site.school.reviews(found.assignment.id, visitor.person, reviewee)
      ) {
        return refusal(site, visitor, response, 403);
      }
      const classic =
        mayGrade(visitor.person) ||
        site.manners.current().locked ||
        parameter(request, 'assignments_2') === 'false';
      response.send(
        classic
          ? renderClassic(site, visitor, found)
          : renderStudent(site, visitor, found, reviewee),
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
      const { visitor, found } = opened;
      const reviewee = site.school.person(parameter(request, 'reviewee_id'));
      const asked = reviewee && site.school.reviews(found.assignment.id, visitor.person, reviewee);
      const owner = asked ? reviewee : (observedBy(site, visitor.person) ?? visitor.person);
      response.send(studentView(site, visitor, found, owner, { attempt, draft }).markup);
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
function renderStudent(
  site: Site,
  visitor: Visitor,
  { course, assignment }: Found,
  reviewee: Person | undefined,
): string {
  const observed = observedBy(site, visitor.person);
  const owner = reviewee ?? observed ?? visitor.person;
  const submission = site.school.submission(assignment.id, owner.id);
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
      peer_review_mode_enabled: reviewee !== undefined,
      peer_review_available: reviewee !== undefined,
      reviewee_id: reviewee?.id ?? null,
      anonymous_asset_id: null,
      ISOBSERVER: observed !== undefined,
      ...(observed && {
        OBSERVER_OPTIONS: {
          OBSERVED_USERS_LIST: [{ id: observed.id, name: observed.name }],
          CAN_ADD_OBSERVEE: false,
        },
      }),
      enrollment_state: 'active',
      can_submit_assignment_from_section: owner === visitor.person,
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
    content:
      !grader && site.manners.current().locked
        ? lockedContent(found)
        : classicContent(site, visitor, found, submission),
    rightSide: classicSidebar(site, visitor, found, submission),
  });
}
