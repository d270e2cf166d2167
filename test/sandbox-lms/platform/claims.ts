import type { JWTPayload } from 'jose';
import type { Person, Post } from '../school/people.ts';
import type { Platform, ToolRegistration } from './tool.ts';

export const claim = (name: string) => `https://purl.imsglobal.org/spec/lti/claim/${name}`;
export const membership = (role: string) =>
  `http://purl.imsglobal.org/vocab/lis/v2/membership#${role}`;
const institution = (role: string) =>
  `http://purl.imsglobal.org/vocab/lis/v2/institution/person#${role}`;
export const systemRole = (role: string) =>
  `http://purl.imsglobal.org/vocab/lis/v2/system/person#${role}`;

export const scopes = {
  roster: 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly',
  lineItem: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem',
  lineItemReadOnly: 'https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly',
  resultReadOnly: 'https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly',
  score: 'https://purl.imsglobal.org/spec/lti-ags/scope/score',
} as const;
export const serviceScopes: readonly string[] = Object.values(scopes);

/** What every LtiResourceLinkRequest carries, whatever the LMS. */
export function coreClaims(
  platform: Platform,
  tool: ToolRegistration,
  launch: { sub: string; nonce: string; roles: string[]; rosterUrl: string; lineItemsUrl: string },
): JWTPayload {
  return {
    iss: platform.issuer,
    aud: platform.clientId,
    sub: launch.sub,
    nonce: launch.nonce,
    [claim('message_type')]: 'LtiResourceLinkRequest',
    [claim('version')]: '1.3.0',
    [claim('deployment_id')]: platform.deploymentId,
    [claim('target_link_uri')]: tool.launchUrl,
    [claim('roles')]: launch.roles,
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
      context_memberships_url: launch.rosterUrl,
      service_versions: ['2.0'],
    },
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
      scope: serviceScopes.filter((scope) => scope !== scopes.roster),
      lineitems: launch.lineItemsUrl,
    },
  };
}

/** Of a person, what the tool is told. */
export function identity(tool: ToolRegistration | undefined, person: Person): JWTPayload {
  const { name = true, email = true } = tool?.sends ?? {};
  return {
    ...(name && { name: person.name, given_name: person.given, family_name: person.family }),
    ...(email && { email: person.email }),
  };
}

/** Institution roles a person holds wherever they are. */
export function institutionRoles(post: Post): string[] {
  if (post === 'administrator') return [institution('Administrator')];
  return [institution(post === 'learner' ? 'Student' : 'Instructor')];
}
