import { randomBytes } from 'node:crypto';
import { json, Router } from 'express';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { serviceScopes } from '../platform/claims.ts';
import {
  bearerOf,
  platformConfiguration,
  readRegistration,
  toolConfiguration,
} from '../platform/registration.ts';
import { handle, parameter } from '../web/handle.ts';
import { html } from '../web/html.ts';
import { renderPage } from './page.ts';
import { refusal } from './refusals.ts';
import { mayAdminister, requireVisitor, type Site } from './site.ts';

const tokenSeconds = 3600;
const names = ['name', 'given_name', 'family_name'];

/** External tool › Manage tools, and what a tool registers itself with (page map §1.1). */
export function registrationRoutes(site: Site): Router {
  const router = Router();
  const { root, keys, shelf, platform } = site;
  const used = new Set<string>();
  let lastType = 9;

  router.get(
    '/mod/lti/toolconfigure.php',
    handle((request, response) => {
      const visitor = requireVisitor(site, request, response);
      if (!visitor) return;
      if (!mayAdminister(visitor.person))
        return refusal(
          site,
          visitor,
          response,
          403,
          'Sorry, but you do not currently have permissions to do that.',
        );
      response.send(
        renderPage(site, visitor, {
          bodyId: 'page-admin-mod-lti-toolconfigure',
          path: 'path-admin path-admin-mod path-admin-mod-lti',
          layout: 'standard',
          title: 'Manage tools',
          heading: 'Manage tools',
          scripts: ['tool-registration'],
          content: html`<div id="main-content-container"><form id="tool-create"><label for="tool-url">Tool URL</label>
<input type="url" id="tool-url" class="form-control" placeholder="Tool URL…"> <button type="button" id="tool-create-button" class="btn btn-primary">Add LTI Advantage</button></form>
<div id="external-registration-container"></div>
<div id="tool-list-container"><ul class="tool-list">${shelf
            .all()
            .map(
              ({ clientId, tool, state }) =>
                html`<li class="tool-card" data-client="${clientId}"><strong>${tool.title}</strong> <span class="badge">${state === 'active' ? 'Active' : 'Pending'}</span>${
                  state === 'pending' &&
                  html` <button type="button" class="btn btn-secondary btn-sm tool-card-activate" data-client="${clientId}">Activate</button>`
                }</li>`,
            )}</ul></div></div>`,
        }),
      );
    }),
  );

  router.get(
    '/mod/lti/startltiadvregistration.php',
    handle(async (request, response) => {
      const visitor = requireVisitor(site, request, response);
      if (!visitor) return;
      const address = URL.parse(parameter(request, 'url'));
      const ours = parameter(request, 'sesskey') === visitor.session.formKey;
      if (!mayAdminister(visitor.person) || !ours || address === null)
        return refusal(site, visitor, response, 403, 'This is not allowed.');
      const clientId = randomBytes(12).toString('base64url').slice(0, 15);
      address.searchParams.set('openid_configuration', `${root}/mod/lti/openid-configuration.php`);
      address.searchParams.set(
        'registration_token',
        await keys.sign({ sub: clientId, scope: 'reg' }, tokenSeconds),
      );
      response.redirect(302, address.href);
    }),
  );

  router.get('/mod/lti/openid-configuration.php', (_request, response) => {
    response.json({
      issuer: root,
      token_endpoint: platform.tokenUrl,
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['RS256'],
      jwks_uri: platform.jwksUrl,
      authorization_endpoint: platform.authUrl,
      registration_endpoint: `${root}/mod/lti/openid-registration.php`,
      scopes_supported: [...serviceScopes, 'openid'],
      response_types_supported: ['id_token'],
      subject_types_supported: ['public', 'pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      claims_supported: ['sub', 'iss', ...names, 'email'],
      [platformConfiguration]: {
        product_family_code: 'moodle',
        version: '5.1+ (Build: 20251017)',
        messages_supported: [
          { type: 'LtiResourceLinkRequest' },
          { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] },
        ],
        variables: ['Context.id', 'User.id'],
      },
    });
  });

  router.post(
    '/mod/lti/openid-registration.php',
    json(),
    handle(async (request, response) => {
      const refuse = (status: number, error: string) =>
        void response.status(status).json({ message: error });
      const token = await jwtVerify(bearerOf(request), createLocalJWKSet(keys.jwks)).catch(
        () => undefined,
      );
      const clientId = token?.payload.sub ?? '';
      if (token?.payload.scope !== 'reg' || clientId === '') return refuse(401, 'invalid_token');
      if (used.has(clientId)) return refuse(401, 'token_already_used');
      const read = readRegistration(request.body);
      if (!read.ok) return refuse(400, read.error);
      used.add(clientId);
      const { body, configuration, scopes, claims, tool } = read.asked;
      const sends = {
        name: names.some((name) => claims.includes(name)),
        email: claims.includes('email'),
      };
      const deploymentId = String(++lastType);
      shelf.add({ clientId, deploymentId, tool: { ...tool, sends } });
      // 200 where the standard says 201, and of messages only deep linking is kept.
      response.json({
        ...body,
        client_id: clientId,
        scope: scopes.filter((scope) => serviceScopes.includes(scope)).join(' '),
        [toolConfiguration]: { ...configuration, messages: [], deployment_id: deploymentId },
      });
    }),
  );
  return router;
}
