/** How the two LMSs launch a tool without a gesture. Moodle: run on 5.1+, 2026-11-22. Canvas: read in its source. */
export const LAUNCH = {
  /** `M.cfg = {…"sesskey":"…"…}` on every page of somebody signed in. */
  moodleSessionKey: /\bM\.cfg\s*=\s*\{[^\n]*?"sesskey"\s*:\s*"(\w+)"/,
  /** External tools of a course that are looked at before giving up; each costs one request. */
  mostModules: 5,
  /** Where each LMS signs (public/mod/lti/auth.php; config/routes.rb). Canvas redirects from the first to the second. */
  moodleAuthorisation: '/mod/lti/auth.php',
  canvasAuthorisation: ['/api/lti/authorize_redirect', '/api/lti/authorize'] as readonly string[],
  /** lti_apps/launch_definitions, `/api/v1`: needs only the right to read the course. */
  canvasPlacement: 'course_navigation',
} as const;
