import { COMMAND } from '../audit/audit.ts';
import { confirm as confirmRegistration } from '../registration/registrations.ts';
import { type Command, chosenOne, ONE, readOptions } from './options.ts';

/** Lets in what a link registered that named no LMS. */
export const confirm: Command = {
  read(args) {
    const choice = readOptions(args, ONE);
    return async (deps) => {
      const platform = await chosenOne(deps, choice);
      const done = await confirmRegistration(deps, platform, COMMAND);
      return `${platform.issuer} (client ${platform.clientId}) ${done ? 'is confirmed: people can come in' : 'was confirmed before; nothing is changed'}.`;
    };
  },
};
