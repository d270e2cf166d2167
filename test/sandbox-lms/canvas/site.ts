import { createHash } from 'node:crypto';
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
import type { FileHost } from './file-host.ts';
import type { CanvasManners } from './manners.ts';

/** What every page of the Canvas flavour is made from. */
export type Site = {
  origin: string;
  school: School;
  sessions: Sessions;
  platform: Platform;
  keys: PlatformKeys;
  launches: Launches;
  /** What teachers chose of the tool. */
  links: Links;
  manners: MannersBook<CanvasManners>;
  fileHost: FileHost;
  tool: () => ToolRegistration | undefined;
  /** Of access tokens that are good. */
  tokenAge: () => number;
  /** Tools that registered themselves. */
  shelf: Shelf;
};

export type Visitor = { person: Person; session: Session };

export const toolId = '7';

/** Course ids 101 and 102, assignments from 201, users from 301; the tool is 7 everywhere. */
export const canvasNumbering = {
  firstPerson: 301,
  submission: 501,
  course: (index: number) => String(101 + index),
  assignment: (index: number) => String(201 + index),
  toolId: () => toolId,
  resourceLinkId: () => undefined,
  pageId: () => 'welcome',
  opaqueContext: true,
  observers: true,
};

/** What the pages' own scripts ask for. */
export const isForScripts = (path: string): boolean =>
  /^\/api\/|\.json$|\/assignments\/\w+\/student_view$|^\/dashboard-sidebar/.test(path);

/** Who is signed in; otherwise the answer is a redirect to the sign-in page (a refusal to scripts) and `undefined`. */
export function requireVisitor(
  site: Site,
  request: Request,
  response: Response,
): Visitor | undefined {
  const session = site.sessions.of(request);
  if (session.user) return { person: session.user, session };
  if (isForScripts(request.path)) {
    response
      .status(401)
      .json({ status: 'unauthenticated', errors: [{ message: 'user authorization required' }] });
    return undefined;
  }
  response.redirect(302, `/login?return_to=${encodeURIComponent(request.originalUrl)}`);
  return undefined;
}

export const mayGrade = ({ post }: Person) => post === 'teacher' || post === 'assistant';
/** The learner an observer is enrolled for. */
export const observedBy = (site: Site, { observes }: Person): Person | undefined =>
  observes && site.school.people.find((each) => each.key === observes);
/** A learner's work: for themselves, their observer, and those who grade. */
export const maySee = (site: Site, person: Person, learner: Person): boolean =>
  person === learner || mayGrade(person) || observedBy(site, person) === learner;
/** What Canvas calls a learner whose name it hides: five characters that tell nothing. */
export const anonymousId = (person: Person): string =>
  createHash('sha1').update(`anonymous:${person.uuid}`).digest('hex').slice(0, 5);
/** The school's own IT. */
export const mayAdminister = ({ post }: Person) => post === 'administrator';
export const learnersOf = (course: Course) =>
  course.members.filter((person) => person.post === 'learner');

/** Rails masks its token with base64, so it must survive URL-encoding in the cookie. */
export const formToken = (session: Session) => `${session.formKey}==`;

export const shortDate = (date: Date) =>
  `${date.toLocaleString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })} at ${date.toLocaleString('en-GB', { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })}`;
