import { randomBytes } from 'node:crypto';
import { originOf } from './claims.ts';
import { FLOW_SECONDS, type Flow, type Flows, sha256 } from './flow.ts';
import type { LoginForm } from './launch.ts';
import type { Platforms } from './platforms.ts';
import { LaunchRefusal } from './refusal.ts';

/** Third-party initiated login (OpenID Connect Core §4; 1EdTech Security Framework §5.1.1). */
export type LoginParts = {
  platforms: Platforms;
  flows: Flows;
  origin: string;
  redirectUri: string;
};
export type StartedLogin = { state: string; authorize: URL; frame: string | null };
type Binding = Pick<Flow, 'kind' | 'bound'>;

const LONGEST = 8192;
const LOGIN_FIELDS = [
  'iss',
  'login_hint',
  'target_link_uri',
  'client_id',
  'lti_message_hint',
  'lti_deployment_id',
  'lti_storage_target',
] as const;

/** The fields we know, each once and of bearable length. */
export function readForm(sent: Readonly<Record<string, unknown>>): LoginForm {
  const form: Record<string, string> = {};
  for (const field of LOGIN_FIELDS) {
    const value = Object.hasOwn(sent, field) ? sent[field] : undefined;
    if (value === undefined || value === '') continue;
    if (typeof value !== 'string' || value.length > LONGEST || value.includes('\0'))
      throw new LaunchRefusal('malformed', `login parameter ${field}`);
    form[field] = value;
  }
  return form;
}

/** Moodle's hint is JSON that names the course module it launches from. It is not signed: only ever a hint. */
function cmidOf(hint: string | undefined): string | null {
  const found = /"cmid":"?(\d{1,15})"?[,}]/.exec(hint ?? '');
  return found?.[1] ?? null;
}

export const newBrowserSecret = (): string => randomBytes(18).toString('base64url');

export function createLogin({ platforms, flows, origin, redirectUri }: LoginParts) {
  return async (form: LoginForm, binding: Binding): Promise<StartedLogin> => {
    const { iss, login_hint, target_link_uri } = form;
    if (iss === undefined || login_hint === undefined || target_link_uri === undefined)
      throw new LaunchRefusal('malformed', 'login parameter missing');
    if (originOf(target_link_uri) !== origin)
      throw new LaunchRefusal('bad_origin', 'target_link_uri of another host', 400);
    const platform = await platforms.recent(iss, form.client_id ?? null);
    const frame = form.lti_storage_target ?? null;
    const state = flows.seal({
      ...binding,
      issuer: platform.issuer,
      clientId: platform.clientId,
      frame,
      cmid: cmidOf(form.lti_message_hint),
      expires: Math.floor(Date.now() / 1000) + FLOW_SECONDS,
    });
    const authorize = new URL(platform.authUrl);
    const query = {
      response_type: 'id_token',
      response_mode: 'form_post',
      scope: 'openid',
      prompt: 'none',
      client_id: platform.clientId,
      redirect_uri: redirectUri,
      login_hint,
      state,
      nonce: flows.nonceOf(state),
      ...(form.lti_message_hint === undefined ? {} : { lti_message_hint: form.lti_message_hint }),
      ...(form.lti_deployment_id === undefined
        ? {}
        : { lti_deployment_id: form.lti_deployment_id }),
    };
    for (const [name, value] of Object.entries(query)) authorize.searchParams.set(name, value);
    return { state, authorize, frame };
  };
}
export type Login = ReturnType<typeof createLogin>;

/** The name under which a browser keeps its secret for a state. */
export const keyOf = (state: string): string => `waymark_${sha256(state).slice(0, 16)}`;
