import type { Launch } from './launch.ts';
import type { ToolRegistration } from './tool.ts';

/** An OpenID Connect authentication request as the tool sent it; '' for what it left out. */
export type AuthorizationRequest = {
  scope: string;
  response_type: string;
  response_mode: string;
  prompt: string;
  client_id: string;
  redirect_uri: string;
  login_hint: string;
  nonce: string;
  state: string;
};

type AuthorizationError = { error: string; description: string };
export type Authorization =
  | { kind: 'granted'; launch: Launch }
  /** The redirect_uri is registered, so the tool may be told. */
  | { kind: 'refused'; error: AuthorizationError }
  /** Nobody can be told but the person: sending them anywhere would be an open redirect. */
  | { kind: 'untrusted'; error: AuthorizationError };

/** LTI 1.3 core and the 1EdTech security framework §5.1.1.2. `launch` has been taken from its one-time store already. */
export function authorize(
  request: AuthorizationRequest,
  context: {
    tool: ToolRegistration | undefined;
    clientId: string;
    /** The login_hint this platform gave the person who is signed in now. */
    loginHint: string | undefined;
    launch: Launch | undefined;
  },
): Authorization {
  const { tool, launch } = context;
  if (!tool || request.client_id !== context.clientId) {
    return untrusted('unauthorized_client', 'Unknown client id');
  }
  if (request.redirect_uri !== tool.launchUrl) {
    return untrusted('invalid_request', 'redirect_uri is not a registered one');
  }
  if (!launch) return untrusted('invalid_request', 'This launch is no longer valid');
  if (request.scope !== 'openid') return refused('invalid_scope', 'scope must be openid');
  if (request.response_type !== 'id_token') {
    return refused('unsupported_response_type', 'response_type must be id_token');
  }
  if (request.response_mode !== 'form_post') {
    return refused('invalid_request', 'response_mode must be form_post');
  }
  if (request.prompt !== 'none') return refused('invalid_request', 'prompt must be none');
  if (request.nonce === '') return refused('invalid_request', 'nonce is missing');
  if (!context.loginHint) return refused('login_required', 'Nobody is signed in');
  if (request.login_hint !== context.loginHint) {
    return refused('access_denied', 'login_hint is not the person who is signed in');
  }
  return { kind: 'granted', launch };
}

const refused = (error: string, description: string): Authorization => ({
  kind: 'refused',
  error: { error, description },
});
const untrusted = (error: string, description: string): Authorization => ({
  kind: 'untrusted',
  error: { error, description },
});
