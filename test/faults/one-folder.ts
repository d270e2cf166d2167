import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { PATHS } from '../../shared/protocol/http.ts';
import { type Case, must } from './case.ts';
import { makePlace, type Place } from './place.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Runs a program of the server beside the one that runs; what it said, once it has ended. */
async function beside(place: Place, file: string, ...args: string[]) {
  const child = spawn(process.execPath, [file, ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', ...place.env, PORT: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { said: said.trim(), code };
}

export const oneFolder: Case = {
  name: 'a second server, or npm run platform, on one PGlite folder is refused; a dead lock is taken over',
  async run(setting) {
    const place = await makePlace('PGlite', setting);
    const server = await place.start();
    const sentence = `is in use by another Waymark process (${server.pid})`;
    const others = [
      beside(place, 'lti-server/main.ts'),
      beside(place, 'lti-server/platform.ts', 'list'),
    ];
    for (const { said, code } of await Promise.all(others))
      must(code === 1 && said.includes(sentence) && !said.includes('\n'), `It said: ${said}`);
    const token = place.tokens.get(place.school.lin) ?? '';
    const answer = await fetch(place.url + PATHS.me, {
      headers: { authorization: `Bearer ${token}` },
    });
    must(answer.ok, `The first server was disturbed: ${answer.status}.`);
    await server.kill();
    // Its number may be another program's by now; here this one's, which began at another time.
    writeFileSync(path.join(setting.folder, 'data.lock'), `${process.pid} 1`);
    await (await place.start()).stop();
    return '2 refused with one sentence, a stale lock taken over';
  },
};
