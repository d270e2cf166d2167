import type { Request } from 'express';
import { serviceScopes } from './claims.ts';
import type { ToolRegistration } from './tool.ts';

/** What a tool sends to register itself (1EdTech LTI Dynamic Registration 1.0), as far as either LMS reads it. */
export const toolConfiguration = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
export const platformConfiguration = 'https://purl.imsglobal.org/spec/lti-platform-configuration';

type Asked = {
  body: Record<string, unknown>;
  configuration: Record<string, unknown>;
  scopes: string[];
  claims: string[];
  tool: ToolRegistration;
};
/** `error`: the word the LMS answers with. */
export type Reading = { ok: true; asked: Asked } | { ok: false; error: string };

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
const list = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const bearerOf = (request: Request): string =>
  /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';

/** What both LMSs insist on. */
export function readRegistration(sent: unknown): Reading {
  const body = record(sent);
  const configuration = record(body[toolConfiguration]);
  const names = ['client_name', 'initiate_login_uri', 'jwks_uri'];
  const missing = names.find((name) => text(body[name]) === '');
  if (missing) return { ok: false, error: `missing_${missing}` };
  const [redirectUri, ...others] = list(body.redirect_uris);
  if (redirectUri === undefined) return { ok: false, error: 'missing_redirect_uris' };
  if (!list(body.response_types).includes('id_token'))
    return { ok: false, error: 'invalid_response_types' };
  if (body.token_endpoint_auth_method !== 'private_key_jwt')
    return { ok: false, error: 'invalid_token_endpoint_auth_method' };
  const target = text(configuration.target_link_uri);
  const domain = text(configuration.domain);
  if (target === '' || domain === '') return { ok: false, error: 'missing_tool_configuration' };
  if (URL.parse(target)?.host !== domain.replace(/^www\./, ''))
    return { ok: false, error: 'domain_targetlinkuri_mismatch' };
  if (others.length > 0 || redirectUri !== target)
    return { ok: false, error: 'one_redirect_uri_here' };
  const scopes = text(body.scope).split(' ').filter(Boolean);
  const claims = list(configuration.claims);
  return {
    ok: true,
    asked: {
      body,
      configuration,
      scopes,
      claims,
      tool: {
        loginUrl: text(body.initiate_login_uri),
        launchUrl: redirectUri,
        jwksUrl: text(body.jwks_uri),
        title: text(body.client_name),
        scopes: scopes.filter((scope) => serviceScopes.includes(scope)),
        custom: Object.fromEntries(
          Object.entries(record(configuration.custom_parameters)).map(([name, value]) => [
            name,
            text(value),
          ]),
        ),
      },
    },
  };
}
