/**
 * What we know of Canvas's pages, read in its open source (mirror of mid 2026) on 2026-11-22; not checked against a
 * live Canvas. The file that proves a line stands beside it.
 */

/** `INST = {…}; ENV = {…};` in the head (layouts/_head.html.erb), merged later by Object.assign (_foot.html.erb). */
export const env = /(?:^|[\s;])ENV\s*=\s*\{/g;
export const envMore = /\bObject\.assign\(ENV,\s*\{/g;
/** config/routes.rb */
export const paths = {
  dashboard: /^\/$/,
  course: /^\/courses\/([\w~]+)\/?$/,
  assignment: /^\/courses\/([\w~]+)\/assignments\/([\w~]+)\/?$/,
  /** The last part is the learner's user id. Anonymous ones have a path of their own, which nothing here matches. */
  submission: /^\/courses\/([\w~]+)\/assignments\/([\w~]+)\/submissions\/([\w~]+)\/?$/,
  grader: /^\/courses\/([\w~]+)\/gradebook\/speed_grader\/?$/,
};
export const assignmentAddress = (course: string, assignment: string) =>
  `/courses/${course}/assignments/${assignment}`;
/**
 * In a query, something else than the page: peer review (assignments_controller#render_a2_student_view), the page as
 * a frame's content, the work alone (submissions_controller#show).
 */
export const preview = 'preview';
export const elsewhere = ['reviewee_id', 'anonymous_asset_id', 'display', preview, 'download'];
/** layouts/application.html.erb: everything but the new SpeedGrader stands in it. */
export const layout = '#application';

/** users/user_dashboard.html.erb; cards, planner and activity are its views. */
export const dashboard = '#dashboard';
/** The widget dashboard's content is empty; ENV has what it is made of (global/env/EnvWidgetDashboard.d.ts). */
export const widgetDashboard = ['SHARED_COURSE_DATA', 'DASHBOARD_FEATURES'];
/** K5 puts its own inside either page (users/user_dashboard.html.erb, courses/show.html.erb). */
export const replaced = '#dashboard-app-container, #course-dashboard-container';
/** courses/show.html.erb: whatever the front page is made of. */
export const courseHome = '#course_home_content';
export const contextAsset = /^course_(\d+)$/;
/** js_env of courses_controller, assignments_controller, gradebooks_controller. */
export const courseIds = ['COURSE_ID', 'course_id'];

/** The assignment's name: A2, new teacher's view, classic (assignments/show.html.erb), locked. */
export const assignmentTitle =
  '[data-testid="title"], [data-testid="assignment-name"], #assignment_show h1.title, h1#assignment_head';
/**
 * A missing assignment answers with Canvas's own frame around it, at the same address. A2 says in ENV which one it
 * shows (render_a2_student_view); classic pages, locked ones too, have one of these (assignments/show.html.erb).
 */
export const classicAssignment = '#assignment_show, #assignment_head';
/** A2 fills this after load (render_a2_student_view), and again for another attempt. */
export const lateContent = '#content';
/** A2: a text that was handed in (assignments_show_student, TextEntry); the prompt is in .user_content. */
export const ownText = '[data-testid="attempt-tab"] [data-testid="read-only-content"]';
/** A2: SUBMISSION_ID is a GraphQL id, base64 (assignments_controller#graphql_submission_id). */
export const graphqlSubmission = /^Submission-(\d+)$/;

/** submissions/show.html.erb */
export const submissionDetails = '.submission_details';
export const submissionTitle = '.submission_details .ic-Action-header h2';
export const submissionFrame = '#preview_frame';
export const submissionFrameHolder = '.submission-details-frame';

/** layouts/application.html.erb: Student View and "Act as". */
export const impersonating = '.is-masquerading-or-student-view';
/** ENV.current_user_roles of whoever does something of their own (User#roles); teaching assistants are teachers. */
export const rolesOfTheirOwn = ['student', 'teacher', 'admin', 'root_admin'];

/** SpeedGrader, classic (gradebooks/speed_grader.html.erb). */
export const graderTitle = '#assignment_url';
export const frameHolder = '#iframe_holder';
/** What the work is shown in: a frame, which keeps its id when learners change, or a picture (attachmentIframeContents). */
export const shownIn = '#iframe_holder iframe, #iframe_holder > img';
/** In the preview frame's address when the teacher chose to hide names (speed_grader.tsx, renderSubmissionPreview). */
export const hiddenName = 'hide_student_name';
export const anonymousPath = /\/anonymous_submissions\//;
/**
 * A file's viewer: /api/v1/canvadoc_session?blob={…"attachment_id":5…} (Attachment#preview_params). Each file of the
 * shown submission has a link here whose path names assignment and learner and whose query names the file. List and
 * frame change in one task (speed_grader.tsx, handleSubmissionSelectionChange): the list never is of another learner.
 */
export const fileViewer = /^\/api\/v1\/canvadoc_session$/;
export const viewedFile = /"attachment_id":"?(\d+)/;
export const fileList = '#submission_files_list';
export const fileLinks = '#submission_files_list a.display_name';
/**
 * The order of a switch is select, address, then list and frame, all in one task; under moderated grading an answer of
 * the server is awaited before list and frame (handleStudentChanged).
 */
export const learnerSelect = '#students_selectmenu';
/** The name alone; the options of the select have a status behind it (speed_grader_select_menu.ts). */
export const learnerName = '#students_selectmenu-button .ui-selectmenu-item-header';
/** To the learner after or before this one (gradebooks/speed_grader.html.erb). */
export const turn = { next: '#next-student-button', previous: '#prev-student-button' };
export const learnerCount = '#x_of_x_students_frd';
export const noSubmission = '#this_student_does_not_have_a_submission';
/** An anonymous survey: somebody handed in, and Canvas does not show what. */
export const hiddenSubmission = '#this_student_has_a_submission';

/** In a preview frame, a text entry; "Plain Text View" takes the class away (submissions/show_preview.html.erb). */
export const work = '#submission_preview.paper[data-resource-id]';
/** What Canvas adds to it after load (enhance-user-content/*); the words are the same before and after. */
export const added =
  '.screenreader-only, .external_link_icon, .file_download_btn, .preview_container, .youtubed, .hidden-readable, .math_equation_latex, [class^="MathJax"], script, style';

/**
 * The new SpeedGrader: a closed module in a bare page, known by ENV (ui/features/speed_grader/index.tsx). What it draws
 * was seen by other extensions only: inventor96/canvas-speedgrader-helper (2026-06), 4g3nt81lly/speedgrader-helper
 * (2026-08). Not proven on a real one.
 */
export const newGrader = 'PLATFORM_SERVICE_SPEEDGRADER_ENABLED';
export const newGraderLayout = '[data-testid="speedgrader-grading-panel"]';
export const newGraderShownIn =
  'article.speedgrader-preview-frame iframe, iframe#submission-preview-iframe';
/** Its text may be cut short; `name`, where there is one, is whole. */
export const newGraderName = '[data-testid="selected-student"]';

/**
 * REST, with the page's own session: submissions_api_controller#show and #update (a comment alone needs no right to
 * grade, and touches no grade), submission_comments_api_controller#destroy (whoever may grade). Reading a submission with
 * its comments marks nothing as read. Canvas sends the notice itself when the submission is posted (SubmissionComment);
 * where grades are posted by hand, comment and notice wait for that.
 */
export const api = '/api/v1';
/** lib/canvas/request_forgery_protection.rb; masked anew with each answer. */
export const proof = { cookie: '_csrf_token', header: 'X-CSRF-Token' };
/** A session that is over says so apart from a right that is missing (both are 401). */
export const signedOut = /"unauthenticated"/;
/** app/middleware/request_throttle.rb */
export const throttled = /Rate Limit Exceeded/;
