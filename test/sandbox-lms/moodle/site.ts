import type { Request, Response } from 'express';
import type { PlatformKeys } from '../platform/keys.ts';
import type { Launches } from '../platform/launch.ts';
import type { Platform, ToolRegistration } from '../platform/tool.ts';
import type { Course } from '../school/courses.ts';
import type { Person } from '../school/people.ts';
import type { School } from '../school/school.ts';
import type { Session, Sessions } from '../web/sessions.ts';

/** What every page of the Moodle flavour is made from. */
export type Site = {
  origin: string;
  school: School;
  sessions: Sessions;
  platform: Platform;
  keys: PlatformKeys;
  launches: Launches;
  tool: () => ToolRegistration | undefined;
};

export type Visitor = { person: Person; session: Session };

/** Course ids 40 and 41; cmids 101–104 for assignments, 107–108 for pages, 109–110 for the tool; users from 1002. */
export const moodleNumbering = {
  firstPerson: 1002,
  submission: 31,
  course: (index: number) => String(40 + index),
  assignment: (index: number) => String(101 + index),
  toolId: (course: number) => String(109 + course),
  resourceLinkId: (course: number) => String(503 + course),
  pageId: (course: number) => String(107 + course),
  opaqueContext: false,
};

export const courseContext = (courseId: string) => String(Number(courseId) - 21);
export const moduleContext = (cmid: string) => String(Number(cmid) + 120);
/** The assign instance: never on a learner's page, so nothing can be keyed on it. */
export const assignInstance = (cmid: string) => String(Number(cmid) - 90);

/** Who is signed in; otherwise the answer is a redirect to the sign-in page and `undefined`. */
export function requireVisitor(
  site: Site,
  request: Request,
  response: Response,
): Visitor | undefined {
  const session = site.sessions.of(request);
  if (session.user) return { person: session.user, session };
  response.redirect(303, `/login/index.php?wantsurl=${encodeURIComponent(request.originalUrl)}`);
  return undefined;
}

/** Teachers and non-editing teachers grade; `mod/assign:grade`. */
export const mayGrade = (person: Person) => person.post !== 'learner';
export const mayEdit = (person: Person) => person.post === 'teacher';
export const learnersOf = (course: Course) =>
  course.members.filter((person) => person.post === 'learner');
