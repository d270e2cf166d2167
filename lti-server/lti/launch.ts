import type { TenantId } from '../../shared/model/ids.ts';
import type { DeepLinkingSettings } from './claims.ts';

/** A launch that passed every check. Strings are the platform's, cut to what our tables hold. */
export type LmsFlavour = 'canvas' | 'moodle' | 'other';

export type Launch = {
  /** The school of its deployment; null: to be found, and something to be noted (deployments.ts). */
  tenant: TenantId | null;
  issuer: string;
  clientId: string;
  deploymentId: string;
  sub: string;
  roles: readonly string[];
  name: string | null;
  /** BCP 47, as the LMS shows itself to this person. */
  locale: string | null;
  context: { id: string; title: string } | null;
  lms: LmsFlavour;
  /** Signed `tool_platform.guid`: one installation of an LMS. */
  guid: string | null;
  /** Custom parameters that were expanded; `$…` that was not is absent. */
  custom: Readonly<Record<string, string>>;
  /** Origins the signed claims and the registration name. */
  origins: readonly string[];
  membershipsUrl: string | null;
  /** It came by a link that a teacher chose, or asks for one: not from the tool's own place in the course. */
  byLink: boolean;
  /** Assignment and Grade Services of this course, and what the LMS lets us do there. */
  grades: { lineItemsUrl: string; scopes: readonly string[] } | null;
  /** What the link is called in the LMS; null where none was followed. */
  linkTitle: string | null;
  /** An LMS asks which links to put into a course; null: a link was followed. */
  deepLinking: DeepLinkingSettings | null;
  /** Moodle: the course module of our activity, from the (unsigned) launch form. */
  cmid: string | null;
  /** Made by the extension, without a page. */
  silent: boolean;
};

/** The fields of an LMS's third-party initiated login, as it posts them. */
export type LoginForm = Readonly<Record<string, string>>;

/** What the extension needs to fetch the id_token itself. */
export type SilentStart = { authorize: string; redirectUri: string };
