import type { RequestHandler } from 'express';
import type { Launch, LoginForm, SilentStart } from './launch.ts';
import type { Outgoing } from './outgoing.ts';
import type { Rotation } from './rotate.ts';
import type { GradeSource, Grades } from './services/grades.ts';

export type Platform = {
  issuer: string;
  clientId: string;
  name: string;
  authUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  active: boolean;
};
export type NewPlatform = Omit<Platform, 'active'>;

/** One line of a roster as the platform wrote it. */
export type Member = {
  userId: string;
  canvasUserId: string | null;
  name: string | null;
  roles: readonly string[];
  active: boolean;
  /** Names of the course's sections this person is in; Canvas tells them where it is asked to. */
  sections: readonly string[];
};

/** Where a roster is, and whose keys open it. `origins`: where a bearer token may be sent. */
export type RosterSource = {
  issuer: string;
  clientId: string;
  url: string;
  /** `context.id` of the course it is of; null where any will do. */
  context: string | null;
  origins: readonly string[];
};

/** What a platform has asked links for, as far as the answer repeats it. */
export type LinksAsked = {
  issuer: string;
  clientId: string;
  deploymentId: string;
  types: string[];
  several: boolean;
  data: string | null;
};

/** All of LTI the rest of the server sees; ltijs stands behind it in one file. */
export type LtiTool = {
  /** /lti/*: login, launch, keys and the pages between. */
  handler: RequestHandler;
  register(platform: NewPlatform): Promise<void>;
  setActive(issuer: string, clientId: string, active: boolean): Promise<void>;
  platforms(): Promise<Platform[]>;
  /** A new key for a platform signs from now on; the one before is still shown (rotate.ts). */
  rotate(issuer: string, clientId: string): Promise<Rotation>;
  /** Every platform has a key shown that can sign next. */
  readyNextKeys(): Promise<void>;
  /** Asks an address of a platform, as outgoing.ts lets it. Rejects with OutgoingError, or as fetch does. */
  request: Outgoing['request'];
  /** A new access token of a platform, asked for with our key; rejects as `request` does. */
  askToken(issuer: string, clientId: string, scope: string): Promise<void>;
  /** Ids of the keys we show. */
  keyIds(): Promise<string[]>;
  /** The signed answer (LtiDeepLinkingResponse) to a request for links. */
  linkMessage(asked: LinksAsked, items: readonly object[]): Promise<string>;
  /** Line items, scores and results of one course (course-grades.ts says which may be had). */
  grades(source: GradeSource): Grades;
  /** Rejects with LaunchRefusal. `challenge`: SHA-256 of a verifier the extension keeps, base64url. */
  beginSilent(form: LoginForm, challenge: string): Promise<SilentStart>;
  /** Rejects with LaunchRefusal. Single use. The launch is checked, nothing of it is stored yet: see admit(). */
  finishSilent(idToken: string, state: string, verifier: string): Promise<Launch>;
  /** All members, page by page. */
  members(source: RosterSource): AsyncIterable<Member>;
};
