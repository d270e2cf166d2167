import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler, type Request } from 'express';
import type { Flavour, FlavourOptions, Running } from '../flavour.ts';
import { createKeys } from '../platform/keys.ts';
import { createLaunches } from '../platform/launch.ts';
import { createLinks } from '../platform/links.ts';
import { createShelf } from '../platform/shelf.ts';
import type { Platform } from '../platform/tool.ts';
import { openSchool } from '../school/school.ts';
import { listen } from '../web/listen.ts';
import { createManners, type MannersSwitch } from '../web/manners.ts';
import { type AnswerKind, createMisbehaviour } from '../web/misbehaviour.ts';
import { createSessions } from '../web/sessions.ts';
import { unmarkedPage } from '../web/unmarked-page.ts';
import { type CanvasAddresses, canvasAddresses } from './addresses.ts';
import { apiRoutes } from './api.ts';
import { assignmentRoutes } from './assignment.ts';
import { courseRoutes } from './course.ts';
import { dashboardRoutes } from './dashboard.ts';
import { documentRoutes } from './document.ts';
import { startFileHost } from './file-host.ts';
import { ltiRoutes } from './lti.ts';
import { type CanvasManners, usualCanvasManners } from './manners.ts';
import { masqueradeRoutes } from './masquerade.ts';
import { createMessageHints } from './message-hint.ts';
import { refusal } from './opened.ts';
import { otherWorkRoutes } from './preview-others.ts';
import { registrationRoutes } from './registration.ts';
import { selectionRoutes } from './selection.ts';
import { signInRoutes } from './sign-in.ts';
import { canvasNumbering, formToken, isForScripts, type Site } from './site.ts';
import { speedGraderRoutes } from './speed-grader.ts';
import { submissionRoutes } from './submission.ts';

export type CanvasFlavour = Flavour<CanvasAddresses, MannersSwitch<CanvasManners>>;

/** Starts the Canvas flavour, a self-hosted one: its issuer is its own origin. Rejects when the port is taken. */
export async function startCanvas({
  host,
  port,
  tool,
}: FlavourOptions): Promise<Running<CanvasFlavour>> {
  const listening = await listen(host, port);
  const origin = `http://${listening.host}:${listening.port}`;
  const school = openSchool(canvasNumbering);
  const { misbehave, middleware, paceScript, pace, tokenAge, calm } = createMisbehaviour(
    () => site.sessions.endAll(),
    kindOf,
  );
  const platform: Platform = {
    issuer: origin,
    clientId: '10000000000007',
    deploymentId: '7:8865aa05b4b79b64a91a86042e43af5ea8ae79eb',
    authUrl: `${origin}/api/lti/authorize_redirect`,
    tokenUrl: `${origin}/login/oauth2/token`,
    jwksUrl: `${origin}/api/lti/security/jwks`,
    guid: 'RiversideSchoolAccount1:canvas-lms',
  };
  const shelf = createShelf(platform, tool);
  const site: Site = {
    origin,
    school,
    manners: createManners(usualCanvasManners),
    fileHost: await startFileHost('127.0.0.3', school, pace),
    sessions: createSessions('canvas_session', 'session_locale', {
      sameSite: 'none',
      secure: true,
    }),
    platform,
    keys: await createKeys('canvas'),
    launches: createLaunches(),
    links: createLinks({
      number: (nth) => String(601 + nth),
      resourceLinkId: () => randomUUID(),
    }),
    tool: shelf.tool,
    tokenAge: () => tokenAge(),
    shelf,
  };
  const app = express();
  app.disable('x-powered-by');
  app.use(middleware);
  app.use('/static/browser', express.static(fileURLToPath(new URL('browser', import.meta.url))));
  for (const file of ['style.css', 'speed-grader-new.css', '../web/dark.css']) {
    app.get(`/static/${path.basename(file)}`, (_request, response) =>
      response.sendFile(fileURLToPath(new URL(file, import.meta.url))),
    );
  }
  app.get('/static/pace.js', paceScript);
  app.get('/static/sandbox.js', (_request, response) =>
    response.sendFile(fileURLToPath(new URL('../web/browser/sandbox.js', import.meta.url))),
  );
  app.get('/bus-times.html', (_request, response) => response.send(unmarkedPage));
  app.use((_request, response, next) => {
    response.set(headers(site));
    next();
  });
  app.use(site.sessions.middleware);
  app.use((request, response, next) => {
    // The page's own scripts read it; services that carry a bearer token have no session.
    if (site.sessions.peek(request).user) {
      response.cookie('_csrf_token', formToken(site.sessions.of(request)), {
        path: '/',
        sameSite: 'lax',
      });
    }
    next();
  });
  app.use(express.urlencoded({ extended: false, limit: '1mb' }));
  app.use(signInRoutes(site), masqueradeRoutes(site), dashboardRoutes(site), courseRoutes(site));
  app.use(assignmentRoutes(site), submissionRoutes(site), documentRoutes(site));
  app.use(otherWorkRoutes(site));
  const hints = createMessageHints();
  app.use(speedGraderRoutes(site), apiRoutes(site));
  app.use(selectionRoutes(site, hints), ltiRoutes(site, hints));
  app.use(registrationRoutes(site));
  app.use((_request, response) => refusal(site, undefined, response, 404));
  const onError: ErrorRequestHandler = (error, _request, response, _next) => {
    console.error('sandbox canvas:', error);
    response.status(500).send('Something broke');
  };
  app.use(onError);
  listening.server.on('request', app);

  return {
    origin,
    path: '',
    platform,
    people: school.people,
    courses: school.courses,
    url: canvasAddresses(origin),
    drafts: (assignment, learner) => school.drafts(assignment.id, learner.id),
    submission: (assignment, learner) => school.submission(assignment.id, learner.id),
    handIn: (assignment, learner, html, fileName) =>
      school.handIn(assignment.id, learner.id, html, fileName === undefined ? {} : { fileName }),
    misbehave,
    manners: site.manners,
    reset: () => {
      school.reset();
      site.sessions.endAll();
      site.launches.clear();
      site.links.clear();
      shelf.clear();
      site.manners.reset();
      calm();
    },
    close: async () => {
      await Promise.all([listening.close(), site.fileHost.close()]);
    },
  };
}

function headers(site: Site): Record<string, string> {
  const { framesLimited, backForwardCache } = site.manners.current();
  const tool = site.tool();
  const allowed = [site.fileHost.origin, ...(tool ? [new URL(tool.launchUrl).origin] : [])];
  const frames = framesLimited ? `; frame-src 'self' blob: ${allowed.join(' ')}` : '';
  return {
    'Content-Security-Policy': `frame-ancestors 'self'${frames}`,
    'Cache-Control': backForwardCache ? 'private, max-age=0, must-revalidate' : 'private, no-store',
  };
}

function kindOf({ path: address, query }: Request): AnswerKind {
  if (address === '/login/oauth2/token') return 'token';
  if (/^\/api\/lti\/courses\//.test(address)) return 'service';
  if (query.preview !== undefined || address.startsWith('/api/v1/canvadoc_session')) return 'work';
  return isForScripts(address) ? 'data' : 'page';
}
