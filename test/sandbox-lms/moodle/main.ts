import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler } from 'express';
import type { FlavourOptions, RunningFlavour } from '../flavour.ts';
import { createKeys } from '../platform/keys.ts';
import { createLaunches } from '../platform/launch.ts';
import { openSchool } from '../school/school.ts';
import { listen } from '../web/listen.ts';
import { createMisbehaviour } from '../web/misbehaviour.ts';
import { createSessions } from '../web/sessions.ts';
import { ajaxRoutes } from './ajax.ts';
import { assignmentRoutes } from './assignment.ts';
import { courseRoutes } from './course.ts';
import { ltiRoutes } from './lti.ts';
import { refusal } from './refusals.ts';
import { signInRoutes } from './sign-in.ts';
import { moodleNumbering, type Site } from './site.ts';

/** Starts the Moodle flavour. Rejects with the socket's error when the port is taken. */
export async function startMoodle({ host, port, tool }: FlavourOptions): Promise<RunningFlavour> {
  const listening = await listen(host, port);
  const origin = `http://${listening.host}:${listening.port}`;
  const site: Site = {
    origin,
    school: openSchool(moodleNumbering),
    sessions: createSessions('MoodleSession', 'lang', { sameSite: 'lax' }),
    platform: {
      issuer: origin,
      clientId: 'RvrSdMdl7kQ2wXe',
      deploymentId: '9',
      authUrl: `${origin}/mod/lti/auth.php`,
      tokenUrl: `${origin}/mod/lti/token.php`,
      jwksUrl: `${origin}/mod/lti/certs.php`,
      guid: createHash('md5').update('riverside-moodle').digest('hex'),
    },
    keys: await createKeys(),
    launches: createLaunches(),
    tool,
  };
  const { misbehave, middleware, calm } = createMisbehaviour(() => site.sessions.endAll());
  const app = express();
  app.disable('x-powered-by');
  app.use(middleware);
  app.use('/static/browser', express.static(fileURLToPath(new URL('browser', import.meta.url))));
  app.get('/static/style.css', (_request, response) =>
    response.sendFile(fileURLToPath(new URL('style.css', import.meta.url))),
  );
  app.use((_request, response, next) => {
    response.set({ 'X-Frame-Options': 'sameorigin', 'Cache-Control': 'private, no-store' });
    next();
  });
  app.use(site.sessions.middleware);
  app.use(express.urlencoded({ extended: false, limit: '1mb' }));
  app.use(signInRoutes(site), courseRoutes(site), assignmentRoutes(site));
  app.use(ajaxRoutes(site), ltiRoutes(site));
  app.use((_request, response) =>
    refusal(site, undefined, response, 404, 'This page is not here.'),
  );
  const onError: ErrorRequestHandler = (error, _request, response, _next) => {
    console.error('sandbox moodle:', error);
    response.status(500).send('Exception - something went wrong');
  };
  app.use(onError);
  listening.server.on('request', app);

  const { school } = site;
  const assignUrl = (cmid: string, more = '') => `${origin}/mod/assign/view.php?id=${cmid}${more}`;
  return {
    origin,
    platform: site.platform,
    people: school.people,
    courses: school.courses,
    url: {
      signIn: () => `${origin}/login/index.php`,
      signInAs: (person) => `${origin}/login/as/${person.id}`,
      signOut: () => `${origin}/login/logout.php`,
      dashboard: () => `${origin}/my/`,
      course: (course) => `${origin}/course/view.php?id=${course.id}`,
      assignment: (_course, assignment) => assignUrl(assignment.id),
      handIn: (_course, assignment) => assignUrl(assignment.id, '&action=editsubmission'),
      grader: (_course, assignment, learner) =>
        assignUrl(assignment.id, `&action=grader${learner ? `&userid=${learner.id}` : ''}`),
      toolInCourse: (course) => `${origin}/mod/lti/view.php?id=${course.toolId}`,
      toolInAssignment: () => undefined,
      toolLaunch: (course) => `${origin}/mod/lti/launch.php?id=${course.toolId}&triggerview=0`,
      unknownPage: (course) => `${origin}/mod/page/view.php?id=${course.pageId}`,
    },
    drafts: (assignment, learner) => school.drafts(assignment.id, learner.id),
    submission: (assignment, learner) => school.submission(assignment.id, learner.id),
    handIn: (assignment, learner, html) => school.handIn(assignment.id, learner.id, html),
    misbehave,
    reset: () => {
      school.reset();
      site.sessions.endAll();
      site.launches.clear();
      calm();
    },
    close: listening.close,
  };
}
