import { randomUUID } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { TenantId } from '../../shared/model/ids.ts';
import { COMMAND, note } from '../audit/audit.ts';
import { sayWhere, speak } from '../commands/speak.ts';
import { readConfig } from '../config.ts';
import { createDeps } from '../create-deps.ts';
import { StartRefusal } from '../db/refusal.ts';
import type { Deps } from '../deps.ts';
import { type Counts, erase, type Progress } from './erase.ts';
import { exportOf } from './export.ts';
import { findIn, schoolOf, subjectOf } from './find.ts';
import { checkReceipts, type Receipt, writeReceipt } from './receipt.ts';
import { hashesOf, hashWith } from './tombstone.ts';

/** `npm run rights -- …`: what the law lets people ask of a school. */
const USAGE = `Usage:
  npm run rights -- find   --tenant SCHOOL WORDS            people and courses, by name, LMS id or Waymark id
  npm run rights -- export --tenant SCHOOL ID --to FILE     all that is kept about a person or a course
  npm run rights -- export --tenant SCHOOL --all --to FILE  ... or about the whole school
  npm run rights -- erase  --tenant SCHOOL ID --yes         a person, or a course; there is no way back
  npm run rights -- erase  --tenant SCHOOL --all --yes      ... or the whole school

  SCHOOL is the name of the school or its id, ID what "find" shows.
  An export is JSON, a row to a line. Erasures are written to ERASURES_FILE; keep that file out of what is
  restored from a backup: at every start what it names is erased again where it has come back.

It reads the same environment as the server (README, "Configuration"). With the embedded database the server
has to be stopped meanwhile.`;

const usage = (sentence: string) =>
  new StartRefusal('usage', `${sentence} "npm run rights -- help" tells how.`);

type Asked = { tenant: string; words: string; all: boolean; yes: boolean; to: string | undefined };
function readAsked(args: string[]): Asked {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      tenant: { type: 'string' },
      all: { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      to: { type: 'string' },
    },
  });
  if (values.tenant === undefined) throw usage('--tenant is missing.');
  return {
    tenant: values.tenant,
    words: positionals.join(' ').trim(),
    all: values.all,
    yes: values.yes,
    to: values.to,
  };
}

const WHAT = { person: 'the person', course: 'the course', tenant: 'the whole school' } as const;
type About = Pick<Receipt, 'tenant' | 'what' | 'subject'> & { name: string };
async function aboutWhom({ database }: Deps, tenant: TenantId, asked: Asked): Promise<About> {
  if (asked.all && asked.words === '')
    return { tenant, what: 'tenant', subject: tenant, name: asked.tenant };
  if (asked.words === '' || asked.all) throw usage('Name one id, or --all.');
  return subjectOf(database, tenant, asked.words);
}

const find = async ({ database }: Deps, tenant: TenantId, { words }: Asked): Promise<string> => {
  if (words === '') throw usage('Say whom to look for.');
  const found = await findIn(database, tenant, words);
  return found.length === 0
    ? 'Nobody and no course is called that.'
    : found.map(({ what, id, name, lms }) => `${what}  ${id}  ${name}  (LMS: ${lms})`).join('\n');
};

async function save(deps: Deps, tenant: TenantId, asked: Asked): Promise<string> {
  if (asked.to === undefined) throw usage('--to is missing.');
  const about = await aboutWhom(deps, tenant, asked);
  let file: number;
  try {
    file = openSync(asked.to, 'wx', 0o600);
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw usage(`${asked.to} ${isThere ? 'is there already' : 'cannot be written'}.`);
  }
  let rows = 0;
  try {
    const { what, subject } = about;
    const head = { format: 'waymark-export', version: 1, what, subject, at: new Date() };
    writeSync(file, `${JSON.stringify(head)}\n`);
    for await (const line of exportOf(deps.database, about)) {
      writeSync(file, `${JSON.stringify(line)}\n`);
      rows += 1;
    }
  } finally {
    closeSync(file);
  }
  const action = `export.${about.what}` as const;
  await note(deps.database, tenant, { by: COMMAND, action, record: about.subject });
  return `${about.name}: ${rows} rows written to ${asked.to}.`;
}

const inWords = (counts: Counts): string =>
  Object.entries(counts)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');

const tellProgress: Progress = (what, done, all) =>
  void process.stderr.write(`${what}: ${done} of ${all}\n`);

async function forget(deps: Deps, tenant: TenantId, asked: Asked): Promise<string> {
  const { database, config } = deps;
  const { erasures, secret } = config;
  if (erasures === null)
    throw new StartRefusal(
      'usage',
      'Set ERASURES_FILE first: what was erased is written there, so that a restored backup does not bring it back.',
    );
  checkReceipts(erasures);
  const about = await aboutWhom(deps, tenant, asked);
  if (!asked.yes) throw usage(`This erases ${WHAT[about.what]} ${about.name} for good; add --yes.`);
  const { name: _name, ...subject } = about;
  const hashes = await hashesOf(database, about, hashWith(secret));
  const receipt: Receipt = { id: randomUUID(), ...subject, at: new Date().toISOString(), hashes };
  writeReceipt(erasures, receipt);
  const counts = await erase(database, receipt, tellProgress);
  return `Erased. Receipt ${receipt.id}, ${receipt.at}: ${about.what} ${about.subject}, ${inWords(counts)}.`;
}

const COMMANDS = { find, export: save, erase: forget };
const isCommand = (word: string): word is keyof typeof COMMANDS => Object.hasOwn(COMMANDS, word);

export async function rights([command = '', ...args]: string[]): Promise<string> {
  if (['help', '--help', '-h'].includes(command)) return USAGE;
  if (!isCommand(command))
    throw new StartRefusal(
      'usage',
      command === '' ? USAGE : `There is no command “${command}”.\n\n${USAGE}`,
    );
  const asked = readAsked(args);
  const config = readConfig(process.env);
  const { deps, end } = await createDeps({ ...config, logLevel: 'error' });
  sayWhere(config);
  try {
    return await COMMANDS[command](deps, await schoolOf(deps.database, asked.tenant), asked);
  } finally {
    await end();
  }
}

if (import.meta.main) speak(rights);
