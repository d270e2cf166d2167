import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { asSuperuser } from '../postgres/superuser.ts';
import { startSandbox } from '../sandbox-lms/main.ts';
import { freePort, HOSTS } from './ports.ts';
import { registerHere } from './register-here.ts';

/**
 * A database in which both LMSs are registered already, with the ports they are registered at: one of each kind for each
 * worker of a test run. Making and filling one takes three processes and 5 s; copying it 0.1 s (measured 2026-11-22).
 */
export type Prepared = {
  ports: Ports;
  /** A copy for a server whose folder this is; resolves to what its environment must say of it. */
  copyTo(folder: string): Promise<Record<string, string>>;
};
const PortsSchema = v.object({ server: v.number(), canvas: v.number(), moodle: v.number() });
type Ports = v.InferOutput<typeof PortsSchema>;

/** For tests alone: every database of a run is sealed with it. */
const SECRET = 'a secret of the tests, long enough to be one';

/** Below what systems give out by themselves (Linux: from 32768), so that it is still free later. */
const FIRST = 20_000;
const SPAN = 12_000;

async function quietPorts(): Promise<Ports> {
  const ports: Ports = { server: 0, canvas: 0, moodle: 0 };
  for (const part of ['server', 'canvas', 'moodle'] as const) {
    let found = { port: 0, taken: true };
    while (found.taken || Object.values(ports).includes(found.port))
      found = await freePort(FIRST + Math.floor(Math.random() * SPAN), HOSTS[part]);
    ports[part] = found.port;
  }
  return ports;
}

const dataIn = (place: string): string => path.join(place, 'data');
const portsIn = (place: string): string => path.join(place, 'ports.json');

/** `cluster`: the address of a PostgreSQL's own database; '' stands for the embedded one. */
const databaseIn = (cluster: string, name: string): string =>
  cluster.replace('/postgres?', `/${name}?`);
const templateOf = (place: string): string => `prepared_${path.basename(place)}`;

/** An empty database of that PostgreSQL, or a copy of another, as a server's environment names it. */
export async function newDatabase(
  cluster: string,
  template?: string,
): Promise<Record<string, string>> {
  const name = `waymark_${randomBytes(6).toString('hex')}`;
  const like = template === undefined ? '' : ` template ${template}`;
  await asSuperuser(cluster, `create database ${name}${like}`);
  return { DATABASE_URL: databaseIn(cluster, name), SECRET };
}

async function prepare(place: string, cluster: string): Promise<void> {
  await mkdir(place, { recursive: true });
  const ports = await quietPorts();
  const url = `http://localhost:${ports.server}`;
  const env = { PORT: String(ports.server), PUBLIC_URL: url, DATA_DIR: dataIn(place) };
  const template = templateOf(place);
  if (cluster !== '') await asSuperuser(cluster, `create database ${template}`);
  const there = { DATABASE_URL: databaseIn(cluster, template), SECRET };
  const sandbox = await startSandbox({
    canvas: { port: ports.canvas },
    moodle: { port: ports.moodle },
  });
  try {
    await registerHere(sandbox, cluster === '' ? env : { ...env, ...there });
  } finally {
    await sandbox.close();
  }
  await writeFile(portsIn(place), JSON.stringify(ports));
}

/** Made at first use, in a process of its own, whose 500 MB end with it. Null where a port is in use by now. */
export async function preparedIn(place: string, cluster = ''): Promise<Prepared | null> {
  if (!existsSync(portsIn(place)))
    await promisify(execFile)(process.execPath, [import.meta.filename, place, cluster]);
  const ports = v.parse(PortsSchema, JSON.parse(await readFile(portsIn(place), 'utf8')));
  for (const part of ['server', 'canvas', 'moodle'] as const)
    if ((await freePort(ports[part], HOSTS[part])).taken) return null;
  const copyTo: Prepared['copyTo'] = async (folder) => {
    if (cluster !== '') return newDatabase(cluster, templateOf(place));
    await cp(dataIn(place), folder, { recursive: true });
    return {};
  };
  return { ports, copyTo };
}

if (import.meta.main) await prepare(process.argv[2] ?? '', process.argv[3] ?? '');
