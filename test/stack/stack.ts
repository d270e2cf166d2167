import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Flavour, type Sandbox, startSandbox } from '../sandbox-lms/main.ts';
import { freePort, HOSTS } from './ports.ts';
import type { Prepared } from './prepared.ts';
import { registerPlatform } from './register.ts';
import { SCHOOLS } from './register-here.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

/** The whole product: both practice LMSs and the server they are registered at. */
export type Stack = {
  sandbox: Sandbox;
  /** The LMS a journey runs at: a practice one, or the real one the environment names. */
  lms(flavour: 'moodle' | 'canvas'): Flavour;
  /** Where the server is, or was: it comes back at the same address. */
  url: string;
  /** The environment the server runs with, for its command-line tools. */
  env: Readonly<Record<string, string>>;
  stopServer(): Promise<void>;
  /** kill -9 */
  killServer(): Promise<void>;
  startServer(): Promise<void>;
  /** Both practice LMSs as on the day they opened, and the server on a database as it was prepared: nobody was here before. */
  beginAnew(): Promise<void>;
  close(): Promise<void>;
};

export type StackOptions = {
  /** Holds the embedded database and the server's log. */
  folder: string;
  /** Wanted ports; 0 takes any. Another is taken, and said, where one is in use. */
  ports: { server: number; canvas: number; moodle: number };
  /** Begins with this database, at its ports, instead of registering the LMSs anew. */
  prepared?: Prepared | null;
  /** Neither side knows of the other yet: somebody is going to register Waymark. */
  unregistered?: true;
  /** Where Moodle lives on its site: '' (usual) or, say, '/moodle'. */
  moodlePath?: string;
  /** Environment of the server beyond the address and the folder, such as DATABASE_URL. */
  env?: Record<string, string>;
  say?: (line: string) => void;
};

async function choosePorts(wanted: StackOptions['ports'], say: (line: string) => void) {
  const chosen = { server: 0, canvas: 0, moodle: 0 };
  for (const part of ['server', 'canvas', 'moodle'] as const) {
    const { port, taken } = await freePort(wanted[part], HOSTS[part]);
    if (taken) say(`Port ${wanted[part]} is in use; the ${part} takes ${port}.`);
    chosen[part] = port;
  }
  return chosen;
}

export async function startStack(options: StackOptions): Promise<Stack> {
  const say = options.say ?? (() => {});
  await mkdir(options.folder, { recursive: true });
  const prepared = options.prepared ?? null;
  const ports = await choosePorts(prepared?.ports ?? options.ports, say);
  const url = `http://localhost:${ports.server}`;
  const common: Record<string, string> = {
    PORT: String(ports.server),
    PUBLIC_URL: url,
    DATA_DIR: options.folder,
    ...options.env,
  };
  let env = { ...common, ...(await prepared?.copyTo(options.folder)) };
  say('Starting the practice LMS …');
  const tool = {
    title: 'Waymark',
    loginUrl: `${url}/lti/login`,
    launchUrl: `${url}/lti/launch`,
    jwksUrl: `${url}/lti/keys`,
    custom: {
      canvas_user_id: '$Canvas.user.id',
      canvas_course_id: '$Canvas.course.id',
      section_names: '$com.instructure.User.sectionNames',
    },
  };
  const sandbox = await startSandbox({
    canvas: { port: ports.canvas },
    moodle: { port: ports.moodle, path: options.moodlePath ?? '' },
    ...(options.unregistered ? {} : { tool }),
  });
  try {
    if (prepared === null && !options.unregistered) {
      say('Preparing the database and registering both LMSs …');
      await registerPlatform(sandbox.canvas, SCHOOLS.canvas, env);
      await registerPlatform(sandbox.moodle, SCHOOLS.moodle, env);
    }
    say('Starting the server …');
    const logFile = path.join(options.folder, 'server.log');
    const begin = () => startServerProcess({ env, url, logFile });
    let server: ServerProcess = await begin();
    return {
      sandbox,
      lms: (flavour) => sandbox[flavour],
      url,
      get env() {
        return env;
      },
      stopServer: () => server.stop(),
      killServer: () => server.kill(),
      startServer: async () => {
        server = await begin();
      },
      beginAnew: async () => {
        if (prepared === null) throw new Error('Only a prepared database can be had anew.');
        await server.stop();
        env = { ...common, ...(await prepared.copyTo(options.folder)) };
        for (const lms of [sandbox.canvas, sandbox.moodle]) lms.reset();
        server = await begin();
      },
      close: async () => {
        await server.stop();
        await sandbox.close();
      },
    };
  } catch (error) {
    await sandbox.close();
    throw error;
  }
}
