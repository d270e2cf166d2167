import { addressesOf, CANVAS_PARAMETERS, CANVAS_PICKERS, CLAIMS, SCOPES } from './asked.ts';
import type { LmsConfiguration } from './configuration.ts';

/** What Waymark says of itself: to an LMS that registers it, and as the JSON of a Canvas developer key. */
export const TOOL = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const CANVAS = 'https://canvas.instructure.com/lti/';
const NAME = 'Waymark';
const TOOL_ID = 'waymark';
const PRIVACY = 'name_only';
export type Words = { description: string };

const RESOURCE_LINK = 'LtiResourceLinkRequest';
/** A teacher is asked what a link opens (lti/deep-linking). */
const DEEP_LINKING = 'LtiDeepLinkingRequest';
/** Who may see it in a course's menu: everybody who is in the course. */
const VISIBLE_TO = 'members';

/** Canvas's own fields beside the standard's (its "Registering an LTI Tool"). */
const canvasTool = (launch: string, icon: string) => ({
  custom_parameters: CANVAS_PARAMETERS,
  messages: [
    {
      type: RESOURCE_LINK,
      target_link_uri: launch,
      label: NAME,
      icon_uri: icon,
      placements: ['course_navigation'],
      [`${CANVAS}course_navigation/default_enabled`]: true,
      [`${CANVAS}visibility`]: VISIBLE_TO,
    },
    {
      type: DEEP_LINKING,
      target_link_uri: launch,
      label: NAME,
      icon_uri: icon,
      placements: CANVAS_PICKERS,
    },
  ],
  [`${CANVAS}privacy_level`]: PRIVACY,
  [`${CANVAS}tool_id`]: TOOL_ID,
});

/** Moodle keeps of messages deep linking alone, and knows no place in a course's menu. */
const anyTool = (launch: string) => ({
  messages: [RESOURCE_LINK, DEEP_LINKING].map((type) => ({
    type,
    target_link_uri: launch,
    label: NAME,
  })),
});

/** Of what we want, what this LMS has: Canvas refuses a registration with a scope it does not know. */
const offered = (wanted: readonly string[], known: readonly string[]) =>
  known.length === 0 ? wanted : wanted.filter((one) => known.includes(one));
/** `iss` and `sub` are in every token, whether an LMS lists them or not. */
const claimsFor = (known: readonly string[]) => [
  ...new Set(['iss', 'sub', ...offered(CLAIMS, known)]),
];

/** The body of a registration (LTI Dynamic Registration 1.0, §3.5). */
export function registrationBody(publicUrl: string, lms: LmsConfiguration, words: Words): object {
  const { launch, login, keys, icon, domain } = addressesOf(publicUrl);
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['client_credentials', 'implicit'],
    initiate_login_uri: login,
    redirect_uris: [launch],
    client_name: NAME,
    jwks_uri: keys,
    logo_uri: icon,
    token_endpoint_auth_method: 'private_key_jwt',
    scope: offered(
      SCOPES.map(({ scope }) => scope),
      lms.scopes,
    ).join(' '),
    [TOOL]: {
      domain,
      target_link_uri: launch,
      description: words.description,
      claims: claimsFor(lms.claims),
      ...(lms.lms === 'canvas' ? canvasTool(launch, icon) : anyTool(launch)),
    },
  };
}

/** For *Developer Keys › + LTI Key › Enter URL* or *Paste JSON* in Canvas. */
export function canvasKey(publicUrl: string, words: Words): object {
  const { launch, login, keys, icon, domain } = addressesOf(publicUrl);
  return {
    title: NAME,
    description: words.description,
    oidc_initiation_url: login,
    target_link_uri: launch,
    public_jwk_url: keys,
    scopes: SCOPES.map(({ scope }) => scope),
    custom_fields: CANVAS_PARAMETERS,
    extensions: [
      {
        platform: 'canvas.instructure.com',
        domain,
        tool_id: TOOL_ID,
        privacy_level: PRIVACY,
        settings: {
          text: NAME,
          icon_url: icon,
          placements: [
            {
              placement: 'course_navigation',
              message_type: RESOURCE_LINK,
              target_link_uri: launch,
              text: NAME,
              enabled: true,
              default: 'enabled',
              visibility: VISIBLE_TO,
            },
            ...CANVAS_PICKERS.map((placement) => ({
              placement,
              message_type: DEEP_LINKING,
              target_link_uri: launch,
              text: NAME,
              enabled: true,
            })),
          ],
        },
      },
    ],
  };
}
