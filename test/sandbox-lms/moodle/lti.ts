import { Router, urlencoded } from 'express';
import { createAccessTokens } from '../platform/access-tokens.ts';
import { authorize } from '../platform/authorization.ts';
import { sendAutoPost } from '../platform/auto-post.ts';
import { scopes } from '../platform/claims.ts';
import type { Launch } from '../platform/launch.ts';
import { lineItemRoutes } from '../platform/line-items.ts';
import { answerRoster } from '../platform/roster.ts';
import { handle, parameter } from '../web/handle.ts';
import { html } from '../web/html.ts';
import { launchClaims, rosterMember, rosterUrl } from './claims.ts';
import { renderPage } from './page.ts';
import { notFound, refusal } from './refusals.ts';
import { requireVisitor, type Site } from './site.ts';

const idTokenSeconds = 60;

/** Moodle's side of LTI 1.3 (page map §1–§3). */
export function ltiRoutes(site: Site): Router {
  const router = Router();
  const { school, launches, sessions, platform } = site;
  const tokens = createAccessTokens(platform, site.tool, site.tokenAge);
  /** An activity of the tool: the usual one of a course, or a link a teacher chose. */
  const activityOf = (cmid: string) => {
    const link = site.links.find(cmid);
    const course = link?.course ?? school.courses.find((each) => each.toolId === cmid);
    return { link, course };
  };

  router.get(
    '/mod/lti/view.php',
    handle((request, response) => {
      const visitor = requireVisitor(site, request, response);
      if (!visitor) return;
      const cmid = parameter(request, 'id');
      const { course, link } = activityOf(cmid);
      if (!course || !school.belongs(course, visitor.person))
        return notFound(site, visitor, response);
      const title = link?.title ?? site.tool()?.title ?? 'Goals and feedback';
      response.send(
        renderPage(site, visitor, {
          bodyId: 'page-mod-lti-view',
          path: 'path-mod path-mod-lti',
          layout: 'incourse',
          title: `${course.label}: ${title}`,
          heading: title,
          course,
          module: { cmid, kind: 'lti' },
          content: html`<iframe id="contentframe" title="${title}" height="640" width="100%" src="launch.php?id=${cmid}&amp;triggerview=0" allow="microphone ${site.origin}; camera ${site.origin}; clipboard-write" allowfullscreen></iframe>`,
        }),
      );
    }),
  );

  router.get(
    '/mod/lti/launch.php',
    handle((request, response) => {
      const { user } = sessions.of(request);
      const cmid = parameter(request, 'id');
      const { course, link } = activityOf(cmid);
      const tool = site.tool();
      const visitor = user && { person: user, session: sessions.of(request) };
      if (!course || (user && !school.belongs(course, user))) {
        return notFound(site, visitor, response);
      }
      if (!tool)
        return refusal(site, visitor, response, 404, 'The external tool is not set up yet.');
      // Signed out, 5.1 still prints the form, with login_hint 0; auth.php then gives no token.
      const instance = link?.resourceLinkId ?? course.resourceLinkId;
      const launchId = user
        ? launches.begin({
            ...(link && { link }),
            person: user,
            course,
            assignment: undefined,
            placement: undefined,
            documentTarget: 'iframe',
            returnUrl: `${site.root}/mod/lti/return.php?course=${course.id}&launch_container=3&instanceid=${instance}&sesskey=${sessions.of(request).formKey}`,
          })
        : 'none';
      sendAutoPost(
        response,
        tool.loginUrl,
        {
          iss: platform.issuer,
          target_link_uri: link?.url ?? tool.launchUrl,
          login_hint: user?.id ?? '0',
          lti_message_hint: JSON.stringify({
            cmid: Number(cmid),
            launchid: `ltilaunch${instance}_${launchId}`,
          }),
          client_id: platform.clientId,
          lti_deployment_id: platform.deploymentId,
        },
        { id: 'ltiInitiateLoginForm' },
      );
    }),
  );

  router.all(
    '/mod/lti/auth.php',
    urlencoded({ extended: false }),
    handle(async (request, response) => {
      const { user } = sessions.peek(request);
      const asked = readRequest(request);
      if (!user && parameter(request, 'repost') === '') {
        // The browser may have kept the session back from a cross-site frame; from our own page it will send it.
        const fields = {
          ...asked,
          lti_message_hint: parameter(request, 'lti_message_hint'),
          repost: '1',
        };
        return sendAutoPost(response, `${site.path}/mod/lti/auth.php`, fields, {
          id: 'repostform',
        });
      }
      const visitor = user && { person: user, session: sessions.of(request) };
      const launch = takeLaunch(parameter(request, 'lti_message_hint'));
      const decision = authorize(asked, {
        tool: site.tool(),
        clientId: platform.clientId,
        loginHint: user?.id,
        launch: launch?.person === user ? launch : undefined,
      });
      if (decision.kind === 'untrusted') {
        return refusal(
          site,
          visitor,
          response,
          400,
          `Invalid request (${decision.error.description}).`,
        );
      }
      const { state, redirect_uri } = asked;
      const answer =
        decision.kind === 'refused'
          ? { error: decision.error.error, error_description: decision.error.description }
          : {
              id_token: await site.keys.sign(
                launchClaims(site, decision.launch, asked.nonce, sessions.of(request).lang),
                idTokenSeconds,
              ),
            };
      sendAutoPost(response, redirect_uri, { ...answer, state }, { id: 'ltiauthform' });
    }),
  );

  const takeLaunch = (messageHint: string): Launch | undefined => {
    try {
      const hint = JSON.parse(messageHint) as { launchid?: unknown };
      return launches.take(String(hint.launchid).replace(/^ltilaunch\d+_/, ''));
    } catch {
      return undefined; // A hint that is not JSON names no launch.
    }
  };

  router.get('/mod/lti/certs.php', (_request, response) => response.json(site.keys.jwks));
  router.post('/mod/lti/token.php', urlencoded({ extended: false }), (request, response, next) => {
    if (!site.manners.current().keysBlocked) return tokens.endpoint(request, response, next);
    const sentence =
      'Exception - mod_lti\\local\\ltiopenid\\jwks_helper::fix_jwks_alg(): Argument #1 ($jwks) must be of type array, null given';
    return refusal(site, undefined, response, 404, sentence);
  });
  router.get(
    '/mod/lti/services.php/CourseSection/:course/bindings/:type/memberships',
    tokens.require(scopes.roster),
    handle((request, response) => {
      const course = school.course(request.params.course ?? '');
      if (!course || request.params.type !== platform.deploymentId) {
        return void response.status(404).json({ status: 404, reason: 'Not Found' });
      }
      answerRoster(request, response, course, rosterUrl(site, course), rosterMember(site));
    }),
  );
  router.use(
    lineItemRoutes({
      origin: site.root,
      school,
      tokens,
      paths: {
        collection: '/mod/lti/services.php/:course/lineitems',
        item: '/mod/lti/services.php/:course/lineitems/:item/lineitem',
        query: () => `?type_id=${platform.deploymentId}`,
      },
      userId: (person) => person.id,
    }),
  );
  return router;
}

function readRequest(request: Parameters<typeof parameter>[0]) {
  const read = (name: string) => parameter(request, name);
  return {
    scope: read('scope'),
    response_type: read('response_type'),
    response_mode: read('response_mode'),
    prompt: read('prompt'),
    client_id: read('client_id'),
    redirect_uri: read('redirect_uri'),
    login_hint: read('login_hint'),
    nonce: read('nonce'),
    state: read('state'),
  };
}
