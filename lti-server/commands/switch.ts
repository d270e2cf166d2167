import { StartRefusal } from '../db/refusal.ts';
import { registrations } from '../registration/registrations.ts';
import { noteOfLms } from './noted.ts';
import { type Command, chosenOne, ONE, readOptions, titleOf } from './options.ts';

const SAID = {
  off: 'is switched off: nobody comes in from it within seconds from now. What is stored stays, and browsers that are connected stay connected; the page for administrators can end those.',
  on: 'is switched on: people can come in.',
};

/** One LMS alone, by name: a mistake here closes, or opens, a door for a whole school. */
const switched = (on: boolean): Command => ({
  read(args) {
    const choice = readOptions(args, ONE);
    return async (deps) => {
      const platform = await chosenOne(deps, choice);
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
