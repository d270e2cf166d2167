import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
  type Router,
} from 'express';
import type { Deps } from './deps.ts';
import { health } from './health.ts';
import { sendErrorPage } from './lti/error-page.ts';
import { contentPolicy } from './lti/html.ts';
import type { Sentences } from './lti/sentences.ts';
import { WEB_FOLDER, WEB_PATH } from './lti/web-assets.ts';
import { giveReference, referenceOf } from './request-id.ts';

/** What others mount: everything under /api, the page a person opens to connect a browser, the home kept on a phone, what a teacher chose to link, how an LMS is registered, and where Waymark is looked after. */
export type Mounts = {
  api: Router;
  connectPage: RequestHandler;
  phone: Router;
  links: Router;
  registration: Router;
  admin: Router;
  sentences: Sentences;
};

const YEAR = 31_536_000;

const headers = (https: boolean): RequestHandler => {
  const all = Object.entries({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
    ...(https ? { 'strict-transport-security': `max-age=${YEAR}` } : {}),
  });
  return (_request, response, next) => {
    for (const [name, value] of all) response.setHeader(name, value);
    next();
  };
};

/** Method, path and time; the path of an address never holds a token or a name. */
const logLine =
  ({ log }: Deps): RequestHandler =>
  (request, response, next) => {
    const from = performance.now();
    const { method, path } = request;
    response.once('finish', () => {
      const { statusCode: status } = response;
      const ms = Math.round(performance.now() - from);
      log.info({ reference: referenceOf(response), method, path, status, ms }, 'request');
    });
    next();
  };

/**
 * Files are named by their content, so they may be kept for ever. The home page may be framed by any LMS as it stands
 * here: only a launch gives it a session, and browsers keep that apart for each site that frames us.
 */
const webFiles = express.static(WEB_FOLDER, {
  index: false,
  dotfiles: 'ignore',
  setHeaders: (response, path) => {
    const hashed = /assets[/\\].*-[\w-]{8,}\.\w+$/.test(path);
    response.setHeader('cache-control', hashed ? `public, max-age=${YEAR}, immutable` : 'no-cache');
    if (path.endsWith('.html')) {
      const ancestors = /[/\\]home\.html$/.test(path) ? ['*'] : [];
      response.setHeader('content-security-policy', contentPolicy(ancestors));
    }
  },
});

/** What nobody else answered for (a Range no file has, say). Express's own page would show our files and lines. */
const lastResort =
  ({ log }: Deps, sentences: Sentences): ErrorRequestHandler =>
  (error: { status?: unknown }, _request, response, _next) => {
    const reference = referenceOf(response);
    const status = Number(error.status);
    const ours = !(status >= 400 && status < 500);
    if (ours) log.error({ err: error, reference }, 'request failed');
    if (response.headersSent) return response.destroy();
    const problem = ours
      ? { status: 500, code: 'unavailable' as const }
      : { status, code: 'malformed' as const };
    return sendErrorPage(response, sentences, { ...problem, reference });
  };

/** The whole server as one Express 4 application; it listens in main.ts. */
export function createServerApp(deps: Deps, mounts: Mounts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.config.trustProxy);
  app.set('query parser', 'simple');
  app.use(giveReference, headers(deps.config.publicUrl.startsWith('https:')), logLine(deps));
  app.use(health(deps));
  app.use('/lti', deps.lti.handler, mounts.links, mounts.registration);
  app.use(mounts.api);
  app.get('/connect', mounts.connectPage);
  app.use('/home', mounts.phone);
  app.use(mounts.admin);
  app.use(WEB_PATH, webFiles);
  app.use((_request, response) => {
    const reference = referenceOf(response);
    sendErrorPage(response, mounts.sentences, { status: 404, code: 'not_found', reference });
  });
  app.use(lastResort(deps, mounts.sentences));
  return app;
}
