import { randomBytes, randomUUID } from 'node:crypto';
import { json, Router } from 'express';
import { jwtVerify, SignJWT } from 'jose';
import { serviceScopes } from '../platform/claims.ts';
import {
  bearerOf,
  platformConfiguration,
  readRegistration,
  toolConfiguration,
} from '../platform/registration.ts';
import { handle, parameter } from '../web/handle.ts';
import { html } from '../web/html.ts';
import { refusal } from './opened.ts';
import { renderPage } from './page.ts';
import { formToken, mayAdminister, requireVisitor, type Site } from './site.ts';

const extension = 'https://canvas.instructure.com/lti/';
const account = { id: '1', name: 'Riverside School' };
const placements = ['account_navigation', 'assignment_view', 'course_navigation'];
const pickers = ['assignment_selection', 'link_selection'];
const privacyLevels = ['public', 'name_only', 'email_only', 'anonymous'];

/** Admin › Apps › Manage, and what a tool registers itself with (Canvas's "Registering an LTI Tool", its source of 2024). */
export function registrationRoutes(site: Site): Router {
  const router = Router();
  const { origin, shelf, platform } = site;
  const secret = randomBytes(32);
  /** Registrations by the id their token carries. */
  const made = new Map<string, string>();
  let last = 7;

  const read = async (token: string) => {
    const checked = await jwtVerify(token, secret, { algorithms: ['HS256'] }).catch(
      () => undefined,
    );
    return typeof checked?.payload.uuid === 'string' ? checked.payload.uuid : undefined;
  };

  router.get(
    '/accounts/:account/apps/manage',
    handle((request, response) => {
      const visitor = requireVisitor(site, request, response);
      if (!visitor) return;
      if (!mayAdminister(visitor.person)) return refusal(site, visitor, response, 403);
      response.send(
        renderPage(site, visitor, {
          title: 'Apps',
          scripts: ['tool-registration'],
          content: html`<h1>Apps</h1><button type="button" id="install-new-app" class="Button Button--primary">Install a New App</button>
<div id="install" hidden><p><label for="install-method">Install Method</label> <select id="install-method"><option>Dynamic Registration</option></select></p>
<p><label for="registration-url">Dynamic Registration URL</label> <input id="registration-url" type="url" size="60"></p>
<p><button type="button" id="registration-next" class="Button Button--primary">Next</button></p><div id="registration-frame"></div>
<div id="registration-review" hidden><h2>Review</h2><p id="registration-summary"></p><button type="button" id="registration-enable" class="Button Button--primary">Install App</button></div></div>
<ul id="apps">${shelf.all().map(({ clientId, tool, state }) => html`<li>${tool.title} <span>${clientId}</span> <span class="pill">${state === 'active' ? 'On' : 'Off'}</span></li>`)}</ul>`,
        }),
      );
    }),
  );

  router.get(
    '/api/lti/accounts/:account/registration_token',
    handle(async (request, response) => {
      const visitor = requireVisitor(site, request, response);
      if (!visitor) return;
      if (!mayAdminister(visitor.person)) return void response.status(403).json({});
      const uuid = randomUUID();
      const claims = {
        uuid,
        initiated_at: new Date().toISOString(),
        user_id: visitor.person.id,
        root_account_global_id: account.id,
      };
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'HS256' })
        .setExpirationTime('1h')
        .sign(secret);
      const oidc_configuration_url = `${origin}/api/lti/security/openid-configuration?registration_token=${token}`;
      response.json({ uuid, oidc_configuration_url, token });
    }),
  );

  router.get(
    '/api/lti/security/openid-configuration',
    handle(async (request, response) => {
      const token = bearerOf(request) || parameter(request, 'registration_token');
      if (token === '' || (await read(token)) === undefined)
        return void response.status(401).json({ error: 'Access token missing' });
      response.json({
        issuer: platform.issuer,
        authorization_endpoint: platform.authUrl,
        registration_endpoint: `${origin}/api/lti/registrations`,
        jwks_uri: platform.jwksUrl,
        token_endpoint: platform.tokenUrl,
        token_endpoint_auth_methods_supported: ['private_key_jwt'],
        token_endpoint_auth_signing_alg_values_supported: ['RS256'],
        scopes_supported: serviceScopes,
        response_types_supported: ['id_token'],
        id_token_signing_alg_values_supported: ['RS256'],
        claims_supported: [
          'sub',
          'picture',
          'email',
          'name',
          'given_name',
          'family_name',
          'locale',
        ],
        subject_types_supported: ['public'],
        authorization_server: new URL(origin).host,
        [platformConfiguration]: {
          product_family_code: 'canvas',
          version: 'OpenSource',
          messages_supported: [
            { type: 'LtiResourceLinkRequest', placements },
            { type: 'LtiDeepLinkingRequest', placements: pickers },
          ],
          variables: ['Canvas.user.id', 'Canvas.course.id'],
          [`${extension}account_name`]: account.name,
          [`${extension}account_lti_guid`]: platform.guid,
        },
      });
    }),
  );

  router.post(
    '/api/lti/registrations',
    json(),
    handle(async (request, response) => {
      const refuse = (status: number, errorMessage: string) =>
        void response.status(status).json({ errorMessage });
      const uuid = await read(bearerOf(request));
      if (uuid === undefined || made.has(uuid))
        return refuse(401, 'JWT did not include expected contents');
      const reading = readRegistration(request.body);
      if (!reading.ok) return refuse(422, reading.error);
      const { body, configuration, scopes, tool } = reading.asked;
      if (body.application_type !== 'web') return refuse(422, 'application_type');
      const unknown = scopes.find((scope) => !serviceScopes.includes(scope));
      if (unknown) return refuse(422, `unknown scope ${unknown}`);
      const privacy = String(configuration[`${extension}privacy_level`] ?? 'anonymous');
      if (!privacyLevels.includes(privacy)) return refuse(422, 'privacy_level');
      const messages = Array.isArray(configuration.messages) ? configuration.messages : [];
      if (messages.length === 0) return refuse(422, 'messages');
      const sends = {
        name: privacy === 'public' || privacy === 'name_only',
        email: privacy === 'public' || privacy === 'email_only',
      };
      const clientId = `1000000000000${++last}`;
      made.set(uuid, clientId);
      // Its deployment is made when an administrator installs it; the answer names none.
      const deploymentId = `${last}:${randomBytes(20).toString('hex')}`;
      shelf.add({ clientId, deploymentId, tool: { ...tool, sends } });
      response.json({
        ...body,
        client_id: clientId,
        [toolConfiguration]: {
          ...configuration,
          [`${extension}registration_config_url`]: `${origin}/api/lti/registrations/${last}/view`,
        },
      });
    }),
  );

  router.get(
    '/api/lti/accounts/:account/registrations/uuid/:uuid',
    handle((request, response) => {
      const visitor = requireVisitor(site, request, response);
      if (!visitor) return;
      const clientId = made.get(request.params.uuid ?? '');
      const found = shelf.all().find((each) => each.clientId === clientId);
      if (!mayAdminister(visitor.person) || !found) return void response.status(404).json({});
      response.json({ client_id: found.clientId, client_name: found.tool.title });
    }),
  );
  router.post(
    '/api/lti/accounts/:account/registrations/:client/enable',
    handle((request, response) => {
      const visitor = requireVisitor(site, request, response);
      if (!visitor) return;
      const ours = request.headers['x-csrf-token'] === formToken(visitor.session);
      if (!mayAdminister(visitor.person) || !ours) return void response.status(403).json({});
      response.json({ enabled: shelf.activate(request.params.client ?? '') });
    }),
  );
  return router;
}
