/**
 * What we know of Moodle's pages. Seen on 2026-11-22 on Moodle 5.1+ (Build 20251017), Boost and Classic, in
 * Chromium 156 and Firefox ESR 153, on the pages named beside each line; "source" was read in moodle/moodle that day.
 */

/** Every page: `M.cfg = {…};` in an inline script of the head. */
export const config = /\bM\.cfg\s*=\s*\{/g;
/**
 * Below wwwroot, with the <body id> each has: a theme that changes it is one we do not know. A profile inside a course
 * has the course page's id, so the path decides.
 */
export const startPages = { '/my/': 'page-my-index', '/my/courses.php': 'page-my-index' } as Record<
  string,
  string
>;
export const coursePath = '/course/view.php';
/** The format of the course stands behind it: topics, weeks, … */
export const courseBodyId = /^page-course-view-/;
/** The site's front page is course 1. */
export const siteCourse = '1';
/** /mod/assign/view.php?id=CMID for learners and teachers, told apart by ?action=. Any other action gets nothing. */
export const assignmentPath = '/mod/assign/view.php';
export const assignmentAddress = (_course: string, cmid: string) =>
  `/mod/assign/view.php?id=${cmid}`;
export const actions = {
  '': ['assignment', 'page-mod-assign-view'],
  view: ['assignment', 'page-mod-assign-view'],
  editsubmission: ['assignment', 'page-mod-assign-editsubmission'],
  grading: ['grading', 'page-mod-assign-grading'],
  grader: ['grader', 'page-mod-assign-grader'],
} as Record<string, readonly ['assignment' | 'grading' | 'grader', string]>;
/** Boost and Classic have it on every page; it gives way to the panel. The grader has a layout of its own. */
export const layout = '#page';
/** Whose work the editor holds: a teacher may open a learner's (source: gradingtable.php, editsubmission). */
export const editorUser = 'form.mform input[name="userid"]';

/**
 * The assignment's name; the grader has a link to it instead of a heading, and there the module's name stands before
 * it ("Assignment: ", translated; context_module::get_context_name). The page's <title> has it without.
 */
export const title = '#page-header h1';
export const graderTitle =
  '[data-region="assignment-info"] a[href*="/mod/assign/view.php"]:not([href*="action="])';
export const beforeTitle = /^[^:]+: /;
/** <body class>: "log in as" and "switch role to" (source: core_renderer::header). */
export const impersonating = '.userloggedinas, .userswitchedrole';

/** Grader: the learner being switched to. Early: 62 ms after the click, the old work still shows. */
export const shownUser = '[data-region="user-info"]';
/** The name swaps at 290 ms. Under blind marking it is no link (source: grading_navigation_user_summary.mustache). */
export const shownName = '[data-region="user-info"] h4';
export const profileLink = 'a[href*="/user/view.php?"]';
/** In the name: e-mail address and due date (the same template). */
export const besideName = 'em, small, img';
/** Grader: in the loaded form, 840 ms after the click; the suffix is the user id of the work on the screen. */
export const loadedForm = '[data-region="grade"] input[name^="_qf__mod_assign_grade_form_"]';
export const loadedFormName = '_qf__mod_assign_grade_form_';
export const gradeRegion = '[data-region="grade"]';
/** Grading table: a row a learner; under blind marking no row links to a profile (source: gradingtable.php). */
export const tableRow = 'table#submissions tr[class*="user"]';

/** The online text, whole, in the page although hidden until "+" is pressed; its holder names the submission. */
export const work = '[class*="full_assignsubmission_onlinetext_"] > .no-overflow';
/** Where it stands: the grader's form; a learner's own page, where the table of earlier attempts is another. */
export const workIn = { grader: '[data-region="grade"]', assignment: '.submissionstatustable' };
/** "+", which shows the whole text and hides its first 140 characters (source: assign locallib, view_summary; 2026-11-28). */
export const unfold = (submission: string): string =>
  `a.expand_assignsubmission_onlinetext_${submission}`;
export const workHolder = /\bfull_assignsubmission_onlinetext_(\d+)\b/;
/** What filters add to it. */
export const added = '.MathJax, .MathJax_Preview, .accesshide, .sr-only, script, style';

/** To the learner after or before this one (mod/assign/templates/grading_navigation_user_selector.mustache). */
export const turn = {
  next: '[data-action="next-user"]',
  previous: '[data-action="previous-user"]',
};
