import { createHash, randomBytes } from 'node:crypto';
import type { TenantId } from '../../shared/model/ids.ts';
import { COMMAND, note } from '../audit/audit.ts';
import type { Database, RegistryTx } from '../db/database.ts';
import { RegistrationRefusal } from './refusal.ts';

/** One-time registration links: 256 random bits, of which only the hash is stored. */
export const PATH = '/lti/register';
export const LINK_HOURS = 48;
const HOUR = 3_600_000;

export type Link = { tenant: TenantId; school: string; host: string | null };
export type NewLink = { url: string; expiresAt: Date };

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** `moodle.school.example` of a host or an address somebody typed; null when it is neither. */
export function hostOf(typed: string): string | null {
  const text = typed.trim();
  const address = /^https?:\/\//.test(text) ? text : `https://${text}`;
  return URL.parse(address)?.host || null;
}

/** `host`: the only LMS that may use it. Its secret stands in the query: paths are logged. */
export async function makeLink(
  { database, config }: { database: Database; config: { publicUrl: string } },
  wanted: { tenant: TenantId; host: string | null; hours?: number },
): Promise<NewLink> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + (wanted.hours ?? LINK_HOURS) * HOUR);
  await database.registry((tx) =>
    tx
      .insertInto('registry.registration_link')
      .values({
        token_hash: hashOf(token),
        tenant_id: wanted.tenant,
        host: wanted.host,
        expires_at: expiresAt,
      })
      .execute(),
  );
  await note(database, wanted.tenant, {
    by: COMMAND,
    action: 'platform.link',
    ...(wanted.host === null ? { code: 'any_host' } : { code: 'one_host', subject: wanted.host }),
  });
  return { url: `${config.publicUrl}${PATH}?link=${token}`, expiresAt };
}

async function usable(tx: RegistryTx, token: string): Promise<Link> {
  const row = await tx
    .selectFrom('registry.registration_link as l')
    .innerJoin('registry.tenant as t', 't.id', 'l.tenant_id')
    .select(['l.tenant_id', 'l.host', 'l.expires_at', 'l.used_at', 't.name'])
    .where('l.token_hash', '=', hashOf(token))
    .forUpdate('l')
    .executeTakeFirst();
  if (row === undefined) throw new RegistrationRefusal('link_unknown');
  if (row.used_at !== null) throw new RegistrationRefusal('link_used');
  if (row.expires_at.getTime() <= Date.now()) throw new RegistrationRefusal('link_expired');
  return { tenant: row.tenant_id, school: row.name, host: row.host };
}

/** Whose link it is; spends nothing. Throws RegistrationRefusal. */
export const openLink = (database: Database, token: string): Promise<Link> =>
  database.registry((tx) => usable(tx, token));

const setUsed = (tx: RegistryTx, token: string, at: Date | null) =>
  tx
    .updateTable('registry.registration_link')
    .set({ used_at: at })
    .where('token_hash', '=', hashOf(token))
    .execute();

/** Takes the link for good before the LMS is asked; gives it back when `work` fails, so that another try can be made. */
export async function withLink<T>(
  database: Database,
  token: string,
  work: (link: Link) => Promise<T>,
): Promise<T> {
  const link = await database.registry(async (tx) => {
    const found = await usable(tx, token);
    await setUsed(tx, token, new Date());
    return found;
  });
  try {
    return await work(link);
  } catch (error) {
    await database.registry((tx) => setUsed(tx, token, null));
    throw error;
  }
}
