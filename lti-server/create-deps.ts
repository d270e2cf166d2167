import { sealTicket } from './admin/ticket.ts';
import { createBackground } from './background.ts';
import type { Config } from './config.ts';
import { createDatabase } from './db/create.ts';
import type { Database } from './db/database.ts';
import { StartRefusal } from './db/refusal.ts';
import type { Deps } from './deps.ts';
import { limitsOf } from './limits.ts';
import { createLog, type Log } from './log.ts';
import { admit } from './lti/admit.ts';
import { createLtiTool } from './lti/create-tool.ts';
import { offerLinks } from './lti/deep-linking/offer.ts';
import { linkParts } from './lti/deep-linking/parts.ts';
import { startOf } from './lti/deep-linking/start.ts';
import { createVault, keyFor, STORE } from './lti/keys-of-secret.ts';
import { sendLaunchPage } from './lti/launch-page.ts';
import { opens } from './lti/ltijs-store.ts';
import { isAdministrator } from './lti/roles.ts';
import { loadSentences } from './lti/sentences.ts';

/** Everything over an open database. */
export function depsOver(config: Config, database: Database, log: Log): Deps {
  const sentences = loadSentences();
  const limits = limitsOf(config.rateLimits);
  const lti = createLtiTool({
    config,
    database,
    log,
    sentences,
    limits,
    onNotice: async ({ issuer, type }) => log.info({ issuer, type }, 'notice of a platform'),
    onLaunch: async (launch, response) => {
      if (launch.deepLinking !== null) {
        await offerLinks(links, launch, launch.deepLinking, response);
        return;
      }
      const admitted = await admit(deps, launch, { kind: 'launch', label: '' });
      const start = await startOf(deps, launch, admitted);
      const { tenant, person, id: session } = admitted.session;
      const ticket = isAdministrator(launch.roles)
        ? sealTicket(config.secret, { tenant, person, session })
        : undefined;
      sendLaunchPage(response, sentences, launch, admitted, { start, ticket });
    },
  });
  const deps: Deps = { config, database, log, lti, limits, background: createBackground(log) };
  const links = linkParts(deps, sentences);
  return deps;
}

/** With another SECRET keys would be made that the right one does not open, and every LMS be locked out. */
async function checkSecret({ secret }: Config, database: Database): Promise<void> {
  if (await opens(database, createVault(keyFor(secret, STORE)))) return;
  throw new StartRefusal(
    'secret',
    'SECRET is not the one this database was made with: the keys in it do not open. Set the one it had.',
  );
}

/** What a server stands on; `unbound` as of createDatabase. */
export type Ground = { deps: Deps; unbound: string | null; end: () => Promise<void> };

/** Opens it. `end` closes the database; the caller ends its own work first. */
export async function createDeps(config: Config): Promise<Ground> {
  const log = createLog(config.logLevel);
  const database = await createDatabase(config.database, (error) =>
    log.error({ err: error }, 'database connection lost'),
  );
  try {
    await checkSecret(config, database);
  } catch (error) {
    await database.close();
    throw error;
  }
  const { unbound } = database;
  return { deps: depsOver(config, database, log), unbound, end: () => database.close() };
}
