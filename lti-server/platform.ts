import { admin } from './admin/command.ts';
import { add } from './commands/add.ts';
import { confirm } from './commands/confirm.ts';
import { canvasJson, fields } from './commands/fields.ts';
import { health } from './commands/health.ts';
import { link } from './commands/link.ts';
import { list } from './commands/list.ts';
import type { Command } from './commands/options.ts';
import { rotate } from './commands/rotate.ts';
import { sayWhere, speak } from './commands/speak.ts';
import { off, on } from './commands/switch.ts';
import { readConfig } from './config.ts';
import { createDeps } from './create-deps.ts';
import { StartRefusal } from './db/refusal.ts';

/** `npm run platform`: the LMSs this server knows. */
const USAGE = `Usage: npm run platform -- COMMAND OPTIONS

  link         makes a one-time link with which an LMS registers Waymark by itself
    --tenant "School name"   whose LMS it is; a new name makes a new school
    --host HOST              the only LMS that may use it, such as moodle.school.example; it then works at once
    --hours N                how long it is good; 48 unless told otherwise
  confirm      lets in what was registered by a link without --host
    --client-id ID           as the page of the registration and "list" show it
    --issuer URL             where several LMSs have this client id

  fields       every field to type where an LMS has no registration by link
    --lms moodle|canvas
    --tenant "School name"
  canvas-json  the same for a Canvas developer key, as JSON
  add          tells this server of an LMS that was set up by hand, or changes it; may be repeated
    --tenant "School name"   whose LMS it is; a new name makes a new school
    --issuer URL             Moodle: the address of the site. Canvas cloud: https://canvas.instructure.com
    --client-id ID           the LMS shows it once the tool is entered there
    --deployment-id ID       the LMS shows it too
    --auth-url URL           Moodle: SITE/mod/lti/auth.php
                             Canvas cloud: https://sso.canvaslms.com/api/lti/authorize_redirect
    --token-url URL          Moodle: SITE/mod/lti/token.php
                             Canvas cloud: https://sso.canvaslms.com/login/oauth2/token
    --jwks-url URL           Moodle: SITE/mod/lti/certs.php
                             Canvas cloud: https://sso.canvaslms.com/api/lti/security/jwks
    --origin URL             where its pages are, such as https://school.instructure.com; may be repeated
    --name NAME              what to call it in lists; if you like
    --move-from "School"     whose LMS it was until now, where another school is to have it

  list         what is registered here
  health       whether each LMS and this server can do what they need of each other, in sentences
  rotate       the next key signs what Waymark sends; the one before stays shown until the next time. Where there
               was no next key it says so: then again, an hour later
    --issuer URL --client-id ID   one LMS of several, for both
  off          nobody comes in from this LMS any more, until "on"; what is stored stays
    --client-id ID           as "list" shows it
    --issuer URL             where several LMSs have this client id
  on           lets people in from it again; the same options

  admin        accounts for the page for administrators, /admin, beside those an LMS calls administrators
    list | add NAME | reset NAME | remove NAME

It reads the same environment as the server (README, "Configuration"). On the embedded database it works while the server
is stopped.`;

const COMMANDS: Readonly<Record<string, Command>> = {
  add,
  admin,
  'canvas-json': canvasJson,
  confirm,
  fields,
  health,
  link,
  list,
  off,
  on,
  rotate,
};

async function main([name = '', ...args]: string[]): Promise<string> {
  if (['help', '--help', '-h'].includes(name)) return USAGE;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined)
    throw new StartRefusal(
      'usage',
      name === '' ? USAGE : `There is no command “${name}”.\n\n${USAGE}`,
    );
  const run = command.read(args);
  const config = readConfig(process.env);
  const { deps, end } = await createDeps({ ...config, logLevel: 'error' });
  sayWhere(config);
  try {
    return await run(deps);
  } finally {
    await end();
  }
}

if (import.meta.main) speak(main);
