import { COMMAND, noteServerDeed } from '../audit/audit.ts';
import type { Database, RegistryTx } from '../db/database.ts';
import { StartRefusal } from '../db/refusal.ts';
import { createVault, keyFor, type Vault } from '../lti/keys-of-secret.ts';
import { hashPassword, newPassword } from './password.ts';
import { newSecret } from './totp.ts';

/** Accounts of the server. Only the command makes, renews and removes them. */
export type Made = { name: string; password: string; secret: Buffer };

const NAME = /^[a-z][a-z0-9._-]{1,39}$/;

/** Throws StartRefusal. */
export function accountName(typed: string): string {
  if (NAME.test(typed)) return typed;
  throw new StartRefusal(
    'usage',
    'A name has 2 to 40 small letters, digits, dots or dashes, and begins with a letter. Take one for the task, such as "it-office".',
  );
}

export const vaultOf = (secret: string): Vault => createVault(keyFor(secret, 'admin account'));
export const placeOf = (name: string): string => JSON.stringify(['registry.admin_account', name]);

async function credentials(vault: Vault, name: string) {
  const made: Made = { name, password: newPassword(), secret: newSecret() };
  const row = {
    password_hash: await hashPassword(made.password),
    totp_secret: vault.seal(made.secret.toString('base64url'), placeOf(name)),
  };
  return { made, row };
}

const noted = (tx: RegistryTx, action: 'add' | 'reset' | 'remove', name: string) =>
  noteServerDeed(tx, { by: COMMAND, action: `account.${action}`, subject: name });

const unknown = (name: string) =>
  new StartRefusal('unknown', `There is no account ${name}: "admin list" shows those there are.`);

/** Throws StartRefusal when the name is taken. */
export async function addAccount(database: Database, vault: Vault, name: string): Promise<Made> {
  const { made, row } = await credentials(vault, name);
  await database.registry(async (tx) => {
    const added = await tx
      .insertInto('registry.admin_account')
      .values({ name, ...row })
      .onConflict((on) => on.doNothing())
      .returning('name')
      .executeTakeFirst();
    if (added === undefined)
      throw new StartRefusal(
        'taken',
        `There is an account ${name} already: "admin reset" renews it.`,
      );
    await noted(tx, 'add', name);
  });
  return made;
}

/** Another password and another secret; whoever is in is out. Throws StartRefusal. */
export async function resetAccount(database: Database, vault: Vault, name: string): Promise<Made> {
  const { made, row } = await credentials(vault, name);
  await database.registry(async (tx) => {
    const changed = await tx
      .updateTable('registry.admin_account')
      .set({ ...row, last_step: 0 })
      .where('name', '=', name)
      .returning('name')
      .executeTakeFirst();
    if (changed === undefined) throw unknown(name);
    await tx.deleteFrom('registry.admin_session').where('account', '=', name).execute();
    await noted(tx, 'reset', name);
  });
  return made;
}

/** Its sessions end with it. Throws StartRefusal. */
export async function removeAccount(database: Database, name: string): Promise<void> {
  await database.registry(async (tx) => {
    const gone = await tx
      .deleteFrom('registry.admin_account')
      .where('name', '=', name)
      .returning('name')
      .executeTakeFirst();
    if (gone === undefined) throw unknown(name);
    await noted(tx, 'remove', name);
  });
}

export const accounts = (database: Database): Promise<{ name: string; made_at: Date }[]> =>
  database.registry((tx) =>
    tx.selectFrom('registry.admin_account').select(['name', 'made_at']).orderBy('name').execute(),
  );
