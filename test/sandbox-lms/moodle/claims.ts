import type { JWTPayload } from 'jose';
import {
  claim,
  coreClaims,
  identity,
  institutionRoles,
  membership,
  systemRole,
} from '../platform/claims.ts';
import { selectionClaims } from '../platform/deep-linking.ts';
import type { Launch } from '../platform/launch.ts';
import type { Member } from '../platform/roster.ts';
import type { Course } from '../school/courses.ts';
import type { Person } from '../school/people.ts';
import { mayAdminister, mayGrade, type Site } from './site.ts';

export function rosterUrl({ root, platform }: Site, course: Course): string {
  return `${root}/mod/lti/services.php/CourseSection/${course.id}/bindings/${platform.deploymentId}/memberships`;
}

/** Editing and non-editing teachers look the same here: both may manage the activity, as who administers the site may. */
function rolesOf(person: Person): string[] {
  if (!mayAdminister(person)) return [membership(mayGrade(person) ? 'Instructor' : 'Learner')];
  const site = systemRole('Administrator');
  return [...institutionRoles(person.post), membership('Instructor'), site];
}

/** id_token contents as Moodle 5.1 writes them (page map §2). */
export function launchClaims(
  site: Site,
  launch: Launch,
  nonce: string,
  locale: string,
): JWTPayload {
  const { person, course, link, selecting } = launch;
  const tool = site.tool();
  if (!tool) throw new Error('no tool is registered');
  const roster = rosterUrl(site, course);
  // What Moodle does not know it sends as it stands (page map §2.1); no course here is a copy.
  const values: Record<string, string> = { '$Context.id': course.id, '$Context.id.history': '' };
  const custom = Object.entries({ ...tool.custom, ...link?.custom }).flatMap(([name, value]) => [
    [name, values[value] ?? value],
    [name.toLowerCase(), values[value] ?? value],
  ]);
  const claims: JWTPayload = {
    ...coreClaims(site.platform, tool, {
      sub: person.id,
      nonce,
      roles: rolesOf(person),
      rosterUrl: roster,
      lineItemsUrl: `${site.root}/mod/lti/services.php/${course.id}/lineitems?type_id=${site.platform.deploymentId}`,
    }),
    ...identity(tool, person),
    [claim('context')]: {
      id: course.id,
      label: course.label,
      title: course.title,
      type: ['CourseSection'],
    },
    [claim('resource_link')]: {
      id: link?.resourceLinkId ?? course.resourceLinkId,
      title: link?.title ?? tool.title,
      description: '',
    },
    [claim('launch_presentation')]: {
      locale,
      document_target: launch.documentTarget,
      return_url: launch.returnUrl,
    },
    [claim('tool_platform')]: {
      product_family_code: 'moodle',
      version: '2025100600.02',
      guid: site.platform.guid,
      name: 'Riverside',
      description: 'Riverside School',
    },
    [claim('lis')]: { person_sourcedid: '', course_section_sourcedid: '' },
    [claim('ext')]: { user_username: person.username, lms: 'moodle-2' },
    [claim('custom')]: { ...Object.fromEntries(custom), context_memberships_url: roster },
  };
  return selecting ? selectionClaims(claims, selecting) : claims;
}

/** The roster asks another capability than launches do: the non-editing teacher is a Learner in it. */
export const rosterMember =
  (site: Site) =>
  (person: Person): Member => ({
    status: 'Active',
    user_id: person.id,
    roles: [person.post === 'teacher' ? 'Instructor' : 'Learner'],
    ...identity(site.tool(), person),
    lis_person_sourcedid: '',
  });
