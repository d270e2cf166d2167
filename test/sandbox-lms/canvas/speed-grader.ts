import { Router } from 'express';
import type { Found } from '../school/school.ts';
import { handle, parameter } from '../web/handle.ts';
import { html, type Markup } from '../web/html.ts';
import { gradingData } from './grading-data.ts';
import { openAssignment, refusal } from './opened.ts';
import { renderPage } from './page.ts';
import { mayGrade, type Site, type Visitor } from './site.ts';
import { renderNewSpeedGrader } from './speed-grader-new.ts';

/** The classic SpeedGrader (page map §7.6). browser/speed-grader.js fills it and switches learners without a reload. */
export function speedGraderRoutes(site: Site): Router {
  const router = Router();
  const open = (
    work: (visitor: Visitor, found: Found, classicForced: boolean) => string | object,
  ) =>
    handle((request, response) => {
      const opened = openAssignment(site, request, response, parameter(request, 'assignment_id'));
      if (!opened) return;
      if (!mayGrade(opened.visitor.person)) return refusal(site, opened.visitor, response, 403);
      response.send(
        work(opened.visitor, opened.found, parameter(request, 'platform_sg') === 'false'),
      );
    });
  router.get(
    '/courses/:course/gradebook/speed_grader',
    open((visitor, found, classicForced) => {
      const { speedGrader } = site.manners.current();
      const modern = (speedGrader === 'new' || speedGrader === 'broken') && !classicForced;
      return modern ? renderNewSpeedGrader(site, visitor, found) : render(site, visitor, found);
    }),
  );
  router.get(
    '/courses/:course/gradebook/speed_grader.json',
    open((visitor, found) => gradingData(site, visitor, found)),
  );
  return router;
}

function render(site: Site, visitor: Visitor, found: Found): string {
  const { course, assignment } = found;
  const content = parts(found);
  return renderPage(site, visitor, {
    title: `${assignment.title}, SpeedGrader, ${course.title}`,
    course,
    tab: 'grades',
    frame: 'bare',
    bodyClasses: ['no-headers', 'ic-no-flex-layout', 'full-width'],
    env: {
      course_id: course.id,
      assignment_id: assignment.id,
      assignment_title: assignment.title,
      MANAGE_GRADES: true,
      READ_AS_ADMIN: true,
      RUBRIC_ASSESSMENT: {},
      grading_role: 'teacher',
      grading_type: 'points',
      force_anonymous_grading: site.manners.current().anonymousMarking,
      can_comment_on_submission: true,
      context_url: `/courses/${course.id}`,
      update_submission_grade_url: `/courses/${course.id}/gradebook/update_submission`,
      PLATFORM_SERVICE_SPEEDGRADER_ENABLED: false,
      CONTEXT_ACTION_SOURCE: 'speed_grader',
      selected_section_id: null,
    },
    scripts: ['speed-grader-work', 'speed-grader'],
    content:
      site.manners.current().speedGrader === 'older'
        ? content
        : html`<div id="classic_speedgrader_container">${content}</div>`,
  });
}

function parts({ course, assignment }: Found): Markup {
  const address = `/courses/${course.id}/assignments/${assignment.id}`;
  return html`<figure id="speed_grader_loading"><span>Loading…</span></figure><div id="speed_grader_timeout_alert"></div>
<nav id="gradebook_header_container" aria-label="SpeedGrader"><form><div id="gradebook_header" class="subheadContent"><div id="speedgrader-icons"><a href="${address}" aria-label="Back to the assignment">←</a></div>
<div class="assignmentDetails"><a id="assignment_url" href="${address}"><h2 class="assignmentDetails__Title">${assignment.title}</h2></a><a id="context_title" href="/courses/${course.id}">${course.title}</a></div>
<div class="assignmentDetails__Info"><span id="x_of_x_graded"></span><span id="average_score" hidden></span><span id="x_of_x_students_frd"></span></div>
<div class="studentSelection"><button type="button" id="prev-student-button" class="Button Button--icon-action gradebookActions__Button prev" aria-label="Previous Student">‹</button><div id="combo_box_container"></div><button type="button" id="next-student-button" class="Button Button--icon-action gradebookActions__Button next" aria-label="Next Student">›</button></div></div></form></nav>
<div id="enrollment_inactive_notice" hidden></div><div id="enrollment_concluded_notice" hidden></div><div id="closed_gp_notice" hidden></div>
<section id="full_width_container"><div id="left_side"><div id="left_side_inner"><div id="no_annotation_warning" hidden></div><div id="comment_saved" class="alert" role="status" hidden>Comment saved</div><div id="comment_submitted" hidden></div>
<div id="submissions_container"><div id="this_student_does_not_have_a_submission" hidden><h3>This student does not have a submission for this assignment</h3></div><div id="this_student_has_a_submission"></div><div id="iframe_holder"></div><div id="ams_grading_container"></div></div></div></div>
<div id="speed_grader_rubric_assessment_tray_wrapper"></div>
<div id="right_side"><div id="width_resizer_ew"></div><div class="right_side_content"><div id="rightside_inner">
<div id="submission_details"><div id="submission_attempts"></div><div id="submission_files_container" hidden><div id="submission_files_list"></div></div><div id="submission_word_count"></div></div>
<div id="speed_grader_lti_asset_reports_mount_point"></div><div id="grading"><h2>Assessment</h2><div id="grade_container"><label for="grading-box-extended">Grade out of ${assignment.points}</label> <input id="grading-box-extended" class="grading_value" size="5" autocomplete="off"></div></div>
<div id="discussion"><h2>Assignment Comments</h2><div id="comments"></div><form id="add_a_comment"><div id="speed_grader_comment_textarea_mount_point"><label for="speed_grader_comment_textarea">Add a Comment</label><textarea id="speed_grader_comment_textarea" rows="4"></textarea></div><button type="submit" id="comment_submit_button" class="btn btn-primary">Submit</button></form></div>
</div></div></div></section>`;
}
