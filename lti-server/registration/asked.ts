/**
 * What Waymark asks of an LMS, and the sentence that says why (`setup.ask.<reason>`): the one list that registrations, the
 * Canvas key, the pages for administrators and the commands are made from. What is not used is not asked.
 */
export const SCOPES = [
  {
    scope: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
    reason: 'roster',
  },
] as const;

/** OpenID Connect claims beyond who it is: a name. No email, no picture. */
export const CLAIMS = ['iss', 'sub', 'name'] as const;

/** Canvas puts its own ids in the place of these; its pages show them, its launches otherwise do not. */
export const CANVAS_PARAMETERS = {
  canvas_user_id: '$Canvas.user.id',
  canvas_course_id: '$Canvas.course.id',
  section_names: '$com.instructure.User.sectionNames',
} as const;

/** Where a Canvas teacher chooses what a link opens: for an assignment, and for a module. */
export const CANVAS_PICKERS = ['assignment_selection', 'link_selection'] as const;

/** Reasons in the order an administrator reads them. */
export const REASONS = {
  canvas: ['name', 'roster', 'ids', 'sections', 'menu', 'links'],
  moodle: ['name', 'roster', 'links'],
  other: ['name', 'roster', 'links'],
} as const;

/** Our addresses, as every LMS is told them. `publicUrl`: an origin. */
export const addressesOf = (publicUrl: string) => ({
  launch: `${publicUrl}/lti/launch`,
  login: `${publicUrl}/lti/login`,
  keys: `${publicUrl}/lti/keys`,
  icon: `${publicUrl}/lti/browser/icon.svg`,
  domain: new URL(publicUrl).host,
});
