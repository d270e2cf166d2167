import * as v from 'valibot';
import { addPlatform, schoolOfDeployment } from '../add-platform.ts';
import { COMMAND, lmsId, note } from '../audit/audit.ts';
import { Address, type Command, newSchool, readOptions, refuse, Word } from './options.ts';

/** Registers an LMS that was told of us by hand. */
export const add: Command = {
  read(args) {
    const options = readOptions(
      args,
      {
        issuer: Address('issuer'),
        'client-id': Word('client-id'),
        'deployment-id': Word('deployment-id'),
        'auth-url': Address('auth-url'),
        'token-url': Address('token-url'),
        'jwks-url': Address('jwks-url'),
        tenant: Word('tenant'),
        origin: v.optional(v.array(Address('origin')), []),
        name: v.optional(v.string()),
        'move-from': v.optional(v.string()),
      },
      ['origin'],
    );
    const client = { issuer: options.issuer, clientId: options['client-id'] };
    const deploymentId = options['deployment-id'];
    return async (deps) => {
      const before = await schoolOfDeployment(deps.database, { ...client, deploymentId });
      if (before !== null && before !== options.tenant && before !== options['move-from'])
        throw refuse(
          `This LMS is ${before}’s: whoever opens it would be in ${options.tenant} from then on. To move it, add --move-from "${before}".`,
        );
      const { school, others } = await addPlatform(deps, {
        ...client,
        deploymentId,
        authUrl: options['auth-url'],
        tokenUrl: options['token-url'],
        jwksUrl: options['jwks-url'],
        tenant: options.tenant,
        origins: options.origin,
        ...(options.name === undefined ? {} : { name: options.name }),
      });
      const subject = lmsId({ ...client, deploymentId });
      await note(deps.database, school, { by: COMMAND, action: 'platform.add', subject });
      return `${before === null ? 'Added' : 'Changed'} ${options.issuer} (client ${client.clientId}) for ${options.tenant}.${newSchool(options.tenant, others)}
"npm run platform -- health" tells whether everything works.`;
    };
  },
};
