import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Flavour } from '../sandbox-lms/main.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

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
  await run(process.execPath, ['lti-server/platform.ts', 'add', ...words], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
  });
}
