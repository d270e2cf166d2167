import { randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import { handle, parameter } from '../web/handle.ts';
import { createAssertionCheck } from './assertion.ts';
import { serviceScopes } from './claims.ts';
import type { Platform, ToolRegistration } from './tool.ts';

const lifetimeSeconds = 3600;
const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export type AccessTokens = {
  /** The OAuth 2 client-credentials endpoint. Expects a parsed form body. */
  endpoint: RequestHandler;
  /** Lets a service request through only with a live token of this scope. */
  require(...anyOf: string[]): RequestHandler;
};

export function createAccessTokens(
  platform: Platform,
  tool: () => ToolRegistration | undefined,
  /** Tokens of another age than this are good no more. */
  age: () => number,
): AccessTokens {
  const issued = new Map<string, { scopes: string[]; expires: number; age: number }>();
  const checkAssertion = createAssertionCheck();
  return {
    endpoint: handle(async (request, response) => {
      const refuse = (status: number, error: string, description: string) => {
        response.status(status).json({ error, error_description: description });
      };
      const registration = tool();
      if (!registration) return refuse(400, 'invalid_client', 'no tool is registered');
      if (parameter(request, 'grant_type') !== 'client_credentials') {
        return refuse(400, 'unsupported_grant_type', 'grant_type must be client_credentials');
      }
      if (parameter(request, 'client_assertion_type') !== assertionType) {
        return refuse(400, 'invalid_request', `client_assertion_type must be ${assertionType}`);
      }
      const checked = await checkAssertion(parameter(request, 'client_assertion'), {
        clientId: platform.clientId,
        tokenUrl: platform.tokenUrl,
        jwksUrl: registration.jwksUrl,
      });
      if (!checked.ok) return refuse(400, 'invalid_client', checked.reason);
      const wanted = parameter(request, 'scope').split(' ').filter(Boolean);
      const allowed = registration.scopes ?? serviceScopes;
      if (wanted.length === 0 || !wanted.every((scope) => allowed.includes(scope))) {
        return refuse(400, 'invalid_scope', 'a scope is unknown or missing');
      }
      const token = randomBytes(24).toString('hex');
      const expires = Date.now() + lifetimeSeconds * 1000;
      issued.set(token, { scopes: wanted, expires, age: age() });
      response.set('Cache-Control', 'no-store').json({
        access_token: token,
        token_type: 'Bearer',
        expires_in: lifetimeSeconds,
        scope: wanted.join(' '),
      });
    }),
    require:
      (...anyOf) =>
      (request, response, next) => {
        const [scheme, value = ''] = (request.headers.authorization ?? '').split(' ');
        const token = issued.get(value);
        const isLive = token && token.expires >= Date.now() && token.age === age();
        if (scheme?.toLowerCase() !== 'bearer' || !isLive) {
          response.status(401).set('WWW-Authenticate', 'Bearer').json({ error: 'invalid_token' });
        } else if (!anyOf.some((scope) => token.scopes.includes(scope))) {
          response.status(403).json({ error: 'insufficient_scope' });
        } else next();
      },
  };
}
