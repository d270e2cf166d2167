import type { Flavour } from '../sandbox-lms/main.ts';
import { platformCommand } from './platform-command.ts';

/** Registers an LMS as an administrator would, by the server's own command; may be repeated. */
export async function registerPlatform(
  lms: Flavour,
  tenant: string,
  env: Record<string, string>,
): Promise<void> {
  const { issuer, clientId, deploymentId, authUrl, tokenUrl, jwksUrl } = lms.platform;
  const args = {
    issuer,
    'client-id': clientId,
    'deployment-id': deploymentId,
    'auth-url': authUrl,
    'token-url': tokenUrl,
    'jwks-url': jwksUrl,
    tenant,
    origin: lms.origin,
  };
  const words = Object.entries(args).flatMap(([name, value]) => [`--${name}`, value]);
  await platformCommand(['add', ...words], env);
}
