import type { Request, Response } from 'express';
import type { PlatformKeys } from '../platform/keys.ts';
import type { Launches } from '../platform/launch.ts';
import type { Links } from '../platform/links.ts';
import type { Shelf } from '../platform/shelf.ts';
import type { Platform, ToolRegistration } from '../platform/tool.ts';
import type { Course } from '../school/courses.ts';
import type { Person } from '../school/people.ts';
import type { School } from '../school/school.ts';
import type { MannersBook } from '../web/manners.ts';
import type { Session, Sessions } from '../web/sessions.ts';
import type { MoodleManners } from './manners.ts';

/** What every page of the Moodle flavour is made from. */
export type Site = {
  origin: string;
  /** Where Moodle lives on its origin: '' or '/moodle'. */
  path: string;
  /** `origin` and `path`: Moodle's wwwroot. */
  root: string;
  manners: MannersBook<MoodleManners>;
  school: School;
  sessions: Sessions;
  platform: Platform;
  keys: PlatformKeys;
  launches: Launches;
  /** What teachers chose of the tool. */
  links: Links;
  tool: () => ToolRegistration | undefined;
  /** Of access tokens that are good. */
  tokenAge: () => number;
  /** Tools that registered themselves. */
  shelf: Shelf;
};

export type Visitor = { person: Person; session: Session };

/** Course ids from 40; cmids 101–105 for assignments; a page and the tool 107, 109 / 108, 110 / 113, 114; users from 1002. */
export const moodleNumbering = {
  firstPerson: 1002,
  submission: 31,
  course: (index: number) => String(40 + index),
  assignment: (index: number) => String(101 + index),
  toolId: (course: number) => String(course < 2 ? 109 + course : 110 + 2 * course),
  resourceLinkId: (course: number) => String(503 + course),
  pageId: (course: number) => String(course < 2 ? 107 + course : 109 + 2 * course),
  opaqueContext: false,
  observers: false,
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
  response.redirect(
    303,
    `${site.path}/login/index.php?wantsurl=${encodeURIComponent(request.originalUrl)}`,
  );
  return undefined;
}

/** Teachers and non-editing teachers grade; `mod/assign:grade`. */
export const mayGrade = ({ post }: Person) => post === 'teacher' || post === 'assistant';
export const mayEdit = (person: Person) => person.post === 'teacher';
/** The school's own IT. */
export const mayAdminister = ({ post }: Person) => post === 'administrator';
export const learnersOf = (course: Course) =>
  course.members.filter((person) => person.post === 'learner');

/** Blind marking calls the learners of a course participants, and numbers them its own way. */
export const participantNumber = (course: Course, learner: Person): number =>
  11 + learnersOf(course).indexOf(learner);
/** The name the pages show: "Participant 11" as long as marking is blind. */
export const shownName = (site: Site, course: Course, learner: Person): string =>
  site.manners.current().anonymousMarking
    ? `Participant ${participantNumber(course, learner)}`
    : learner.name;
