import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { Platform, ToolRegistration } from './main.ts';
import { claim } from './platform/claims.ts';

/** The least a tool can be: it asks for a token, shows what it got, publishes a key and signs assertions. */
export type FakeTool = {
  registration: ToolRegistration;
  assertion(platform: Platform, changes?: JWTPayload & { lifetime?: number }): Promise<string>;
  /** Its answer to a request for content, choosing nothing; `changes` are its mistakes. */
  answer(platform: Platform, changes?: JWTPayload): Promise<string>;
  close(): void;
};

/** `authUrl` is where its login sends people; its launch page shows the fields it was posted, unverified. */
export async function startFakeTool(authUrl: () => string = () => ''): Promise<FakeTool> {
  const { privateKey, publicKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'tool-key', alg: 'RS256', use: 'sig' };
  const server = createServer(async (request, response) => {
    const fields = new URLSearchParams(await readBody(request));
    if (request.url === '/lti/login') {
      const query = new URLSearchParams({
        scope: 'openid',
        response_type: 'id_token',
        response_mode: 'form_post',
        prompt: 'none',
        redirect_uri: `${origin()}/lti/launch`,
        state: 'state-1',
        nonce: 'nonce-1',
      });
      for (const name of ['client_id', 'login_hint', 'lti_message_hint']) {
        query.set(name, fields.get(name) ?? '');
      }
      response.writeHead(302, { location: `${authUrl()}?${query}` }).end();
    } else if (request.url === '/lti/launch') {
      response
        .setHeader('Content-Type', 'text/html')
        .end(`<p id="fields">${[...fields.keys()].join(' ')}</p>`);
    } else {
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = () => `http://localhost:${port}`;
  const sign = (claims: JWTPayload) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'tool-key' }).sign(privateKey);
  return {
    registration: {
      loginUrl: `${origin()}/lti/login`,
      launchUrl: `${origin()}/lti/launch`,
      jwksUrl: `http://127.0.0.1:${port}/lti/keys`,
      title: 'Waymark',
    },
    assertion: ({ clientId, tokenUrl }, { lifetime = 60, ...changes } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: clientId,
        sub: clientId,
        aud: tokenUrl,
        iat: now,
        exp: now + lifetime,
        jti: crypto.randomUUID(),
        ...changes,
      };
      return sign(claims);
    },
    answer: ({ clientId, issuer, deploymentId }, changes = {}) => {
      const now = Math.floor(Date.now() / 1000);
      return sign({
        iss: clientId,
        aud: issuer,
        iat: now,
        exp: now + 60,
        nonce: crypto.randomUUID(),
        [claim('message_type')]: 'LtiDeepLinkingResponse',
        [claim('version')]: '1.3.0',
        [claim('deployment_id')]: deploymentId,
        'https://purl.imsglobal.org/spec/lti-dl/claim/content_items': [],
        ...changes,
      });
    },
    close: () => server.close(),
  };
}

async function readBody(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
