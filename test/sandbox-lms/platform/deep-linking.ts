import { createLocalJWKSet, type JWTPayload, jwtVerify } from 'jose';
import { fetchKeys } from './assertion.ts';
import { claim } from './claims.ts';
import type { Platform, ToolRegistration } from './tool.ts';

const dl = (name: string) => `https://purl.imsglobal.org/spec/lti-dl/claim/${name}`;
const longestLifeSeconds = 300;
const type = 'ltiResourceLink';

/** What a platform asks when a teacher chooses content of the tool. */
export type Selecting = { returnUrl: string; multiple: boolean };
export type ContentItem = { title: string; url: string; custom: Record<string, string> };

/** Claims of a launch, as a request to choose: no link is followed (LTI Deep Linking 2.0, §4.4). */
export function selectionClaims(
  claims: JWTPayload,
  { returnUrl, multiple }: Selecting,
): JWTPayload {
  const { [claim('resource_link')]: _none, ...rest } = claims;
  return {
    ...rest,
    [claim('message_type')]: 'LtiDeepLinkingRequest',
    [dl('deep_linking_settings')]: {
      deep_link_return_url: returnUrl,
      accept_types: [type],
      accept_presentation_document_targets: ['frame', 'iframe', 'window'],
      accept_multiple: multiple,
      auto_create: false,
    },
  };
}

export type Answer = { ok: true; items: ContentItem[] } | { ok: false; reason: string };

/** Reads a LtiDeepLinkingResponse of the tool, signed by one of its keys; each nonce is good once. */
export function createAnswerCheck(platform: Platform, tool: () => ToolRegistration | undefined) {
  const seen = new Set<string>();
  return async (jwt: string, { multiple }: Pick<Selecting, 'multiple'>): Promise<Answer> => {
    const refuse = (reason: string): Answer => ({ ok: false, reason });
    const jwksUrl = tool()?.jwksUrl;
    if (jwksUrl === undefined) return refuse('no tool is registered');
    try {
      const { payload } = await jwtVerify(jwt, createLocalJWKSet(await fetchKeys(jwksUrl)), {
        algorithms: ['RS256'],
        issuer: platform.clientId,
        audience: platform.issuer,
        requiredClaims: ['iat', 'exp', 'nonce'],
      });
      const { exp = 0, iat = 0, nonce } = payload;
      if (exp - iat > longestLifeSeconds) return refuse('the answer lives too long');
      if (typeof nonce !== 'string' || seen.has(nonce)) return refuse('nonce was used before');
      if (payload[claim('message_type')] !== 'LtiDeepLinkingResponse')
        return refuse('message type');
      if (payload[claim('version')] !== '1.3.0') return refuse('version');
      if (payload[claim('deployment_id')] !== platform.deploymentId) return refuse('deployment');
      // None was sent, so none comes back.
      if (payload[dl('data')] !== undefined) return refuse('data nobody sent');
      const items = readItems(payload[dl('content_items')]);
      if (!items) return refuse('an item is not of a type that was asked for');
      if (items.length > 1 && !multiple) return refuse('more than one item');
      seen.add(nonce);
      return { ok: true, items };
    } catch (error) {
      return refuse(error instanceof Error ? error.message : 'not a JWT');
    }
  };
}

function readItems(value: unknown): ContentItem[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: ContentItem[] = [];
  for (const item of value as Record<string, unknown>[]) {
    const custom = Object.entries(item.custom ?? {});
    const sound = custom.every(([, text]) => typeof text === 'string');
    if (item.type !== type || typeof item.url !== 'string' || !sound) return undefined;
    items.push({
      title: typeof item.title === 'string' ? item.title : '',
      url: item.url,
      custom: Object.fromEntries(custom) as Record<string, string>,
    });
  }
  return items;
}
