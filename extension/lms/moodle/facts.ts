/**
 * What we know of Moodle's pages. Seen on 2026-11-22 on Moodle 5.1+ (Build 20251017), Boost and Classic, in
 * Chromium 156 and Firefox ESR 153, on the pages named beside each line.
 */
export const MOODLE = {
  /** Every page: `M.cfg = {…};` in an inline script of the head. */
  config: /\bM\.cfg\s*=\s*\{/g,
  /** Below wwwroot. /mod/assign/view.php?id=CMID for learners and teachers, told apart by `action`. */
  assignmentPath: '/mod/assign/view.php',
  assignmentAddress: (_course: string, cmid: string) => `/mod/assign/view.php?id=${cmid}`,
  /** Of ?action=; the rest (editing, grading table) gets nothing. */
  actions: { '': 'assignment', view: 'assignment', grader: 'grader' } as Record<
    string,
    'assignment' | 'grader'
  >,
  /** <body id> of those pages: a theme that changes it is one we do not know. */
  bodyIds: { assignment: 'page-mod-assign-view', grader: 'page-mod-assign-grader' },
  /**
   * The assignment's name; the grader has a link to it instead of a heading, and there the module's name stands before
   * it ("Assignment: ", translated; context_module::get_context_name). The page's <title> has it without.
   */
  title: {
    assignment: '#page-header h1',
    grader:
      '[data-region="assignment-info"] a[href*="/mod/assign/view.php"]:not([href*="action="])',
  },
  beforeTitle: /^[^:]+: /,
  /** <body class>: "log in as" and "switch role to" (lib/outputlib, read in the source). */
  impersonating: '.userloggedinas, .userswitchedrole',
  /** Grader: the learner being switched to. Early: 62 ms after the click, the old work still shows. */
  shownUser: '[data-region="user-info"]',
  shownName: '[data-region="user-info"] h4',
  /** Grader: in the loaded form, 840 ms after the click; the suffix is the user id of the work on the screen. */
  loadedForm: '[data-region="grade"] input[name^="_qf__mod_assign_grade_form_"]',
  loadedFormName: '_qf__mod_assign_grade_form_',
  gradeRegion: '[data-region="grade"]',
  /** Grader: the online text, whole, in the page although hidden until "+" is pressed; its holder names the submission. */
  work: '[data-region="grade"] [class*="full_assignsubmission_onlinetext_"] > .no-overflow',
  workHolder: /\bfull_assignsubmission_onlinetext_(\d+)\b/,
  /** What filters add to it. */
  added: '.MathJax, .MathJax_Preview, .accesshide, .sr-only, script, style',
} as const;
