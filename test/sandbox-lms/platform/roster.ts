import type { Request, Response } from 'express';
import type { Course } from '../school/courses.ts';
import type { Person } from '../school/people.ts';
import { parameter } from '../web/handle.ts';

const contentType = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';
const usualPage = 5;
const largestPage = 100;

export type Member = { user_id: string; roles: string[]; status: 'Active' } & Record<
  string,
  unknown
>;

/**
 * Names and Role Provisioning Services 2.0, one page of a course's members.
 * `role` is compared as the platform writes roles, or with the full membership URI's short form.
 */
export function answerRoster(
  request: Request,
  response: Response,
  course: Course,
  url: string,
  toMember: (person: Person) => Member,
): void {
  const role = parameter(request, 'role');
  const limit = Math.min(positive(parameter(request, 'limit'), usualPage), largestPage);
  const from = positive(parameter(request, 'from'), 0);
  const members = course.members
    .map(toMember)
    .filter(
      (member) => role === '' || member.roles.some((each) => shortRole(each) === shortRole(role)),
    );
  if (from + limit < members.length) {
    const next = new URL(url);
    for (const name of ['role', 'rlid']) {
      const value = parameter(request, name);
      if (value !== '') next.searchParams.set(name, value);
    }
    next.searchParams.set('limit', String(limit));
    next.searchParams.set('from', String(from + limit));
    response.set('Link', `<${next.href}>; rel="next"`);
  }
  response.type(contentType).send(
    JSON.stringify({
      id: url,
      context: { id: course.contextId, label: course.label, title: course.title },
      members: members.slice(from, from + limit),
    }),
  );
}

function shortRole(role: string): string {
  return role.slice(role.indexOf('#') + 1);
}

function positive(text: string, otherwise: number): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : otherwise;
}
