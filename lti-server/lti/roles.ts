import type { ContextRole } from '../../shared/model/scope.ts';

/** LTI 1.3 core, appendix A.2. Institution and system roles never count in a course. */
const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
/** Canvas's Student View; and Canvas's own vocabulary for the same. */
const TEST_USER = new Set([
  'http://purl.imsglobal.org/vocab/lti/system/person#TestUser',
  'http://purl.imsglobal.org/vocab/lis/v2/person#TestUser',
]);

/** `Instructor` of `…/membership#Instructor`, `…/membership/Instructor#TeachingAssistant` and plain `Instructor`. */
function principalRole(role: string): string | null {
  if (role.startsWith(`${MEMBERSHIP}#`)) return role.slice(MEMBERSHIP.length + 1);
  if (role.startsWith(`${MEMBERSHIP}/`))
    return role.slice(MEMBERSHIP.length + 1).split('#')[0] ?? null;
  return /^[A-Za-z]+$/.test(role) ? role : null;
}

/**
 * What a launch lets somebody be in its course. Null: a visitor, who reads nothing private and writes nothing
 * (Student View, observers, and roles we do not know).
 */
export function roleOfLaunch(roles: readonly string[]): ContextRole | null {
  if (roles.some((role) => TEST_USER.has(role))) return null;
  const held = new Set(roles.map(principalRole));
  if (held.has('Instructor')) return 'teacher';
  if (held.has('Mentor')) return null;
  return held.has('Learner') ? 'learner' : null;
}

/**
 * Who administers the LMS, or the institution in it (LTI 1.3 core, appendices A.2.1 and A.2.2): Moodle says it of its site
 * administrators, Canvas of those of an account. Whoever administers a course, or is only called so by a short name, is none.
 */
const ADMINISTRATORS = new Set([
  'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
  'http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator',
  'http://purl.imsglobal.org/vocab/lis/v2/system/person#SysAdmin',
]);
export const isAdministrator = (roles: readonly string[]): boolean =>
  roles.some((role) => ADMINISTRATORS.has(role)) && !roles.some((role) => TEST_USER.has(role));

export type RosterRole = {
  role: ContextRole;
  /** Only a full URI gives rights: Moodle's roster calls people by short names that launches contradict. */
  proven: boolean;
};

/** What a roster says of somebody; null: nobody of the course. */
export function roleOfRoster(roles: readonly string[]): RosterRole | null {
  const role = roleOfLaunch(roles);
  if (role === null) return null;
  const full = roles.some(
    (name) => name.startsWith(MEMBERSHIP) && principalRole(name) === 'Instructor',
  );
  return { role, proven: role === 'teacher' && full };
}
