import * as v from 'valibot';
import { LaunchRefusal } from './refusal.ts';

/** https://www.imsglobal.org/spec/lti/v1p3/ §5.3, §5.4 and appendix C; stricter than ltijs on every one. */
const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/';
const ROSTER = 'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice';
const GRADES = 'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint';
const SETTINGS = 'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings';
/** Seconds. */
const CLOCK_TOLERANCE = 60;
const LONGEST_LIFE = 86_400;

/** PostgreSQL keeps no U+0000: an id with one is no id, a name is kept without. */
export const Short = v.pipe(v.string(), v.minLength(1), v.maxLength(255), v.excludes('\0'));
export const words = (longest: number) =>
  v.pipe(
    v.string(),
    v.maxLength(longest),
    v.transform((text) => text.replaceAll('\0', '')),
  );
const Text = words(2048);
const LONGEST_DATA = 16_384;
export const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** valibot's own object() takes a list for one. */
const object = <T extends v.ObjectEntries>(entries: T) =>
  v.pipe(v.unknown(), v.check(isObject), v.object(entries));

/** Of OpenID Connect: named as they are. */
const IdentitySchema = v.object({
  sub: Short,
  exp: v.number(),
  iat: v.number(),
  nonce: Short,
  name: v.optional(Text),
  given_name: v.optional(Text),
  family_name: v.optional(Text),
  locale: v.optional(Text),
});
/** Of LTI: named with a URL in front. */
const LtiSchema = v.object({
  version: v.literal('1.3.0'),
  message_type: v.picklist(['LtiResourceLinkRequest', 'LtiDeepLinkingRequest']),
  deployment_id: Short,
  target_link_uri: Text,
  resource_link: v.optional(object({ id: Short, title: v.nullish(Text) })),
  roles: v.array(v.string()),
  context: v.optional(object({ id: Short, title: v.optional(Text), label: v.optional(Text) })),
  custom: v.optional(v.pipe(v.unknown(), v.check(isObject), v.record(v.string(), v.unknown()))),
  lis: v.optional(object({})),
  tool_platform: v.optional(
    object({
      guid: v.optional(Text),
      url: v.optional(Text),
      product_family_code: v.optional(Text),
    }),
  ),
  launch_presentation: v.optional(
    object({ return_url: v.optional(Text), locale: v.optional(Text) }),
  ),
});
const RosterSchema = v.optional(object({ context_memberships_url: v.optional(Text) }));
/** Assignment and Grade Services 2.0, §3.1. */
const GradesSchema = v.optional(
  object({ scope: v.optional(v.array(Text), []), lineitems: v.optional(Text) }),
);
/** Older Moodles write their flags as text. */
const Flag = v.union([
  v.boolean(),
  v.pipe(
    v.picklist(['true', 'false']),
    v.transform((text) => text === 'true'),
  ),
]);
/** LTI Deep Linking 2.0, §4.4.1. Where an LMS does not say that it takes several, it is given one. */
const SettingsSchema = v.optional(
  object({
    deep_link_return_url: Text,
    accept_types: v.array(v.string()),
    accept_multiple: v.optional(Flag, false),
    data: v.optional(v.pipe(v.string(), v.maxLength(LONGEST_DATA))),
  }),
);
export type DeepLinkingSettings = NonNullable<v.InferOutput<typeof SettingsSchema>>;

export type Claims = v.InferOutput<typeof IdentitySchema> &
  v.InferOutput<typeof LtiSchema> & {
    roster: v.InferOutput<typeof RosterSchema>;
    grades: v.InferOutput<typeof GradesSchema>;
    deepLinking: v.InferOutput<typeof SettingsSchema>;
  };
type Token = Readonly<Record<string, unknown>>;

/** `null` counts as absent: platforms write both. */
function pick(token: Token, names: readonly string[], before: string): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const name of names) {
    const value = token[before + name];
    if (value !== undefined && value !== null) found[name] = value;
  }
  return found;
}

function parse<T extends v.GenericSchema>(schema: T, value: unknown, otherwise: string) {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const name = v.getDotPath(parsed.issues[0])?.split('.')[0] ?? otherwise;
  throw new LaunchRefusal('launch_invalid', `claim ${name}`);
}

/** Each message needs what it is about. */
function checkMessage({ message_type, resource_link, deepLinking }: Claims): void {
  if (message_type === 'LtiResourceLinkRequest' && resource_link === undefined)
    throw new LaunchRefusal('launch_invalid', 'claim resource_link');
  if (message_type === 'LtiDeepLinkingRequest' && deepLinking === undefined)
    throw new LaunchRefusal('launch_invalid', 'claim deep_linking_settings');
}

/** The claims of a token whose signature was checked. Throws LaunchRefusal. `origin`: ours. */
export function parseClaims(token: Token, origin: string): Claims {
  const claims: Claims = {
    ...parse(IdentitySchema, pick(token, Object.keys(IdentitySchema.entries), ''), 'identity'),
    ...parse(LtiSchema, pick(token, Object.keys(LtiSchema.entries), CLAIM), 'lti'),
    roster: parse(RosterSchema, token[ROSTER] ?? undefined, 'roster'),
    grades: parse(GradesSchema, token[GRADES] ?? undefined, 'grades'),
    deepLinking: parse(SettingsSchema, token[SETTINGS] ?? undefined, 'deep_linking_settings'),
  };
  checkMessage(claims);
  if (claims.iat > Date.now() / 1000 + CLOCK_TOLERANCE)
    throw new LaunchRefusal('launch_invalid', 'iat in the future');
  if (claims.exp - claims.iat > LONGEST_LIFE)
    throw new LaunchRefusal('launch_invalid', 'lifetime too long');
  if (originOf(claims.target_link_uri) !== origin)
    throw new LaunchRefusal('bad_origin', 'target_link_uri of another host');
  return claims;
}

/** The origin of a web address; null for anything else. */
export function originOf(address: string | undefined): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const url = new URL(address);
  return /^https?:$/.test(url.protocol) ? url.origin : null;
}
