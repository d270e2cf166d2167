import type { Request, Response } from 'express';
import type { Course } from '../school/courses.ts';
import type { Person } from '../school/people.ts';
import type { Found } from '../school/school.ts';
import { html } from '../web/html.ts';
import { renderPage } from './page.ts';
import { anonymousId, maySee, requireVisitor, type Site, type Visitor } from './site.ts';

/** The course of the address, for a member of it; otherwise the answer has been given. */
export function openCourse(
  site: Site,
  request: Request,
  response: Response,
): { visitor: Visitor; course: Course } | undefined {
  const visitor = requireVisitor(site, request, response);
  if (!visitor) return undefined;
  const course = site.school.course(request.params.course ?? '');
  if (course && site.school.belongs(course, visitor.person)) return { visitor, course };
  refusal(site, visitor, response, course ? 403 : 404);
  return undefined;
}

export function openAssignment(
  site: Site,
  request: Request,
  response: Response,
  id = request.params.assignment ?? '',
): { visitor: Visitor; found: Found } | undefined {
  const opened = openCourse(site, request, response);
  if (!opened) return undefined;
  const found = site.school.assignment(id);
  if (found && found.course === opened.course) return { visitor: opened.visitor, found };
  refusal(site, opened.visitor, response, 404);
  return undefined;
}

/** The learner a submission address names: themselves, or anybody's for those who grade. */
export function openSubmission(
  site: Site,
  request: Request,
  response: Response,
): { visitor: Visitor; found: Found; learner: Person } | undefined {
  const opened = openAssignment(site, request, response);
  if (!opened) return undefined;
  const { visitor, found } = opened;
  const { user, anonymous } = request.params;
  const learner = [...found.course.members, site.school.testStudent(found.course)].find((each) =>
    anonymous === undefined ? each.id === user : anonymousId(each) === anonymous,
  );
  if (
    learner &&
    (maySee(site, visitor.person, learner) ||
      site.school.reviews(found.assignment.id, visitor.person, learner))
  ) {
    return { visitor, found, learner };
  }
  refusal(site, visitor, response, learner ? 403 : 404);
  return undefined;
}

export function refusal(
  site: Site,
  visitor: Visitor | undefined,
  response: Response,
  status: number,
  sentence = status === 403
    ? 'You are not allowed to see this page.'
    : 'Nothing is at this address.',
): void {
  response.status(status).send(
    renderPage(site, visitor, {
      title: status === 403 ? 'Access Denied' : 'Page Not Found',
      content: html`<div class="error-page"><h1>${status === 403 ? 'Access Denied' : 'Page Not Found'}</h1><p>${sentence}</p><p><a href="/">Dashboard</a></p></div>`,
    }),
  );
}
