import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { addPlatform } from './add-platform.ts';
import { readConfig } from './config.ts';
import { createDeps } from './create-deps.ts';
import { StartRefusal } from './db/refusal.ts';
import type { Deps } from './deps.ts';

/** `npm run platform -- add …` and `list`: the LMSs this server knows. */
const USAGE = `Usage:
  npm run platform -- list              what is registered here, and what to enter in the LMS
  npm run platform -- add OPTIONS       registers an LMS, or changes it; may be repeated

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

It reads the same environment as the server (README, "Configuration").`;

const HINT = '"npm run platform -- help" lists every option.';

const Word = (option: string) =>
  v.pipe(v.optional(v.string(), ''), v.minLength(1, `--${option} is missing`));
const isAddress = (text: string) => URL.canParse(text) && /^https?:/.test(text);
const Address = (option: string) =>
  v.pipe(
    Word(option),
    v.check((text) => text === '' || isAddress(text), `--${option} is not a web address`),
  );
const OptionsSchema = v.object({
  issuer: Word('issuer'),
  'client-id': Word('client-id'),
  'deployment-id': Word('deployment-id'),
  'auth-url': Address('auth-url'),
  'token-url': Address('token-url'),
  'jwks-url': Address('jwks-url'),
  tenant: Word('tenant'),
  origin: v.optional(v.array(Address('origin')), []),
  name: v.optional(v.string()),
});

const text = { type: 'string' } as const;
function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      issuer: text,
      'client-id': text,
      'deployment-id': text,
      'auth-url': text,
      'token-url': text,
      'jwks-url': text,
      tenant: text,
      origin: { type: 'string', multiple: true },
      name: text,
    },
  });
  const parsed = v.safeParse(OptionsSchema, values);
  if (!parsed.success) {
    const problems = parsed.issues.map((issue) => issue.message).join('; ');
    throw new StartRefusal('usage', `${problems}. ${HINT}`);
  }
  return parsed.output;
}

/** What an administrator types into the LMS. */
export const lmsSettings = (publicUrl: string): string => `Enter in the LMS:
  Tool (target link) URL     ${publicUrl}/lti/launch
  Login initiation URL       ${publicUrl}/lti/login
  Redirect URI               ${publicUrl}/lti/launch
  Public keyset (JWKS) URL   ${publicUrl}/lti/keys
  Canvas custom parameters   canvas_user_id=$Canvas.user.id canvas_course_id=$Canvas.course.id
                             section_names=$com.instructure.User.sectionNames`;

async function add(deps: Deps, args: string[]): Promise<string> {
  const options = readOptions(args);
  await addPlatform(deps, {
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
  return `Added ${options.issuer} (client ${options['client-id']}) for ${options.tenant}.\n${lmsSettings(deps.config.publicUrl)}`;
}

async function list({ database, lti, config }: Deps): Promise<string> {
  const platforms = await lti.platforms();
  const deployments = await database.registry((tx) =>
    tx
      .selectFrom('registry.deployment as d')
      .leftJoin('registry.tenant as t', 't.id', 'd.tenant_id')
      .select(['d.issuer', 'd.client_id', 'd.deployment_id', 't.name'])
      .orderBy('d.deployment_id')
      .execute(),
  );
  const lines = platforms.flatMap((platform) => [
    `${platform.issuer}  client ${platform.clientId}  ${platform.name}${platform.active ? '' : '  (switched off)'}`,
    ...deployments
      .filter((row) => row.issuer === platform.issuer && row.client_id === platform.clientId)
      .map(
        (row) =>
          `  deployment ${row.deployment_id}  ${row.name ?? 'quarantined: waits for an admin'}`,
      ),
  ]);
  const shown =
    lines.length === 0 ? ['No LMS is registered yet: npm run platform -- help tells how.'] : lines;
  return [...shown, lmsSettings(config.publicUrl)].join('\n');
}

async function main([command = '', ...args]: string[]): Promise<string> {
  if (['help', '--help', '-h'].includes(command)) return USAGE;
  if (command !== 'add' && command !== 'list') throw new StartRefusal('usage', USAGE);
  if (command === 'add') readOptions(args);
  const { deps, end } = await createDeps({ ...readConfig(process.env), logLevel: 'error' });
  try {
    return await (command === 'add' ? add(deps, args) : list(deps));
  } finally {
    await end();
  }
}

if (import.meta.main) {
  main(process.argv.slice(2)).then(
    (answer) => process.stdout.write(`${answer}\n`),
    (error: unknown) => {
      const usage = error instanceof TypeError && 'code' in error;
      const sentence = error instanceof Error ? error.message : String(error);
      process.stderr.write(`${sentence}${usage ? `. ${HINT}` : ''}\n`);
      process.exitCode = 1;
    },
  );
}
