import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { keyFor } from './keys-of-secret.ts';
import { LaunchRefusal } from './refusal.ts';

/**
 * What a login hands to its launch, inside `state`: nothing is stored, so any node can answer. Both kinds are bound
 * to one client: `browser` to a secret in a cookie or storage, `silent` to the verifier of an extension.
 */
const FlowSchema = v.object({
  kind: v.picklist(['browser', 'silent']),
  issuer: v.string(),
  clientId: v.string(),
  /** SHA-256 of the browser's secret, or the challenge; base64url. */
  bound: v.string(),
  /** `lti_storage_target` of the platform: the frame that keeps values for us. */
  frame: v.nullable(v.string()),
  cmid: v.nullable(v.string()),
  /** Seconds since 1970. */
  expires: v.number(),
});
export type Flow = v.InferOutput<typeof FlowSchema>;

export const FLOW_SECONDS = 300;
const LONGEST = 4096;

export const sha256 = (text: string): string => hash('sha256', text, 'base64url');

export function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

export function createFlows(secret: string) {
  const stateKey = createSecretKey(keyFor(secret, 'lti state'));
  const nonceKey = createSecretKey(keyFor(secret, 'lti nonce'));
  const sign = (key: KeyObject, text: string) =>
    createHmac('sha256', key).update(text).digest('base64url');
  return {
    seal(flow: Flow): string {
      const body = Buffer.from(JSON.stringify(flow)).toString('base64url');
      const state = `${body}.${sign(stateKey, body)}`;
      if (state.length > LONGEST) throw new LaunchRefusal('malformed', 'login parameters too long');
      return state;
    },
    open(state: string): Flow {
      const [body = '', mac = '', ...more] = state.length > LONGEST ? [] : state.split('.');
      if (more.length > 0 || !same(sign(stateKey, body), mac))
        throw new LaunchRefusal('launch_state', 'state is not ours');
      const flow = v.parse(FlowSchema, JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
      if (flow.expires < Date.now() / 1000)
        throw new LaunchRefusal('launch_expired', 'state expired');
      return flow;
    },
    /** Bound to the state, so a token of another flow cannot stand in, and nothing needs storing. */
    nonceOf: (state: string): string => sign(nonceKey, state),
  };
}
export type Flows = ReturnType<typeof createFlows>;
