import * as v from 'valibot';
import type { ContextRole } from '../model/scope.ts';
import { Id, LmsId } from '../model/text.ts';

/** Paths of the HTTP API. Bearer tokens only, never in a URL; every body is JSON. */
export const PATHS = {
  meta: '/api/meta',
  push: '/api/sync/push',
  pull: '/api/sync/pull',
  live: '/api/sync/live',
  me: '/api/me',
  refresh: '/api/session/refresh',
  end: '/api/session/end',
  code: '/api/pairing/code',
  /** What a code stands for, for the connect page; binds and spends nothing. */
  offer: '/api/pairing/offer',
  claim: '/api/pairing/claim',
  redeem: '/api/pairing/redeem',
  silentLogin: '/api/pairing/silent/login',
  silentRedeem: '/api/pairing/silent/redeem',
  connections: '/api/connections',
  /** Top-level page a person opens to connect this browser; the one-time code stands in its fragment. */
  connect: '/connect',
  /** The home that a browser keeps by itself, without the LMS; the one-time code stands in its fragment. */
  home: '/home/',
} as const;

export const MetaSchema = v.object({
  name: v.literal('waymark'),
  version: v.string(),
  protocol: v.object({ min: v.number(), max: v.number() }),
  now: v.number(),
});
export type Meta = v.InferOutput<typeof MetaSchema>;

/** One web origin as browsers write it. A star would make a permission for it one for every site. */
const Origin = v.pipe(
  v.string(),
  v.maxLength(300),
  v.regex(/^https?:\/\/[^*]+$/),
  v.check((text) => URL.canParse(text) && new URL(text).origin === text),
);

/** Who a session speaks for. `lms`: where this person is known, and by which id the LMS's pages show them. */
export const MeSchema = v.object({
  person: Id,
  name: v.string(),
  tenant: v.object({ id: Id, name: v.string() }),
  lms: v.object({
    issuer: v.string(),
    flavour: v.picklist(['canvas', 'moodle', 'other']),
    /** Origins of LMS pages, and of what a launch passes through. */
    origins: v.array(Origin),
    userId: v.nullable(LmsId),
  }),
  courses: v.array(
    v.object({
      context: Id,
      lmsCourseId: v.nullable(LmsId),
      role: v.picklist(['teacher', 'learner'] satisfies ContextRole[]),
      title: v.string(),
      launchCmid: v.nullable(LmsId),
    }),
  ),
  /** launch: an LTI page, 8 h. device: paired by click or code. silent: 8 h, no refresh, no rights beyond the loop. */
  session: v.picklist(['launch', 'device', 'silent']),
});
export type Me = v.InferOutput<typeof MeSchema>;

/** Times are ms since 1970 by the server's clock. `refresh` is absent for silent sessions. */
export const TokensSchema = v.object({
  access: v.string(),
  accessExpiresAt: v.number(),
  refresh: v.optional(v.string()),
});
export type Tokens = v.InferOutput<typeof TokensSchema>;

export const RefreshSchema = v.object({ refresh: v.pipe(v.string(), v.maxLength(400)) });

export type CodeResponse = { code: string; expiresAt: number; connectUrl: string };

/** SHA-256 of the verifier, base64url (as in RFC 7636): binds a code or a state to one client instance. */
const Challenge = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
export const Verifier = v.pipe(v.string(), v.regex(/^[\w-]{43,128}$/));
/** 12 characters of Crockford base 32, written in groups of four. */
export const PairingCode = v.pipe(
  v.string(),
  v.transform((code) => code.toUpperCase().replace(/[\s-]/g, '')),
  v.regex(/^[0-9A-HJKMNP-TV-Z]{12}$/),
);

export const ClaimSchema = v.object({ code: PairingCode, challenge: Challenge });
/** Shown before anything is granted: who this is, at which school. */
export const ClaimedSchema = v.object({
  name: v.string(),
  tenant: v.string(),
  origins: v.array(Origin),
});
export type Claimed = v.InferOutput<typeof ClaimedSchema>;

export const RedeemSchema = v.object({
  code: PairingCode,
  verifier: Verifier,
  label: v.pipe(v.string(), v.maxLength(120), v.excludes('\0')),
});
export const PairedSchema = v.object({ tokens: TokensSchema, me: MeSchema });
export type Paired = v.InferOutput<typeof PairedSchema>;

/** The fields of the LMS's own launch form, as it would have posted them to the login URL. */
export const SilentLoginSchema = v.object({
  challenge: Challenge,
  form: v.record(v.string(), v.pipe(v.string(), v.maxLength(8192))),
});
/** `authorize`: the LMS address that answers with an id_token for `redirectUri`. */
export const SilentLoginAnswerSchema = v.object({ authorize: v.string(), redirectUri: v.string() });
export const SilentRedeemSchema = v.object({
  idToken: v.pipe(v.string(), v.maxLength(200_000)),
  state: v.pipe(v.string(), v.maxLength(8192)),
  verifier: Verifier,
});

export const ConnectionSchema = v.object({
  id: Id,
  label: v.string(),
  createdAt: v.number(),
  lastUsedAt: v.number(),
  silent: v.boolean(),
  current: v.boolean(),
});
export type Connection = v.InferOutput<typeof ConnectionSchema>;

/** Stands in the connect page as JSON in `#waymark-pairing`; the toolbar popup reads it. */
export const PairingOfferSchema = v.object({
  code: PairingCode,
  name: v.string(),
  tenant: v.string(),
  origins: v.array(Origin),
});
export type PairingOffer = v.InferOutput<typeof PairingOfferSchema>;
