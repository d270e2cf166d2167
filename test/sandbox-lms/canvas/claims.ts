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
import type { ToolRegistration } from '../platform/tool.ts';
import type { Assignment, Course } from '../school/courses.ts';
import type { Person } from '../school/people.ts';
import { mayGrade, type Site } from './site.ts';

const usualCustom = {
  canvas_user_id: '$Canvas.user.id',
  canvas_course_id: '$Canvas.course.id',
  canvas_assignment_id: '$Canvas.assignment.id',
  section_names: '$com.instructure.User.sectionNames',
};

export function rosterUrl(site: Site, course: Course): string {
  return `${site.origin}/api/lti/courses/${course.id}/names_and_roles`;
}

function courseRoles(person: Person): string[] {
  if (person.post === 'learner') return [membership('Learner')];
  if (person.post === 'teacher') return [membership('Instructor')];
  // Of an account: in no course unless somebody enrols them.
  if (person.post === 'administrator') return [];
  return [
    'http://purl.imsglobal.org/vocab/lis/v2/membership/instructor#TeachingAssistant',
    membership('Instructor'),
  ];
}

/** id_token contents as Canvas writes them; `sub` is a UUID that no page shows. */
export function launchClaims(
  site: Site,
  launch: Launch,
  nonce: string,
  locale: string,
): JWTPayload {
  const { person, course, placement, link, selecting } = launch;
  const assignment = link?.assignment ?? launch.assignment;
  const tool = site.tool();
  if (!tool) throw new Error('no tool is registered');
  const claims: JWTPayload = {
    ...coreClaims(site.platform, tool, {
      sub: person.uuid,
      nonce,
      roles: [...courseRoles(person), ...institutionRoles(person.post), systemRole('User')],
      rosterUrl: rosterUrl(site, course),
      lineItemsUrl: `${site.origin}/api/lti/courses/${course.id}/line_items`,
    }),
    azp: site.platform.clientId,
    ...identity(tool, person),
    locale,
    [claim('context')]: {
      id: course.contextId,
      label: course.label,
      title: course.title,
      type: ['http://purl.imsglobal.org/vocab/lis/v2/course#CourseOffering'],
    },
    [claim('resource_link')]: {
      id: link?.resourceLinkId ?? course.resourceLinkId,
      title: link?.title ?? tool.title,
      description: null,
    },
    [claim('launch_presentation')]: {
      locale,
      document_target: launch.documentTarget,
      return_url: launch.returnUrl,
      width: null,
      height: null,
    },
    [claim('tool_platform')]: {
      guid: site.platform.guid,
      name: 'Riverside School',
      version: 'cloud',
      product_family_code: 'canvas',
    },
    [claim('custom')]: expand(site, tool, { person, course, assignment, more: link?.custom }),
    [claim('lti11_legacy_user_id')]: person.uuid.replaceAll('-', ''),
    [claim('lis')]: { person_sourcedid: null, course_offering_sourcedid: null },
    ...(placement && { 'https://www.instructure.com/placement': placement }),
  };
  return selecting ? selectionClaims(claims, selecting) : claims;
}

/** Two sections, by turns; teachers are in both. */
const sectionsOf = (course: Course, person: Person): string[] => {
  const all = [`${course.label} A`, `${course.label} B`];
  return mayGrade(person) ? all : all.filter((_, at) => at === Number(person.id) % 2);
};

/** A variable that means nothing here reaches the tool as it was written. */
function expand(
  site: Site,
  tool: ToolRegistration,
  {
    person,
    course,
    assignment,
    more = {},
  }: {
    person: Person;
    course: Course;
    assignment: Assignment | undefined;
    /** Parameters of the link that was followed. */
    more?: Record<string, string> | undefined;
  },
): Record<string, string> {
  const values: Record<string, string | undefined> = {
    '$Canvas.user.id': person.id,
    '$Canvas.course.id': course.id,
    '$Canvas.assignment.id': assignment?.id,
    '$com.instructure.User.sectionNames': JSON.stringify(sectionsOf(course, person)),
    '$Context.id.history': '',
    '$Canvas.api.domain': new URL(site.origin).host,
    '$Canvas.membership.roles': mayGrade(person) ? 'TeacherEnrollment' : 'StudentEnrollment',
  };
  return Object.fromEntries(
    Object.entries({ ...(tool.custom ?? usualCustom), ...more }).map(([name, value]) => [
      name,
      values[value] ?? value,
    ]),
  );
}

/**
 * With `rlid` each member carries a message: the custom parameters as a launch of theirs would have them, and the id
 * pages show. Without it Canvas tells no such id (developerdocs.instructure.com, Names and Role API).
 */
export function rosterMember(site: Site, course: Course, rlid: string): (person: Person) => Member {
  const tool = site.tool();
  return (person) => ({
    status: 'Active',
    user_id: person.uuid,
    roles: courseRoles(person),
    ...identity(tool, person),
    lis_person_sourcedid: null,
    ...(rlid !== '' &&
      tool && {
        message: [
          {
            [claim('message_type')]: 'LtiResourceLinkRequest',
            locale: 'en',
            [claim('custom')]: expand(site, tool, { person, course, assignment: undefined }),
            [claim('lti11_legacy_user_id')]: person.uuid.replaceAll('-', ''),
            'https://www.instructure.com/canvas_user_id': Number(person.id),
            'https://www.instructure.com/canvas_user_login_id': person.username,
          },
        ],
      }),
  });
}
