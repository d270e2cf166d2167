import * as v from 'valibot';
import { putPlatform } from '../add-platform.ts';
import { lmsId, note } from '../audit/audit.ts';
import type { Deps } from '../deps.ts';
import { bearer, type LmsConfiguration, readConfiguration } from './configuration.ts';
import { type Link, openLink, withLink } from './links.ts';
import { RegistrationRefusal } from './refusal.ts';
import { belongsElsewhere } from './registrations.ts';
import { registrationBody, TOOL, type Words } from './tool-configuration.ts';

export type Asked = { link: string; address: string; token: string };
export type Introduced = { link: Link; lms: LmsConfiguration };
export type Registered = Introduced & {
  clientId: string;
  /** False: it waits for somebody who runs this server (confirm.ts). */
  active: boolean;
};
type Parts = Pick<Deps, 'database' | 'lti' | 'config'>;

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(255), v.excludes('\0'));
const AnswerSchema = v.object({
  client_id: Id,
  [TOOL]: v.optional(v.object({ deployment_id: v.optional(Id) })),
});

/** Who asks, and whom for. Nothing is registered yet. Throws RegistrationRefusal. */
export async function introduce({ database, lti }: Parts, asked: Asked): Promise<Introduced> {
  const link = await openLink(database, asked.link);
  const lms = await readConfiguration(lti.request, asked, link.host);
  return { link, lms };
}

async function askLms({ lti, config }: Parts, lms: LmsConfiguration, token: string, words: Words) {
  const json = registrationBody(config.publicUrl, lms, words);
  const headers = { accept: 'application/json', ...bearer(token) };
  const answer = await lti
    .request('POST', lms.registerUrl, { headers, json })
    .catch((error: unknown) => {
      const detail = error instanceof Error ? error.message : 'error';
      throw new RegistrationRefusal('lms_refused', { values: { host: lms.host }, detail });
    });
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), AnswerSchema), answer.body);
  if (!parsed.success) throw new RegistrationRefusal('lms_unreadable', { detail: 'answer' });
  const { client_id, [TOOL]: tool } = parsed.output;
  return { clientId: client_id, deploymentId: tool?.deployment_id ?? null };
}

/**
 * Registers Waymark at the LMS that opened the link. A link for one LMS confirms by itself: whoever made it named the host,
 * and whoever holds it has pressed the button. Any other waits. Throws RegistrationRefusal.
 */
export async function register(parts: Parts, asked: Asked, words: Words): Promise<Registered> {
  const { database } = parts;
  return withLink(database, asked.link, async (link) => {
    const lms = await readConfiguration(parts.lti.request, asked, link.host);
    const { clientId, deploymentId } = await askLms(parts, lms, asked.token, words);
    if (await belongsElsewhere(database, { issuer: lms.issuer, clientId }, link.tenant))
      throw new RegistrationRefusal('other_school', { values: { host: lms.host } });
    const active = link.host !== null;
    await putPlatform(parts, {
      ...{ issuer: lms.issuer, clientId, deploymentId, lms: lms.lms, guid: lms.guid },
      ...{ authUrl: lms.authUrl, tokenUrl: lms.tokenUrl, jwksUrl: lms.jwksUrl },
      tenant: link.tenant,
      origins: [lms.registerUrl],
      name: lms.account ?? lms.host,
      active,
    });
    await note(database, link.tenant, {
      by: { via: 'link' },
      action: 'platform.register',
      code: active ? 'active' : 'waits',
      subject: lmsId({ issuer: lms.issuer, clientId }),
    });
    return { link, lms, clientId, active };
  });
}
