import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler } from 'express';
import type { FlavourOptions, RunningFlavour } from '../flavour.ts';
import { createKeys } from '../platform/keys.ts';
import { createLaunches } from '../platform/launch.ts';
import { openSchool } from '../school/school.ts';
import { listen } from '../web/listen.ts';
import { createMisbehaviour } from '../web/misbehaviour.ts';
import { createSessions } from '../web/sessions.ts';
import { apiRoutes } from './api.ts';
import { assignmentRoutes } from './assignment.ts';
import { courseRoutes } from './course.ts';
import { ltiRoutes } from './lti.ts';
import { createMessageHints } from './message-hint.ts';
import { refusal } from './opened.ts';
import { signInRoutes } from './sign-in.ts';
import { canvasNumbering, formToken, type Site, toolId } from './site.ts';
import { speedGraderRoutes } from './speed-grader.ts';
import { submissionRoutes } from './submission.ts';

/** Starts the Canvas flavour, a self-hosted one: its issuer is its own origin. Rejects when the port is taken. */
export async function startCanvas({ host, port, tool }: FlavourOptions): Promise<RunningFlavour> {
  const listening = await listen(host, port);
  const origin = `http://${listening.host}:${listening.port}`;
  const site: Site = {
    origin,
    school: openSchool(canvasNumbering),
    sessions: createSessions('canvas_session', 'session_locale', {
      sameSite: 'none',
      secure: true,
    }),
    platform: {
      issuer: origin,
      clientId: '10000000000007',
      deploymentId: '7:8865aa05b4b79b64a91a86042e43af5ea8ae79eb',
      authUrl: `${origin}/api/lti/authorize_redirect`,
      tokenUrl: `${origin}/login/oauth2/token`,
      jwksUrl: `${origin}/api/lti/security/jwks`,
      guid: 'RiversideSchoolAccount1:canvas-lms',
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
    response.set({
      'Content-Security-Policy': "frame-ancestors 'self'",
      'Cache-Control': 'private, no-store',
    });
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
  app.use(signInRoutes(site), courseRoutes(site), assignmentRoutes(site), submissionRoutes(site));
  app.use(speedGraderRoutes(site), apiRoutes(site), ltiRoutes(site, createMessageHints()));
  app.use((_request, response) => refusal(site, undefined, response, 404));
  const onError: ErrorRequestHandler = (error, _request, response, _next) => {
    console.error('sandbox canvas:', error);
    response.status(500).send('Something broke');
  };
  app.use(onError);
  listening.server.on('request', app);

  const { school } = site;
  const courseUrl = (id: string, more = '') => `${origin}/courses/${id}${more}`;
  return {
    origin,
    platform: site.platform,
    people: school.people,
    courses: school.courses,
    url: {
      signIn: () => `${origin}/login`,
      signInAs: (person) => `${origin}/login/as/${person.id}`,
      signOut: () => `${origin}/logout`,
      dashboard: () => `${origin}/`,
      course: (course) => courseUrl(course.id),
      assignment: (course, assignment) => courseUrl(course.id, `/assignments/${assignment.id}`),
      handIn: (course, assignment) => courseUrl(course.id, `/assignments/${assignment.id}#submit`),
      grader: (course, assignment, learner) =>
        courseUrl(
          course.id,
          `/gradebook/speed_grader?assignment_id=${assignment.id}${learner ? `&student_id=${learner.id}` : ''}`,
        ),
      toolInCourse: (course) => courseUrl(course.id, `/external_tools/${toolId}`),
      toolInAssignment: (course, assignment) =>
        courseUrl(
          course.id,
          `/external_tools/${toolId}?display=borderless&launch_type=assignment_view&assignment_id=${assignment.id}`,
        ),
      toolLaunch: (course) => courseUrl(course.id, `/external_tools/${toolId}?display=borderless`),
      unknownPage: (course) => courseUrl(course.id, `/pages/${course.pageId}`),
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
