import { createHash } from 'node:crypto';
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
import { type MoodleAddresses, moodleAddresses } from './addresses.ts';
import { ajaxRoutes } from './ajax.ts';
import { assignmentRoutes } from './assignment.ts';
import { becomeRoutes } from './become.ts';
import { contentItemRoutes } from './content-item.ts';
import { courseRoutes } from './course.ts';
import { dashboardRoutes } from './dashboard.ts';
import { fileRoutes } from './files.ts';
import { ltiRoutes } from './lti.ts';
import { type MoodleManners, usualMoodleManners } from './manners.ts';
import { refusal } from './refusals.ts';
import { registrationRoutes } from './registration.ts';
import { signInRoutes } from './sign-in.ts';
import { moodleNumbering, type Site } from './site.ts';

export type MoodleFlavour = Flavour<MoodleAddresses, MannersSwitch<MoodleManners>>;

/** Starts the Moodle flavour, at `path` of its site. Rejects with the socket's error when the port is taken. */
export async function startMoodle({
  host,
  port,
  path,
  tool,
}: FlavourOptions & { path: string }): Promise<Running<MoodleFlavour>> {
  const listening = await listen(host, port);
  const origin = `http://${listening.host}:${listening.port}`;
  const root = origin + path;
  const platform: Platform = {
    issuer: root,
    clientId: 'RvrSdMdl7kQ2wXe',
    deploymentId: '9',
    authUrl: `${root}/mod/lti/auth.php`,
    tokenUrl: `${root}/mod/lti/token.php`,
    jwksUrl: `${root}/mod/lti/certs.php`,
    guid: createHash('md5').update('riverside-moodle').digest('hex'),
  };
  const shelf = createShelf(platform, tool);
  const site: Site = {
    origin,
    path,
    root,
    manners: createManners(usualMoodleManners),
    school: openSchool(moodleNumbering),
    sessions: createSessions('MoodleSession', 'lang', { sameSite: 'lax' }),
    platform,
    keys: await createKeys('moodle'),
    launches: createLaunches(),
    links: createLinks({
      number: (nth) => String(120 + nth),
      resourceLinkId: (nth) => String(510 + nth),
    }),
    tool: shelf.tool,
    tokenAge: () => tokenAge(),
    shelf,
  };
  const { misbehave, middleware, paceScript, tokenAge, calm } = createMisbehaviour(
    () => site.sessions.endAll(),
    kindOf,
  );
  const app = express();
  app.disable('x-powered-by');
  app.use(middleware);
  app.use('/static/browser', express.static(fileURLToPath(new URL('browser', import.meta.url))));
  app.get('/static/style.css', (_request, response) =>
    response.sendFile(fileURLToPath(new URL('style.css', import.meta.url))),
  );
  app.get('/static/dark.css', (_request, response) =>
    response.sendFile(fileURLToPath(new URL('../web/dark.css', import.meta.url))),
  );
  app.get('/static/pace.js', paceScript);
  app.get('/static/sandbox.js', (_request, response) =>
    response.sendFile(fileURLToPath(new URL('../web/browser/sandbox.js', import.meta.url))),
  );
  app.get('/bus-times.html', (_request, response) => response.send(unmarkedPage));
  app.use((_request, response, next) => {
    const { backForwardCache } = site.manners.current();
    response.set({
      'X-Frame-Options': 'sameorigin',
      'Cache-Control': backForwardCache
        ? 'private, max-age=0, must-revalidate'
        : 'private, no-store',
    });
    next();
  });
  app.use(site.sessions.middleware);
  app.use(express.urlencoded({ extended: false, limit: '1mb' }));
  app.use(signInRoutes(site), becomeRoutes(site), dashboardRoutes(site), courseRoutes(site));
  app.use(assignmentRoutes(site), fileRoutes(site), ajaxRoutes(site), ltiRoutes(site));
  app.use(contentItemRoutes(site), registrationRoutes(site));
  app.use((_request, response) =>
    refusal(site, undefined, response, 404, 'This page is not here.'),
  );
  const onError: ErrorRequestHandler = (error, _request, response, _next) => {
    console.error('sandbox moodle:', error);
    response.status(500).send('Exception - something went wrong');
  };
  app.use(onError);
  const server = express()
    .disable('x-powered-by')
    .use(path === '' ? '/' : path, app);
  listening.server.on('request', server);

  const { school } = site;
  return {
    origin,
    path,
    platform,
    people: school.people,
    courses: school.courses,
    url: moodleAddresses(root),
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
    close: listening.close,
  };
}

function kindOf({ path, query }: Request): AnswerKind {
  if (path.endsWith('/mod/lti/token.php')) return 'token';
  if (path.includes('/mod/lti/services.php/')) return 'service';
  if (path.endsWith('/lib/ajax/service.php')) {
    return query.info === 'core_get_fragment' ? 'work' : 'data';
  }
  return 'page';
}
