import { Router } from 'express';
import type { Person } from '../school/people.ts';
import type { Found } from '../school/school.ts';
import { latest } from '../school/school.ts';
import { handle, parameter } from '../web/handle.ts';
import { html } from '../web/html.ts';
import { openSubmission, refusal } from './opened.ts';
import { renderPage, userContent } from './page.ts';
import { formToken, mayGrade, type Site, shortDate, type Visitor } from './site.ts';

/** Submission details and, with `preview` in the query, the frame that holds the work (page map §7.4, §7.5). */
export function submissionRoutes(site: Site): Router {
  const router = Router();
  const path = '/courses/:course/assignments/:assignment/submissions/:user';
  router.get(
    path,
    handle((request, response) => {
      const opened = openSubmission(site, request, response);
      if (!opened) return;
      const { visitor, found, learner } = opened;
      response.send(
        request.query.preview === undefined
          ? renderDetails(site, visitor, found, learner)
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

function renderDetails(
  site: Site,
  visitor: Visitor,
  { course, assignment }: Found,
  learner: Person,
): string {
  const submission = site.school.submission(assignment.id, learner.id);
  const grader = mayGrade(visitor.person);
  const address = `/courses/${course.id}/assignments/${assignment.id}/submissions/${learner.id}`;
  return renderPage(site, visitor, {
    title: `Submission Details: ${assignment.title}`,
    course,
    tab: 'assignments',
    crumb: 'Submission Details',
    env: {
      GRADING_TYPE: 'points',
      RUBRIC_ASSESSMENT: {
        assessment_type: 'grading',
        assessor_id: visitor.person.id,
        assessment_user_id: learner.id,
      },
      SUBMISSION: {
        assignment_id: assignment.id,
        user_id: learner.id,
        points_possible: assignment.points,
        submission: submission ? { id: submission.id, grade: submission.grade ?? null } : {},
      },
      CURRENT_USER_CAN_GRADE_SUBMISSION: grader,
      CUSTOM_GRADE_STATUSES: [],
    },
    scripts: ['submission-details'],
    content: html`<div class="submission-details-header submission_details"><div class="submission-details-header__heading-and-grades"><h1 class="submission_header">Submission Details</h1><div class="submission-details-header__grade-summary">Grade: ${submission?.grade ?? '–'} / ${assignment.points}</div></div>
<div class="ic-Action-header"><div><h2>${assignment.title}</h2><div class="submission-details-header__info"><span dir="auto">${learner.name}</span> <span class="submission-details-header__time">${submission ? `submitted ${shortDate(latest(submission).at)}` : 'has not submitted'}</span></div></div>${grader ? html`<a class="Button" href="/courses/${course.id}/gradebook/speed_grader?assignment_id=${assignment.id}&amp;student_id=${learner.id}">Open in SpeedGrader</a>` : html`<a class="Button Button--primary" href="/courses/${course.id}/assignments/${assignment.id}#submit">Re-Submit Assignment</a>`}</div></div>
${submission && html`<div id="asset_report_status_container" data-attempt="${latest(submission).number}" data-submission-id="${submission.id}" data-submission-type="online_text_entry"></div>`}
<div id="rubric_holder" style="display:none"></div><a href="${address}" class="update_submission_url" title="PUT" style="display:none"></a>
<div class="submission-details-container"><div class="submission-details-frame"><iframe id="preview_frame" title="Submission Preview" src="${address}?preview=1&amp;rand=${Math.floor(Math.random() * 1e6)}"></iframe></div>
<div class="submission-details-comments"><h3>Comments</h3><div class="comments"><div class="comment_list">${submission?.comments.map((each) => html`<div class="comment" id="submission_comment_${each.id}"><span class="comment_content" data-content="${each.html}"></span><div class="comment_attachments"></div><div class="comment_author_and_date"><span class="author_name">${each.author.name}</span> <span class="posted_at">${shortDate(each.at)}</span></div></div>`) ?? ''}</div>
<form id="add_comment_form" action="${address}" method="post"><input type="hidden" name="authenticity_token" value="${formToken(visitor.session)}"><div id="textarea-container"><label for="grading_comment">Add a Comment:</label><textarea id="grading_comment" class="ic-Input grading_comment" name="submission[comment]" rows="3"></textarea></div><button type="submit" class="btn save_comment_button">Save</button></form></div></div></div>`,
  });
}

/** `version` counts the submission's history from 0; without it the newest. */
function renderPreview(
  site: Site,
  visitor: Visitor,
  { course, assignment }: Found,
  learner: Person,
  version: string,
): string {
  const submission = site.school.submission(assignment.id, learner.id);
  const attempt = submission && (submission.attempts[Number(version || 'x')] ?? latest(submission));
  return renderPage(site, visitor, {
    title: 'Submission Preview',
    course,
    frame: 'framed',
    bodyClasses: ['no-headers', 'is-inside-submission-frame'],
    env: { CONTEXT_ACTION_SOURCE: 'submissions' },
    scripts: ['preview-frame'],
    content:
      submission && attempt
        ? html`<label class="data_view_label">Display <select class="data_view"><option value="paper">Paper View</option><option value="plain_text">Plain Text View</option></select></label>
${userContent(attempt.html, { id: 'submission_preview', class: 'paper', 'data-resource-type': 'assignment.submission', 'data-resource-id': submission.id, tabindex: '0', role: 'document' })}`
        : html`<div class="no-submission"><h2>No Submission</h2></div>`,
  });
}
