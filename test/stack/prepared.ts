import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { startSandbox } from '../sandbox-lms/main.ts';
import { freePort, HOSTS } from './ports.ts';
import { registerHere } from './register-here.ts';

/**
 * A database in which both LMSs are registered already, with the ports they are registered at: one for each worker of a
 * test run. Making and filling one takes three processes and 5 s; copying it 0.1 s (measured 2026-11-22).
 */
export type Prepared = { data: string; ports: Ports };
const PortsSchema = v.object({ server: v.number(), canvas: v.number(), moodle: v.number() });
type Ports = v.InferOutput<typeof PortsSchema>;

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

async function prepare(place: string): Promise<void> {
  await mkdir(place, { recursive: true });
  const ports = await quietPorts();
  const url = `http://localhost:${ports.server}`;
  const sandbox = await startSandbox({
    canvas: { port: ports.canvas },
    moodle: { port: ports.moodle },
  });
  const env = { PORT: String(ports.server), PUBLIC_URL: url, DATA_DIR: dataIn(place) };
  try {
    await registerHere(sandbox, env);
  } finally {
    await sandbox.close();
  }
  await writeFile(portsIn(place), JSON.stringify(ports));
}

const dataIn = (place: string): string => path.join(place, 'data');
const portsIn = (place: string): string => path.join(place, 'ports.json');

/** Made at first use, in a process of its own, whose 500 MB end with it. Null where a port is in use by now. */
export async function preparedIn(place: string): Promise<Prepared | null> {
  if (!existsSync(portsIn(place)))
    await promisify(execFile)(process.execPath, [import.meta.filename, place]);
  const ports = v.parse(PortsSchema, JSON.parse(await readFile(portsIn(place), 'utf8')));
  for (const part of ['server', 'canvas', 'moodle'] as const)
    if ((await freePort(ports[part], HOSTS[part])).taken) return null;
  return { data: dataIn(place), ports };
}

export const copyPrepared = ({ data }: Prepared, folder: string): Promise<void> =>
  cp(data, folder, { recursive: true });

if (import.meta.main) await prepare(process.argv[2] ?? '');
