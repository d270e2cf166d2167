import * as v from 'valibot';
import type { TenantId } from '../../shared/model/ids.ts';
import type { Database } from '../db/database.ts';
import { isObject, Short } from './claims.ts';
import { tenantOfDeployment } from './deployments.ts';
import { sha256 } from './flow.ts';
import type { LtijsStore } from './ltijs-store.ts';
import type { Platforms } from './platforms.ts';
import { LaunchRefusal } from './refusal.ts';
import { partOf, spendOnce, type Verify } from './verify.ts';

/** Platform Notification Service (1EdTech LTI PNS 1.0): what a platform tells by itself, each notice signed like a launch. */
const CLAIM = 'https://purl.imsglobal.org/spec/lti/claim/';
/** Seconds. */
const CLOCK_TOLERANCE = 60;
const AT_ONCE = 50;

const BodySchema = v.object({
  notices: v.pipe(
    v.array(v.object({ jwt: v.pipe(v.string(), v.minLength(1)) })),
    v.minLength(1),
    v.maxLength(AT_ONCE),
  ),
});
const HeaderSchema = v.object({ alg: v.literal('RS256'), kid: v.pipe(v.string(), v.minLength(1)) });
/** A notice is for one tool: no list of audiences. */
const AddressedSchema = v.object({ iss: Short, aud: Short, azp: v.optional(v.string()) });
const NoticeSchema = v.object({
  exp: v.number(),
  iat: v.number(),
  [`${CLAIM}version`]: v.literal('1.3.0'),
  [`${CLAIM}deployment_id`]: Short,
  [`${CLAIM}notice`]: v.pipe(
    v.unknown(),
    v.check(isObject),
    v.object({ id: Short, type: v.pipe(v.string(), v.regex(/^[A-Za-z]{1,80}$/)) }),
  ),
});

/** A notice that was checked. `claims`: the rest of it, as the platform wrote it. */
export type Notice = {
  issuer: string;
  clientId: string;
  tenant: TenantId;
  type: string;
  claims: Readonly<Record<string, unknown>>;
};
export type NoticeParts = {
  database: Database;
  platforms: Platforms;
  verify: Verify;
  store: LtijsStore;
};

export function createNotices({ database, platforms, verify, store }: NoticeParts) {
  async function check(jwt: string): Promise<Notice> {
    const addressed = v.safeParse(AddressedSchema, partOf(jwt, 1));
    if (!v.is(HeaderSchema, partOf(jwt, 0)) || !addressed.success)
      throw new LaunchRefusal('launch_invalid', 'notice: alg, kid, iss or aud');
    const { iss, aud, azp } = addressed.output;
    if (azp !== undefined && azp !== aud) throw new LaunchRefusal('launch_invalid', 'notice: azp');
    const claims = await verify(jwt, await platforms.live(iss, aud));
    const parsed = v.safeParse(NoticeSchema, claims);
    if (!parsed.success) throw new LaunchRefusal('launch_invalid', 'notice: claims');
    if (parsed.output.iat > Date.now() / 1000 + CLOCK_TOLERANCE)
      throw new LaunchRefusal('launch_invalid', 'notice: iat in the future');
    const deployment = parsed.output[`${CLAIM}deployment_id`];
    const { id, type } = parsed.output[`${CLAIM}notice`];
    const tenant = await tenantOfDeployment(database, {
      issuer: iss,
      clientId: aud,
      deploymentId: deployment,
    });
    await spendOnce(store, `notice ${sha256(JSON.stringify([iss, aud, deployment, id]))}`);
    return { issuer: iss, clientId: aud, tenant, type, claims };
  }

  /** Every notice of a request, or LaunchRefusal at the first that is not to be believed. */
  return async (body: unknown): Promise<Notice[]> => {
    const parsed = v.safeParse(BodySchema, body);
    if (!parsed.success) throw new LaunchRefusal('malformed', 'notices');
    const notices: Notice[] = [];
    for (const { jwt } of parsed.output.notices) notices.push(await check(jwt));
    return notices;
  };
}
export type Notices = ReturnType<typeof createNotices>;
