import * as v from 'valibot';
import { schoolNamed } from '../add-platform.ts';
import { hostOf, LINK_HOURS, makeLink } from '../registration/links.ts';
import { type Command, newSchool, readOptions, refuse, Word } from './options.ts';

const Hours = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^[1-9]\d{0,3}$/, '--hours must be a number of hours, 9999 at most'),
    v.transform(Number),
  ),
);

/** A one-time link with which an LMS registers Waymark. */
export const link: Command = {
  read(args) {
    const entries = { tenant: Word('tenant'), host: v.optional(v.string()), hours: Hours };
    const { tenant, host: typed, hours = LINK_HOURS } = readOptions(args, entries);
    const host = typed === undefined ? null : hostOf(typed);
    if (typed !== undefined && host === null) throw refuse('--host is not the host of an LMS.');
    return async (deps) => {
      const { school, others } = await schoolNamed(deps.database, tenant);
      const made = await makeLink(deps, { tenant: school, host, hours });
      return `${made.url}

Good once, until ${made.expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC, for ${tenant}${host === null ? '' : `, at ${host} only`}. Whoever has it can register an LMS for this school.${newSchool(tenant, others)}
  Moodle  Site administration › Plugins › External tool › Manage tools: paste it, "Add LTI Advantage"
  Canvas  Admin › Apps › Manage › Install a New App › Dynamic Registration: paste it
${host === null ? 'It names no LMS, so what it registers waits for "npm run platform -- confirm".' : 'It names its LMS, so what it registers works at once.'}`;
    };
  },
};
