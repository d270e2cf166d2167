import { readFileSync } from 'node:fs';
import {
  json,
  type Request,
  type RequestHandler,
  type Response,
  Router,
  urlencoded,
} from 'express';
import { addressOf, type Brake, type Limits } from '../limits.ts';
import type { Log } from '../log.ts';
import { sendLoginPage, sendRecallPage } from './between-pages.ts';
import type { Binding } from './binding.ts';
import { type Flow, type Flows, same, sha256 } from './flow.ts';
import type { Guard } from './guard.ts';
import type { Launch } from './launch.ts';
import { keyOf, type Login, newBrowserSecret, readForm } from './login.ts';
import type { Ltijs } from './ltijs.ts';
import type { Notice, Notices } from './notices.ts';
import { framersOf, type Platforms } from './platforms.ts';
import { LaunchRefusal } from './refusal.ts';
import { refuseWith } from './refuse.ts';
import type { Sentences } from './sentences.ts';

export type LtiRouterParts = {
  platforms: Platforms;
  flows: Flows;
  login: Login;
  guard: Guard;
  notices: Notices;
  ltijs: Ltijs;
  binding: Binding;
  sentences: Sentences;
  log: Log;
  /** Ours. */
  origin: string;
  /** Answers a checked launch. */
  onLaunch: (launch: Launch, response: Response) => Promise<void>;
  /** Hears a checked notice of a platform. */
  onNotice: (notice: Notice) => Promise<void>;
  limits: Limits;
};

const LONGEST_TOKEN = 200_000;
/** OAuth's error codes are fixed words (RFC 6749, 4.1.2.1); anything else stays out of the log. */
const oauthWord = (error: string): string => (/^[a-z_]{1,40}$/.test(error) ? error : 'error');

type Handler = (request: Request, response: Response) => Promise<void>;
const handle =
  (work: Handler): RequestHandler =>
  (request, response, next) => {
    work(request, response).catch(next);
  };

const braked =
  (brake: Brake): RequestHandler =>
  (request, _response, next) => {
    brake.take(addressOf(request));
    next();
  };

function one(sent: unknown, longest: number): string | null {
  if (sent === undefined || sent === '') return null;
  if (typeof sent !== 'string' || sent.length > longest)
    throw new LaunchRefusal('malformed', 'parameter twice or too long');
  return sent;
}
const bodyOf = (request: Request): Record<string, unknown> =>
  typeof request.body === 'object' && request.body !== null ? request.body : {};

function loginRoute({ login, binding, sentences }: LtiRouterParts): Handler {
  return async (request, response) => {
    const form = readForm(request.method === 'POST' ? bodyOf(request) : request.query);
    const secret = newBrowserSecret();
    const { state, authorize, frame } = await login(form, {
      kind: 'browser',
      bound: sha256(secret),
    });
    binding.keep(response, keyOf(state), secret);
    response.set('cache-control', 'no-store');
    if (binding.cookiesWork(request)) {
      response.status(302).set('location', authorize.href).end();
      return;
    }
    sendLoginPage(response, sentences, {
      key: keyOf(state),
      frame,
      secret,
      platformOrigin: authorize.origin,
      framers: framersOf(form.iss ?? '', authorize.origin),
      next: authorize.href,
      self: `/lti/login?${new URLSearchParams(form)}`,
    });
  };
}

/** A proof counts only from a page of ours: any other site could post one of a flow of its own. */
function checkOwnPage(request: Request, origin: string): void {
  const site = request.headers['sec-fetch-site'] ?? 'same-origin';
  if (request.headers.origin !== origin || site !== 'same-origin')
    throw new LaunchRefusal('launch_browser', 'proof from another site');
}

function launchRoute(parts: LtiRouterParts): Handler {
  const { platforms, flows, guard, binding, sentences, origin, onLaunch } = parts;

  async function askBrowser(response: Response, idToken: string, state: string, flow: Flow) {
    const platform = await platforms.recent(flow.issuer, flow.clientId);
    sendRecallPage(response, sentences, {
      key: keyOf(state),
      frame: flow.frame,
      platformOrigin: new URL(platform.authUrl).origin,
      framers: framersOf(platform.issuer, platform.authUrl),
      idToken,
      state,
    });
  }
  return async (request, response) => {
    const body = bodyOf(request);
    const error = one(body.error, 8192);
    if (error !== null) throw new LaunchRefusal('platform_refused', oauthWord(error));
    const state = one(body.state, 8192);
    const idToken = one(body.id_token, LONGEST_TOKEN);
    if (state === null || idToken === null)
      throw new LaunchRefusal('launch_state', 'state or token missing');
    const flow = flows.open(state);
    if (flow.kind !== 'browser')
      throw new LaunchRefusal('launch_state', 'state of a silent launch');
    const cookie = binding.find(request, keyOf(state));
    const proof = one(body.proof, 256);
    if (cookie === null && proof === null) return askBrowser(response, idToken, state, flow);
    if (cookie === null) checkOwnPage(request, origin);
    if (!same(sha256(cookie ?? proof ?? ''), flow.bound))
      throw new LaunchRefusal('launch_browser', 'state of another browser');
    const launch = await guard(idToken, state, flow);
    if (cookie === null) binding.forget(response, keyOf(state));
    else binding.spend(response, keyOf(state));
    await onLaunch(launch, response);
  };
}

function noticesRoute({ notices, onNotice }: LtiRouterParts): Handler {
  return async (request, response) => {
    for (const notice of await notices(request.body)) await onNotice(notice);
    response.set('cache-control', 'no-store').status(204).end();
  };
}

const KEYS_SECONDS = 300;
function keysRoute({ ltijs }: LtiRouterParts): Handler {
  return async (_request, response) => {
    const keys = await ltijs.keyset();
    response.set('cache-control', `public, max-age=${KEYS_SECONDS}`).json(keys);
  };
}

const FILES = {
  './browser/close.js': 'js',
  './browser/copy.js': 'js',
  './browser/login.js': 'js',
  './browser/launch.js': 'js',
  './browser/platform-storage.js': 'js',
  './browser/return.js': 'js',
  './browser/page.css': 'css',
  '../../shared/ui/icon.svg': 'svg',
};
function files(): Router {
  const router = Router();
  for (const [file, type] of Object.entries(FILES)) {
    const text = readFileSync(new URL(file, import.meta.url), 'utf8');
    router.get(`/${file.slice(file.lastIndexOf('/') + 1)}`, (_request, response) => {
      response.set('cache-control', 'public, max-age=300').type(type).send(text);
    });
  }
  return router;
}

/** Everything under /lti. */
export function createLtiRouter(parts: LtiRouterParts): Router {
  const { binding, sentences, log, limits } = parts;
  const router = Router({ caseSensitive: true });
  const form = urlencoded({ extended: false, limit: '256kb', parameterLimit: 40 });
  router.use('/browser', files());
  router.get('/keys', handle(keysRoute(parts)));
  router.get('/check', (request, response) => {
    const { key } = request.query;
    const kept = typeof key === 'string' && binding.hasAny(request, key);
    response
      .set('cache-control', 'no-store')
      .status(kept ? 204 : 409)
      .end();
  });
  const logins = braked(limits.loginByAddress);
  router.get('/login', logins, handle(loginRoute(parts)));
  router.post('/login', logins, form, handle(loginRoute(parts)));
  router.post('/launch', braked(limits.launchByAddress), form, handle(launchRoute(parts)));
  router.post(
    '/notices',
    braked(limits.noticeByAddress),
    json({ limit: '256kb' }),
    handle(noticesRoute(parts)),
  );
  router.use(refuseWith(sentences, log));
  return router;
}
