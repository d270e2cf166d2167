import { COMMAND, lmsId, note, noteServerDeed } from '../audit/audit.ts';
import type { Deps } from '../deps.ts';
import { knownOf } from '../registration/known.ts';
import type { Client } from '../registration/registrations.ts';
import { CHOICE, type Command, chosen, readOptions, titleOf } from './options.ts';

/** In every school that comes in by it. */
async function written({ database }: Deps, client: Client, code: string): Promise<void> {
  const deed = { by: COMMAND, action: 'platform.rotate' as const, code, subject: lmsId(client) };
  const { tenants } = await knownOf(database, client);
  for (const tenant of tenants) await note(database, tenant, deed);
  if (tenants.length === 0) await database.registry((tx) => noteServerDeed(tx, deed));
}

/** Another key signs from now on; the one before is shown until the next time. */
export const rotate: Command = {
  read(args) {
    const choice = readOptions(args, CHOICE);
    return async (deps) => {
      const lines: string[] = [];
      for (const platform of await chosen(deps, choice)) {
        const done = await deps.lti.rotate(platform.issuer, platform.clientId);
        await written(deps, platform, done.done === 'rotated' ? 'done' : 'published');
        const said =
          done.done === 'rotated'
            ? `signs with ${done.to} now; ${done.from} is shown until the next rotation`
            : 'has a next key now; rotate again in an hour, when every LMS has seen it';
        lines.push(`${titleOf(platform)}\n  ${said}`);
      }
      return lines.join('\n');
    };
  },
};
