import { StartRefusal } from '../db/refusal.ts';
import { registrations } from '../registration/registrations.ts';
import { noteOfLms } from './noted.ts';
import { CHOICE, type Command, chosen, readOptions, titleOf, Word } from './options.ts';

const SAID = {
  off: 'is switched off: nobody comes in from it within seconds from now. What is stored stays, and browsers that are connected stay connected; the page for administrators can end those.',
  on: 'is switched on: people can come in.',
};

/** One LMS alone, by name: a mistake here closes, or opens, a door for a whole school. */
const switched = (on: boolean): Command => ({
  read(args) {
    const choice = readOptions(args, { ...CHOICE, 'client-id': Word('client-id') });
    return async (deps) => {
      const [platform, ...more] = await chosen(deps, choice);
      if (platform === undefined || more.length > 0)
        throw new StartRefusal('ambiguous', 'Several LMSs have this client id: say --issuer too.');
      const { issuer, clientId, active } = platform;
      const waits = (await registrations(deps.database)).some(
        (one) => one.issuer === issuer && one.clientId === clientId && one.confirmedAt === null,
      );
      if (on && waits)
        throw new StartRefusal('waits', 'Nobody has confirmed this LMS yet: use "confirm".');
      if (active === on) return `${titleOf(platform)}\n  was ${on ? 'on' : 'off'} before.`;
      await deps.lti.setActive(issuer, clientId, on);
      await noteOfLms(deps, platform, on ? 'platform.on' : 'platform.off', 'done');
      return `${titleOf(platform)}\n  ${SAID[on ? 'on' : 'off']}`;
    };
  },
});

export const off = switched(false);
export const on = switched(true);
