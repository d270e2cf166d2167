import type { ACT_CODES } from '../../shared/protocol/admin.ts';
import { noteServerDeed } from '../audit/audit.ts';
import type { Database, RegistryTx } from '../db/database.ts';
import type { Vault } from '../lti/keys-of-secret.ts';
import { placeOf } from './accounts.ts';
import { isPassword } from './password.ts';
import { issueForAccount } from './sessions.ts';
import { stepOf } from './totp.ts';

type Typed = { name: string; password: string; code: string };
type Refused = Extract<
  (typeof ACT_CODES)[number],
  'unknown_account' | 'wrong_password' | 'wrong_code' | 'used_code'
>;

/** Takes the code's step in one statement: of two who send the same code at once, one comes in. */
async function spend(tx: RegistryTx, name: string, step: number): Promise<boolean> {
  const taken = await tx
    .updateTable('registry.admin_account')
    .set({ last_step: step })
    .where('name', '=', name)
    .where('last_step', '<', step)
    .returning('name')
    .executeTakeFirst();
  return taken !== undefined;
}

/** A name nobody has is not kept: it may be a password in the wrong field. */
async function refuse(database: Database, name: string, code: Refused): Promise<null> {
  const subject = code === 'unknown_account' ? {} : { subject: name };
  await database.registry((tx) =>
    noteServerDeed(tx, { by: { via: 'server' }, action: 'admin.refused', code, ...subject }),
  );
  return null;
}

/** A token; null for whoever it is not, and only the audit knows why. */
export async function login(
  { database, vault }: { database: Database; vault: Vault },
  { name, password, code }: Typed,
): Promise<string | null> {
  const account = await database.registry((tx) =>
    tx
      .selectFrom('registry.admin_account')
      .select(['name', 'password_hash', 'totp_secret'])
      .where('name', '=', name)
      .executeTakeFirst(),
  );
  const right = await isPassword(password, account?.password_hash ?? null);
  if (account === undefined) return refuse(database, name, 'unknown_account');
  if (!right) return refuse(database, name, 'wrong_password');
  const secret = Buffer.from(vault.open(account.totp_secret, placeOf(name)), 'base64url');
  const step = stepOf(secret, code.replaceAll(' ', ''), Date.now());
  if (step === null) return refuse(database, name, 'wrong_code');
  const token = await database.registry(async (tx) => {
    if (!(await spend(tx, name, step))) return null;
    await noteServerDeed(tx, { by: { via: 'account', account: name }, action: 'admin.enter' });
    return issueForAccount(tx, name);
  });
  return token ?? refuse(database, name, 'used_code');
}
