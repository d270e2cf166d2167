import { noteOfLms } from './noted.ts';
import { CHOICE, type Command, chosen, readOptions, titleOf } from './options.ts';

/** Another key signs from now on; the one before is shown until the next time. */
export const rotate: Command = {
  read(args) {
    const choice = readOptions(args, CHOICE);
    return async (deps) => {
      const lines: string[] = [];
      for (const platform of await chosen(deps, choice)) {
        const done = await deps.lti.rotate(platform.issuer, platform.clientId);
        const code = done.done === 'rotated' ? 'done' : 'published';
        await noteOfLms(deps, platform, 'platform.rotate', code);
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
