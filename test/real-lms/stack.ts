import path from 'node:path';
import { registerPlatform } from '../stack/register.ts';
import { type ServerProcess, startServerProcess } from '../stack/server-process.ts';
import type { Stack } from '../stack/stack.ts';
import { realLms } from './lms.ts';
import type { Settings } from './settings.ts';

/**
 * Waymark's server, new and empty, at the address the LMS was told, with that LMS registered; `unregistered`: somebody is
 * going to do it.
 */
export async function startRealStack(
  settings: Settings,
  folder: string,
  { unregistered = false } = {},
): Promise<Stack> {
  const lms = realLms(settings);
  const url = new URL(settings.waymark).origin;
  const env = { PORT: new URL(url).port, PUBLIC_URL: url, DATA_DIR: folder };
  if (!unregistered) await registerPlatform(lms, 'A real school', env);
  const begin = () => startServerProcess({ env, url, logFile: path.join(folder, 'server.log') });
  let server: ServerProcess = await begin();
  return {
    get sandbox(): never {
      throw new Error('There is no practice LMS here.');
    },
    lms: (flavour) => {
      if (flavour !== settings.flavour) throw new Error(`There is no ${flavour} here.`);
      return lms;
    },
    url,
    env,
    stopServer: () => server.stop(),
    killServer: () => server.kill(),
    startServer: async () => {
      server = await begin();
    },
    beginAnew: async () => {
      throw new Error('A real LMS is as its people left it.');
    },
    close: () => server.stop(),
  };
}
