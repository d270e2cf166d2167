import * as v from 'valibot';
import { addPlatform } from '../add-platform.ts';
import { COMMAND, lmsId, note } from '../audit/audit.ts';
import { Address, type Command, readOptions, Word } from './options.ts';

/** Registers an LMS that was told of us by hand. */
export const add: Command = {
  read(args) {
    const options = readOptions(
      args,
      {
        issuer: Word('issuer'),
        'client-id': Word('client-id'),
        'deployment-id': Word('deployment-id'),
        'auth-url': Address('auth-url'),
        'token-url': Address('token-url'),
        'jwks-url': Address('jwks-url'),
        tenant: Word('tenant'),
        origin: v.optional(v.array(Address('origin')), []),
        name: v.optional(v.string()),
      },
      ['origin'],
    );
    return async (deps) => {
      const tenant = await addPlatform(deps, {
        issuer: options.issuer,
        clientId: options['client-id'],
        deploymentId: options['deployment-id'],
        authUrl: options['auth-url'],
        tokenUrl: options['token-url'],
        jwksUrl: options['jwks-url'],
        tenant: options.tenant,
        origins: options.origin,
        ...(options.name === undefined ? {} : { name: options.name }),
      });
      const client = { issuer: options.issuer, clientId: options['client-id'] };
      const subject = lmsId({ ...client, deploymentId: options['deployment-id'] });
      await note(deps.database, tenant, { by: COMMAND, action: 'platform.add', subject });
      return `Added ${options.issuer} (client ${options['client-id']}) for ${options.tenant}.
"npm run platform -- health" tells whether everything works.`;
    };
  },
};
