import { createHmac } from 'node:crypto';
import * as v from 'valibot';
import { same } from '../flow.ts';
import { keyFor } from '../keys-of-secret.ts';
import { LaunchRefusal } from '../refusal.ts';

/**
 * A checked request for links, while its teacher chooses. It stands in their page, sealed, and in no table: what Moodle asks
 * to be sent back to holds the key of their session.
 */
const RequestSchema = v.object({
  tenant: v.string(),
  person: v.string(),
  /** Our id of the course, and the LMS's. */
  context: v.string(),
  course: v.string(),
  lms: v.picklist(['canvas', 'moodle', 'other']),
  issuer: v.string(),
  clientId: v.string(),
  deploymentId: v.string(),
  returnUrl: v.string(),
  types: v.array(v.string()),
  several: v.boolean(),
  data: v.nullable(v.string()),
  locale: v.string(),
  /** Who may frame the pages of this. */
  framers: v.array(v.string()),
  /** Seconds since 1970. */
  expires: v.number(),
});
export type LinkRequest = v.InferOutput<typeof RequestSchema>;

/** As long as a form of an LMS may lie open. */
export const REQUEST_SECONDS = 3600;

export function createRequests(secret: string) {
  const key = keyFor(secret, 'deep linking');
  const sign = (body: string) => createHmac('sha256', key).update(body).digest('base64url');
  return {
    seal(request: LinkRequest): string {
      const body = Buffer.from(JSON.stringify(request)).toString('base64url');
      return `${body}.${sign(body)}`;
    },
    /** Throws LaunchRefusal. */
    open(sealed: string): LinkRequest {
      const [body = '', mac = '', ...more] = sealed.split('.');
      if (more.length > 0 || !same(sign(body), mac))
        throw new LaunchRefusal('launch_state', 'request for links is not ours');
      const text = Buffer.from(body, 'base64url').toString('utf8');
      const request = v.parse(RequestSchema, JSON.parse(text));
      if (request.expires < Date.now() / 1000)
        throw new LaunchRefusal('launch_expired', 'request for links expired');
      return request;
    },
  };
}
export type Requests = ReturnType<typeof createRequests>;
