import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { PlatformInput } from '../../add-platform.ts';

/** The smallest LTI platform a launch can come from: keys, a token endpoint, a roster of a few pages, registration. */
const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/';
export const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
export const claim = (name: string): string => CLAIM + name;

type Roster = {
  members: object[][];
  /** Authorization headers and addresses of what was asked. */
  asked: string[];
  addresses: string[];
  down: boolean;
  next?: string;
  /** More in the Link header. */
  link?: string;
  /** Of which course it says to be. */
  context?: { id: string };
  /** What the next requests get instead of a page: a status and headers. */
  failures: [status: number, headers: Record<string, string>][];
};
/** `asked`: what was sent to register, with its headers; `configuration` and `answer` change what it says. */
type Registering = {
  configuration: Record<string, unknown>;
  answer: Record<string, unknown>;
  asked: { authorization: string; body: Record<string, unknown> }[];
  configurationAsked: number;
  status: number;
};
type Keys = Awaited<ReturnType<typeof makeKey>>;

async function makeKey(kid: string) {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  return {
    kid,
    privateKey,
    publicKey,
    jwk: { ...(await exportJWK(publicKey)), kid, alg: 'RS256' },
  };
}
/** Made once: a key pair costs a tenth of a second. */
const made = Promise.all([makeKey('first'), makeKey('second'), makeKey('first')]);

export async function startPlatform() {
  const [first, second, stranger] = await made;
  const roster: Roster = { members: [], asked: [], addresses: [], down: false, failures: [] };
  const state = {
    jwks: [first.jwk] as object[],
    jwksAsked: 0,
    jwksDown: false,
    tokenStatus: 200,
    date: null as Date | null,
    /** Sent instead of a key set. */
    jwksBody: null as string | null,
    tokensAsked: [] as URLSearchParams[],
    /** What its page shows; a test's own. */
    page: '',
  };
  const registering: Registering = {
    configuration: {},
    answer: {},
    asked: [],
    configurationAsked: 0,
    status: 200,
  };
  const server = createServer(async (request, response) => {
    const sent = await text(request);
    if (state.date !== null) response.setHeader('date', state.date.toUTCString());
    const url = new URL(request.url ?? '/', 'http://localhost');
    const send = (body: unknown, headers = {}) => {
      response.writeHead(200, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };
    if (url.pathname === '/jwks') {
      state.jwksAsked += 1;
      if (state.jwksDown) return void response.writeHead(500).end();
      if (state.jwksBody !== null) return void response.end(state.jwksBody);
      return send({ keys: state.jwks });
    }
    if (url.pathname === '/configuration') {
      registering.configurationAsked += 1;
      return send({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        registration_endpoint: `${issuer}/register`,
        'https://purl.imsglobal.org/spec/lti-platform-configuration': {
          product_family_code: 'moodle',
          version: '5.1+',
        },
        ...registering.configuration,
      });
    }
    if (url.pathname === '/register') {
      const { authorization = '' } = request.headers;
      registering.asked.push({ authorization, body: JSON.parse(sent) });
      if (registering.status !== 200) return void response.writeHead(registering.status).end();
      return send({
        client_id: 'client-2',
        'https://purl.imsglobal.org/spec/lti-tool-configuration': { deployment_id: 'deployment-2' },
        ...registering.answer,
      });
    }
    if (/\/token(\.php)?$/.test(url.pathname)) {
      if (state.tokenStatus !== 200)
        return void response.writeHead(state.tokenStatus).end('<html>Exception</html>');
      state.tokensAsked.push(new URLSearchParams(sent));
      return send({ access_token: 'open sesame', token_type: 'bearer', expires_in: 3600 });
    }
    if (url.pathname === '/page') {
      response.setHeader('content-type', 'text/html');
      return void response.end(state.page);
    }
    if (roster.down) return void response.writeHead(500).end();
    const failure = roster.failures.shift();
    if (failure !== undefined) return void response.writeHead(...failure).end();
    roster.asked.push(request.headers.authorization ?? '');
    roster.addresses.push(request.url ?? '');
    const page = Number(url.searchParams.get('page') ?? 0);
    const next = roster.next ?? `${issuer}/roster?page=${page + 1}`;
    const links = page + 1 < roster.members.length ? [`<${next}>; rel="next"`] : [];
    if (roster.link !== undefined) links.push(roster.link);
    const more = links.length > 0 ? { link: links.join(', ') } : {};
    const { context } = roster;
    send({ id: request.url, context, members: roster.members[page] ?? [] }, more);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const registration: PlatformInput = {
    issuer,
    clientId: 'client-1',
    deploymentId: 'deployment-1',
    authUrl: `${issuer}/auth`,
    tokenUrl: `${issuer}/token`,
    jwksUrl: `${issuer}/jwks`,
    tenant: 'Willow Lane School',
  };
  return {
    issuer,
    registration,
    roster,
    state,
    registering,
    keys: { first, second, stranger },
    /** Claims of an ordinary launch: a Moodle learner in a course. */
    claims: (nonce: string, target: string, changed: JWTPayload = {}): JWTPayload => {
      const now = Math.floor(Date.now() / 1000);
      const claims: JWTPayload = {
        iss: issuer,
        aud: registration.clientId,
        sub: '7',
        iat: now,
        exp: now + 60,
        nonce,
        name: 'Ada Byron',
        [claim('version')]: '1.3.0',
        [claim('message_type')]: 'LtiResourceLinkRequest',
        [claim('deployment_id')]: registration.deploymentId,
        [claim('target_link_uri')]: target,
        [claim('roles')]: [`${MEMBERSHIP}Learner`],
        [claim('resource_link')]: { id: 'link-1' },
        [claim('context')]: { id: '42', title: 'Writing' },
        [claim('tool_platform')]: { guid: 'guid-1', product_family_code: 'moodle' },
        [claim('launch_presentation')]: {
          return_url: 'http://lms.example/mod/lti/return.php?sesskey=secret',
          locale: 'en',
        },
        'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
          context_memberships_url: `${issuer}/roster`,
        },
        ...changed,
      };
      // `undefined` takes a claim away.
      return JSON.parse(JSON.stringify(claims));
    },
    sign: (claims: JWTPayload, key: Keys = first, header: object = {}): Promise<string> =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: key.kid, ...header })
        .sign(key.privateKey),
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}
