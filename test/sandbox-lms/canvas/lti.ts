import { type Request, type Response, Router } from 'express';
import { createAccessTokens } from '../platform/access-tokens.ts';
import { type AuthorizationRequest, authorize } from '../platform/authorization.ts';
import { sendAutoPost } from '../platform/auto-post.ts';
import { scopes } from '../platform/claims.ts';
import { lineItemRoutes } from '../platform/line-items.ts';
import { answerRoster } from '../platform/roster.ts';
import { handle, parameter } from '../web/handle.ts';
import { launchClaims, rosterMember, rosterUrl } from './claims.ts';
import { loginFieldsOf } from './login-fields.ts';
import type { MessageHints } from './message-hint.ts';
import { openCourse, refusal } from './opened.ts';
import { type Site, toolId } from './site.ts';
import { toolPage } from './tool-page.ts';

const idTokenSeconds = 3600;

/** Canvas's side of LTI 1.3 (1EdTech security framework; lti 4.1 values of a self-hosted Canvas). */
export function ltiRoutes(site: Site, hints: MessageHints): Router {
  const router = Router();
  const { school, launches, sessions, platform } = site;
  const loginFields = loginFieldsOf(site, hints);
  const tokens = createAccessTokens(platform, site.tool, site.tokenAge);

  const launch = handle(async (request: Request, response: Response) => {
    const opened = openCourse(site, request, response);
    if (!opened) return;
    const { visitor, course } = opened;
    const tool = site.tool();
    const byUrl = request.path.endsWith('/retrieve');
    const asked = byUrl
      ? parameter(request, 'url') === tool?.launchUrl
      : request.params.tool === toolId;
    if (!tool || !asked) {
      return refusal(site, visitor, response, 404, 'The external tool is not set up yet.');
    }
    const borderless = parameter(request, 'display') === 'borderless';
    const assignment = course.assignments.find(
      (each) => each.id === parameter(request, 'assignment_id'),
    );
    const fields = await loginFields(visitor, course, {
      assignment,
      placement: parameter(request, 'launch_type') || 'course_navigation',
    });
    if (borderless) sendAutoPost(response, tool.loginUrl, fields, { id: 'tool_form' });
    else response.send(toolPage(site, visitor, course, tool, fields));
  });
  router.get('/courses/:course/external_tools/retrieve', launch);
  router.get('/courses/:course/external_tools/:tool', launch);

  // The address tools know only forwards to the school's own host, with everything it was sent.
  router.all('/api/lti/authorize_redirect', (request, response) => {
    const query = new URLSearchParams();
    for (const name of [...authorizationFields, 'lti_message_hint', 'lti_storage_target']) {
      const value = parameter(request, name);
      if (value !== '') query.set(name, value);
    }
    response.redirect(302, `/api/lti/authorize?${query}`);
  });
  router.get(
    '/api/lti/authorize',
    handle(async (request, response) => {
      const { user } = sessions.peek(request);
      const asked = readRequest(request);
      const verifier = await hints.read(parameter(request, 'lti_message_hint'));
      const begun = verifier === undefined ? undefined : launches.take(verifier);
      const decision = authorize(asked, {
        tool: site.tool(),
        clientId: platform.clientId,
        loginHint: user?.uuid,
        launch: user && begun?.person !== user ? undefined : begun,
      });
      if (decision.kind === 'untrusted') {
        const visitor = user && { person: user, session: sessions.of(request) };
        return refusal(
          site,
          visitor,
          response,
          400,
          `${decision.error.error}: ${decision.error.description}`,
        );
      }
      const answer =
        decision.kind === 'refused'
          ? { error: decision.error.error, error_description: decision.error.description }
          : {
              id_token: await site.keys.sign(
                launchClaims(site, decision.launch, asked.nonce, sessions.of(request).lang),
                idTokenSeconds,
              ),
            };
      const fields = { utf8: '✓', ...answer, state: asked.state, lti_storage_target: '_parent' };
      sendAutoPost(response, asked.redirect_uri, fields, { id: 'redirect_form' });
    }),
  );

  router.get('/api/lti/security/jwks', (_request, response) => response.json(site.keys.jwks));
  router.post('/login/oauth2/token', tokens.endpoint);
  router.get(
    '/api/lti/courses/:course/names_and_roles',
    tokens.require(scopes.roster),
    handle((request, response) => {
      const course = school.course(request.params.course ?? '');
      if (!course) return void response.status(404).json({ errors: [{ message: 'not found' }] });
      const rlid = parameter(request, 'rlid');
      if (rlid !== '' && rlid !== course.resourceLinkId) {
        return void response.status(404).json({ errors: [{ message: 'unknown rlid' }] });
      }
      answerRoster(
        request,
        response,
        course,
        rosterUrl(site, course),
        rosterMember(site, course, rlid),
      );
    }),
  );
  router.use(
    lineItemRoutes({
      origin: site.origin,
      school,
      tokens,
      paths: {
        collection: '/api/lti/courses/:course/line_items',
        item: '/api/lti/courses/:course/line_items/:item',
        query: () => '',
      },
      userId: (person) => person.uuid,
    }),
  );
  return router;
}

const authorizationFields = [
  'scope',
  'response_type',
  'response_mode',
  'prompt',
  'client_id',
  'redirect_uri',
  'login_hint',
  'nonce',
  'state',
] as const;

function readRequest(request: Request): AuthorizationRequest {
  const entries = authorizationFields.map((name) => [name, parameter(request, name)] as const);
  return Object.fromEntries(entries) as AuthorizationRequest;
}
