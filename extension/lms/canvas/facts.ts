/**
 * What we know of Canvas's pages, read in its open source (mirror of mid 2026) on 2026-11-22; not checked against a
 * live Canvas. The file that proves a line stands beside it.
 */
export const CANVAS = {
  /** `INST = {…}; ENV = {…};` in the head (layouts/_head.html.erb), merged later by Object.assign (_foot.html.erb). */
  env: /(?:^|[\s;])ENV\s*=\s*\{/g,
  envMore: /\bObject\.assign\(ENV,\s*\{/g,
  /** config/routes.rb */
  assignmentPath: /^\/courses\/([\w~]+)\/assignments\/([\w~]+)\/?$/,
  assignmentAddress: (course: string, assignment: string) =>
    `/courses/${course}/assignments/${assignment}`,
  speedGraderPath: /^\/courses\/([\w~]+)\/gradebook\/speed_grader\/?$/,
  /** The assignment's name: A2, classic (assignments/show.html.erb), SpeedGrader, where ENV has it too. */
  title: {
    assignment: '[data-testid="title"], #assignment_show h1.title',
    grader: '#assignment_url',
  },
  /**
   * A missing assignment answers with Canvas's own frame around it, at the same address. A2 says in ENV which one it
   * shows (render_a2_student_view); classic pages, locked ones too, have one of these (assignments/show.html.erb).
   */
  classicAssignment: '#assignment_show, #assignment_head',
  /** A2 fills this after load (render_a2_student_view). */
  lateContent: '#content',
  /** Peer review on the assignment page (assignments_controller#render_a2_student_view): somebody else's work. */
  peerReview: ['reviewee_id', 'anonymous_asset_id'],
  /** layouts/application.html.erb: Student View and "Act as". */
  impersonating: '.is-masquerading-or-student-view',
  /** SpeedGrader, classic (gradebooks/speed_grader.html.erb); the frame keeps its id when learners change. */
  frameHolder: '#iframe_holder',
  frame: '#iframe_holder iframe',
  /** Path of the preview frame: the last part is the learner's user id (config/routes.rb). */
  submissionPath: /^\/courses\/[\w~]+\/assignments\/([\w~]+)\/submissions\/([\w~]+)\/?$/,
  /** In that frame, a text entry as it was handed in; "Plain Text View" takes the class away (show_preview.html.erb). */
  work: '#submission_preview.paper[data-resource-id]',
  /** What Canvas adds to it after load (enhance-user-content/*); the words are the same before and after. */
  added:
    '.screenreader-only, .external_link_icon, .file_download_btn, .preview_container, .youtubed, .hidden-readable, .math_equation_latex, [class^="MathJax"], script, style',
  noSubmission: '#this_student_does_not_have_a_submission',
  learnerSelect: '#students_selectmenu',
  learnerCount: '#x_of_x_students_frd',
} as const;
