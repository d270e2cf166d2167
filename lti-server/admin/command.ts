import type { Command } from '../commands/options.ts';
import { refuse } from '../commands/options.ts';
import type { Deps } from '../deps.ts';
import {
  accountName,
  accounts,
  addAccount,
  type Made,
  removeAccount,
  resetAccount,
  vaultOf,
} from './accounts.ts';
import { base32, uriOf } from './totp.ts';

const told = ({ config }: Deps, { name, password, secret }: Made): string =>
  `Account ${name}. This is shown once; keep it where only those who run this server can get at it.

  address    ${config.publicUrl}/admin
  name       ${name}
  password   ${password}
  codes      ${base32(secret)}
             ${uriOf(secret, name, new URL(config.publicUrl).hostname)}

Enter the codes' key in an authenticator app, or make a QR code of its address on this machine.`;

type Work = (deps: Deps, name: string) => Promise<string>;
const WORK: Readonly<Record<string, Work>> = {
  add: async (deps, name) =>
    told(deps, await addAccount(deps.database, vaultOf(deps.config.secret), name)),
  reset: async (deps, name) =>
    told(deps, await resetAccount(deps.database, vaultOf(deps.config.secret), name)),
  remove: async ({ database }, name) => {
    await removeAccount(database, name);
    return `Account ${name} is removed, and whoever was in by it is out.`;
  },
};

const list = async ({ database }: Deps): Promise<string> => {
  const found = await accounts(database);
  return found.length === 0
    ? 'There are no accounts: "npm run platform -- admin add NAME" makes one.'
    : found
        .map(({ name, made_at }) => `${name}  since ${made_at.toISOString().slice(0, 10)}`)
        .join('\n');
};

/** Accounts for the page for administrators, for days when no launch works. */
export const admin: Command = {
  read([verb = '', typed = '', ...more]) {
    if (verb === 'list' && typed === '') return list;
    const work = Object.hasOwn(WORK, verb) ? WORK[verb] : undefined;
    if (work === undefined || typed === '' || more.length > 0)
      throw refuse(
        'Say "admin list", or "admin add", "admin reset" or "admin remove" with one name.',
      );
    const name = accountName(typed);
    return (deps) => work(deps, name);
  },
};
