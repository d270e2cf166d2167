import { COMMAND } from '../audit/audit.ts';
import { StartRefusal } from '../db/refusal.ts';
import { confirm as confirmRegistration } from '../registration/registrations.ts';
import { CHOICE, type Command, chosen, readOptions, Word } from './options.ts';

/** Lets in what a link registered that named no LMS. */
export const confirm: Command = {
  read(args) {
    const choice = readOptions(args, { ...CHOICE, 'client-id': Word('client-id') });
    return async (deps) => {
      const [platform, ...more] = await chosen(deps, choice);
      if (platform === undefined || more.length > 0)
        throw new StartRefusal('ambiguous', 'Several LMSs have this client id: say --issuer too.');
      const done = await confirmRegistration(deps, platform, COMMAND);
      return `${platform.issuer} (client ${platform.clientId}) ${done ? 'is confirmed: people can come in' : 'was confirmed before; nothing is changed'}.`;
    };
  },
};
