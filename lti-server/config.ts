import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import type { DatabaseConfig } from './db/connect.ts';
import { folderRefusal, makeFolder } from './db/folder.ts';
import { StartRefusal } from './db/refusal.ts';

export type Config = {
  /** Origin under which browsers reach us; never taken from a Host header. */
  publicUrl: string;
  host: string;
  port: number;
  database: DatabaseConfig;
  /** At least 32 characters; every key is derived from it. */
  secret: string;
  logLevel: string;
  /** Express "trust proxy": false, a number of hops, or a list of addresses. */
  trustProxy: false | number | string[];
  /** Where it is written what was erased, outside of what is backed up; null: nowhere, and nothing is erased. */
  erasures: string | null;
  /** Hosts of LMSs that have an address inside the network; no other private address is asked. */
  privateHosts: string[];
  /** Multiplies every limit on how often somebody may ask; 0: there are none. */
  rateLimits: number;
};

const Port = v.pipe(
  v.string(),
  v.regex(/^\d{1,5}$/, 'must be a port number'),
  v.transform(Number),
  v.maxValue(65_535, 'must be a port number'),
);
const Origin = v.pipe(
  v.string(),
  v.check(
    (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
    'must be an http(s) URL',
  ),
  v.check(
    // Of what is no address at all, the check before has spoken.
    (text) => {
      const url = URL.parse(text);
      return url === null || (url.pathname === '/' && url.search === '');
    },
    'must have no path',
  ),
  v.transform((text) => new URL(text).origin),
);
const Hops = v.pipe(
  v.string(),
  v.transform((text): Config['trustProxy'] => {
    if (text === 'false' || text === '') return false;
    return /^\d+$/.test(text) ? Number(text) : text.split(',').map((address) => address.trim());
  }),
);
const Hosts = v.pipe(
  v.string(),
  v.transform((text) => text.split(',').flatMap((host) => host.trim() || [])),
  v.array(
    v.pipe(v.string(), v.regex(/^[\w.:-]+$/, 'must be host names, without https:// or a path')),
  ),
);
const Times = v.pipe(
  v.string(),
  v.regex(/^\d{1,4}(\.\d{1,3})?$/, 'must be a number such as 1 or 2.5'),
  v.transform(Number),
);
const Environment = v.object({
  PUBLIC_URL: v.optional(Origin),
  HOST: v.optional(v.string(), '127.0.0.1'),
  PORT: v.optional(Port, '3000'),
  DATABASE_URL: v.optional(
    v.pipe(v.string(), v.regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')),
  ),
  DATA_DIR: v.optional(v.string(), '.data'),
  SECRET: v.optional(v.pipe(v.string(), v.minLength(32, 'must have at least 32 characters'))),
  LOG_LEVEL: v.optional(
    v.picklist(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'must be trace, debug, info, warn, error, fatal or silent',
    ),
    'info',
  ),
  TRUST_PROXY: v.optional(Hops, 'false'),
  ERASURES_FILE: v.optional(v.string()),
  PRIVATE_HOSTS: v.optional(Hosts, ''),
  RATE_LIMITS: v.optional(Times, '1'),
});
const FILES = ['SECRET', 'DATABASE_URL'] as const;

type Environs = Readonly<Record<string, string | undefined>>;

/** `SECRET_FILE` and `DATABASE_URL_FILE` name files that hold the value. */
function withFiles(env: Environs, problems: string[]): Environs {
  const all: Record<string, string | undefined> = { ...env };
  for (const name of FILES) {
    const file = env[`${name}_FILE`];
    if (file === undefined || file === '') continue;
    try {
      all[name] = readFileSync(file, 'utf8').trim();
    } catch {
      problems.push(`${name}_FILE cannot be read`);
    }
  }
  return all;
}

/** Two servers may start at once: the first one's secret stays. */
function writeOnce(file: string, secret: string): void {
  try {
    writeFileSync(file, secret, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** The embedded database lives in one folder, so its secret may too. */
function keptSecret(folder: string): string {
  const file = join(folder, 'secret');
  const secret = randomBytes(48).toString('base64url');
  makeFolder(folder);
  try {
    writeOnce(file, secret);
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw folderRefusal(error);
  }
}

/** Throws StartRefusal that names every wrong value at once. Values themselves are never repeated. */
export function readConfig(env: Environs): Config {
  const problems: string[] = [];
  const known = Object.entries(withFiles(env, problems)).filter(([, value]) => value !== '');
  const parsed = v.safeParse(Environment, Object.fromEntries(known));
  for (const issue of parsed.issues ?? []) problems.push(`${v.getDotPath(issue)} ${issue.message}`);
  if (
    parsed.success &&
    parsed.output.DATABASE_URL !== undefined &&
    parsed.output.SECRET === undefined
  )
    problems.push('SECRET must be set with DATABASE_URL');
  if (problems.length > 0 || !parsed.success)
    throw new StartRefusal('bad_config', `Wrong configuration: ${problems.join('; ')}.`);
  const { output } = parsed;
  return {
    publicUrl: output.PUBLIC_URL ?? `http://localhost:${output.PORT}`,
    host: output.HOST,
    port: output.PORT,
    database:
      output.DATABASE_URL === undefined
        ? { kind: 'folder', folder: output.DATA_DIR }
        : { kind: 'postgres', url: output.DATABASE_URL },
    secret: output.SECRET ?? keptSecret(output.DATA_DIR),
    logLevel: output.LOG_LEVEL,
    trustProxy: output.TRUST_PROXY,
    erasures:
      output.ERASURES_FILE ??
      // Beside the folder: a folder brought back from before does not bring back that file.
      (output.DATABASE_URL === undefined ? `${resolve(output.DATA_DIR)}-erasures.jsonl` : null),
    privateHosts: output.PRIVATE_HOSTS,
    rateLimits: output.RATE_LIMITS,
  };
}
