import { createHash, randomBytes } from 'node:crypto';
import type { PersonId, TenantId } from '../../../shared/model/ids.ts';
import type { Database, RegistryTx } from '../../db/database.ts';
import { ApiProblem } from '../problem.ts';

const PURPOSE = 'pair';
const CODE_MS = 5 * 60_000;
/** Spent codes are kept for a day, so that a late click hears "used" or "expired", not "unknown". */
const KEPT_MS = 24 * 60 * 60_000;

/** Crockford's base 32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 12 characters, 60 bits. */
const newCode = (): string =>
  [...randomBytes(12)].map((byte) => ALPHABET.charAt(byte & 31)).join('');
const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

export type Owner = { tenant: TenantId; person: PersonId };

/** A one-time code for a person; only its hash is stored. */
export async function makeCode(database: Database, owner: Owner) {
  const code = newCode();
  const expiresAt = Date.now() + CODE_MS;
  await database.registry(async (tx) => {
    await tx
      .deleteFrom('registry.one_time_code')
      .where('purpose', '=', PURPOSE)
      .where('expires_at', '<', new Date(Date.now() - KEPT_MS))
      .execute();
    await tx
      .insertInto('registry.one_time_code')
      .values({
        code_hash: hashOf(code),
        purpose: PURPOSE,
        tenant_id: owner.tenant,
        payload: JSON.stringify({ person: owner.person }),
        challenge: null,
        expires_at: new Date(expiresAt),
      })
      .execute();
  });
  return { code, expiresAt };
}

async function usable(tx: RegistryTx, code: string) {
  const row = await tx
    .selectFrom('registry.one_time_code')
    .select(['code_hash', 'tenant_id', 'payload', 'challenge', 'expires_at', 'used_at'])
    .where('code_hash', '=', hashOf(code))
    .where('purpose', '=', PURPOSE)
    .forUpdate()
    .executeTakeFirst();
  const person = row?.payload.person;
  if (row === undefined || person === undefined) throw new ApiProblem('code_unknown');
  if (row.used_at !== null) throw new ApiProblem('code_used');
  if (row.expires_at.getTime() <= Date.now()) throw new ApiProblem('code_expired');
  return {
    hash: row.code_hash,
    challenge: row.challenge,
    owner: { tenant: row.tenant_id, person },
  };
}

/** Whose code it is; binds and spends nothing. Throws code_unknown, code_used, code_expired. */
export const ownerOfCode = (database: Database, code: string): Promise<Owner> =>
  database.registry(async (tx) => (await usable(tx, code)).owner);

/** Binds a code to one device's challenge; for another device it is used from then on. Throws as ownerOfCode. */
export const claimCode = (database: Database, code: string, challenge: string): Promise<Owner> =>
  database.registry(async (tx) => {
    const found = await usable(tx, code);
    if (found.challenge !== null && found.challenge !== challenge)
      throw new ApiProblem('code_used');
    await tx
      .updateTable('registry.one_time_code')
      .set({ challenge })
      .where('code_hash', '=', found.hash)
      .execute();
    return found.owner;
  });

/** Spends a code claimed with the challenge of this verifier. Throws as ownerOfCode; unclaimed is unknown. */
export const spendCode = (database: Database, code: string, verifier: string): Promise<Owner> =>
  database.registry(async (tx) => {
    const found = await usable(tx, code);
    if (found.challenge === null) throw new ApiProblem('code_unknown');
    if (found.challenge !== hashOf(verifier)) throw new ApiProblem('code_used');
    await tx
      .updateTable('registry.one_time_code')
      .set({ used_at: new Date() })
      .where('code_hash', '=', found.hash)
      .execute();
    return found.owner;
  });
