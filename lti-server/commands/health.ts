import { StartRefusal } from '../db/refusal.ts';
import { lookAt, report } from '../registration/health.ts';
import { loadSetupWords } from '../registration/words.ts';
import { CHOICE, type Command, chosen, readOptions, titleOf } from './options.ts';

/** Whether every LMS and this server can do what they need of each other. Refuses, and so exits non-zero, when not. */
export const health: Command = {
  read(args) {
    const choice = readOptions(args, CHOICE);
    return async (deps) => {
      const phrases = loadSetupWords()('en');
      const parts: string[] = [];
      let well = true;
      for (const platform of await chosen(deps, choice)) {
        const findings = await lookAt(deps, platform);
        well &&= findings.every(({ good }) => good !== false);
        parts.push(`${titleOf(platform)}\n${report(findings, phrases)}`);
      }
      if (well) return parts.join('\n');
      throw new StartRefusal('unhealthy', parts.join('\n'));
    };
  },
};
