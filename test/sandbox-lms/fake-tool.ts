import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { Platform, ToolRegistration } from './platform/tool.ts';

/** The least a tool can be: a key set, and a hand that signs assertions. Launches are walked through by the test. */
export type FakeTool = {
  registration: ToolRegistration;
  assertion(platform: Platform, changes?: JWTPayload & { lifetime?: number }): Promise<string>;
  close(): void;
};

export async function startFakeTool(): Promise<FakeTool> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'tool-key', alg: 'RS256', use: 'sig' };
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    registration: {
      loginUrl: `${origin}/lti/login`,
      launchUrl: `${origin}/lti/launch`,
      jwksUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/lti/keys`,
      title: 'Waymark',
    },
    assertion: ({ clientId, tokenUrl }, { lifetime = 60, ...changes } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({
        iss: clientId,
        sub: clientId,
        aud: tokenUrl,
        iat: now,
        exp: now + lifetime,
        jti: crypto.randomUUID(),
        ...changes,
      })
        .setProtectedHeader({ alg: 'RS256', kid: 'tool-key' })
        .sign(privateKey);
    },
    close: () => server.close(),
  };
}
