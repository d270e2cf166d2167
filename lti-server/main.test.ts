import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newPostgres } from '../test/postgres/databases.ts';

const MAIN = new URL('./main.ts', import.meta.url).pathname;
const PLATFORM = new URL('./platform.ts', import.meta.url).pathname;
const SECRET = 's'.repeat(32);

async function textOf(stream: ChildProcess['stdout']): Promise<string> {
  let text = '';
  for await (const chunk of stream ?? []) text += chunk;
  return text;
}

describe('the server as a process', () => {
  let folder: string;
  const children: ChildProcess[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-main-'));
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
    rmSync(`${folder}.lock`, { force: true });
  });

  function run(file: string, env: Record<string, string>, ...args: string[]): ChildProcess {
    const own = { PATH: process.env.PATH ?? '', PORT: '0', DATA_DIR: folder, ...env };
    const child = spawn(process.execPath, [file, ...args], { env: own, stdio: 'pipe' });
    children.push(child);
    return child;
  }
  async function ended(child: ChildProcess) {
    const [out, said, [code]] = await Promise.all([
      textOf(child.stdout),
      textOf(child.stderr),
      once(child, 'exit'),
    ]);
    return { code, out, said };
  }
  async function started(env: Record<string, string>) {
    const child = run(MAIN, env);
    for await (const chunk of child.stderr ?? []) {
      const url = /listens at (http\S+)/.exec(String(chunk))?.[1];
      if (url !== undefined) return { child, url: url.replace('localhost', '127.0.0.1') };
    }
    throw new Error('The server did not start.');
  }
  async function saidUntil(child: ChildProcess, words: string): Promise<string> {
    let said = '';
    for await (const chunk of child.stderr ?? []) {
      said += String(chunk);
      if (said.includes(words)) break;
    }
    return said;
  }
  const onPostgres = async () => ({ DATABASE_URL: await newPostgres(), SECRET });

  it('is ready on PostgreSQL, and ends well on SIGTERM', async () => {
    const { child, url } = await started(await onPostgres());
    for (const path of ['/healthz', '/readyz', '/api/meta', '/lti/keys'])
      expect([path, (await fetch(url + path)).status]).toEqual([path, 200]);
    expect((await fetch(`${url}/nothing`)).status).toBe(404);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('says so where it is to be reached without TLS', async () => {
    const open = { ...(await onPostgres()), PUBLIC_URL: 'http://waymark.school.example' };
    const said = await saidUntil(run(MAIN, open), 'PUBLIC_URL is not https');
    expect(said).toMatch(
      /listens at http:\/\/waymark\.school\.example\n.*PUBLIC_URL is not https/s,
    );
  });

  it('says so where it connects as a role that row-level security does not bind', async () => {
    const said = await saidUntil(run(MAIN, await onPostgres()), 'row-level security does not hold');
    expect(said).toMatch(
      /listens at http:\/\/localhost:\d+\nDATABASE_URL connects as postgres, for whom row-level security does not hold: .*\n$/,
    );
  });

  it('says in one line why it cannot start', async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const port = String((taken.address() as AddressInfo).port);
    const cases: Array<[Record<string, string>, RegExp]> = [
      [{ PORT: port }, /^Port \d+ on 127\.0\.0\.1 is in use/],
      [{ PORT: 'x' }, /^Wrong configuration: PORT must be a port number\.$/],
      [{ DATABASE_URL: 'postgres://127.0.0.1:1/x', SECRET }, /ECONNREFUSED/],
      [{ DATA_DIR: '/proc/x/y' }, /^DATA_DIR cannot be used \(ENOENT\)/],
      [{ DATA_DIR: '/proc/x/y', SECRET }, /^DATA_DIR cannot be used \(ENOENT\)/],
      [
        { ...(await onPostgres()), ERASURES_FILE: '/proc/x/y' },
        /^The file of erasures, \/proc\/x\/y, cannot be written \(ENOENT\)\.$/,
      ],
    ];
    const ends = cases.map(async ([env, line]) => ({ line, ...(await ended(run(MAIN, env))) }));
    for (const { line, code, said } of await Promise.all(ends)) {
      expect(code).toBe(1);
      expect(said.trim().split('\n')).toHaveLength(1);
      expect(said.trim()).toMatch(line);
    }
    taken.close();
  });

  it('adds and lists platforms from the command line', async () => {
    const env = await onPostgres();
    const add = [
      '--issuer',
      'https://lms.example',
      '--client-id',
      'c',
      '--deployment-id',
      'd',
      '--tenant',
      'School',
    ];
    const addresses = ['--auth-url', '--token-url', '--jwks-url'].flatMap((name) => [
      name,
      `https://lms.example/${name}`,
    ]);
    const missing = await ended(run(PLATFORM, env, 'add', ...add));
    expect([missing.code, missing.said]).toEqual([
      1,
      expect.stringContaining('--auth-url is missing'),
    ]);
    const added = await ended(run(PLATFORM, env, 'add', ...add, ...addresses));
    expect([added.code, added.out]).toEqual([0, expect.stringContaining('for School')]);
    const other = { ...env, SECRET: `not ${SECRET}` };
    for (const refused of [() => run(MAIN, other), () => run(PLATFORM, other, 'list')])
      expect(await ended(refused())).toMatchObject({
        code: 1,
        said: expect.stringContaining('SECRET is not the one this database was made with'),
      });
    const mistyped = [...add.slice(0, -1), 'Schol', ...addresses];
    const refused = await ended(run(PLATFORM, env, 'add', ...mistyped));
    expect([refused.code, refused.said]).toEqual([
      1,
      expect.stringMatching(/This LMS is School’s.*add --move-from "School"/),
    ]);
    const moved = await ended(run(PLATFORM, env, 'add', ...mistyped, '--move-from', 'School'));
    expect(moved.out).toMatch(
      /^Changed .* for Schol\.\nSchol is a new school on this server\. Here before: School\./,
    );
    await ended(run(PLATFORM, env, 'add', ...add, ...addresses, '--move-from', 'Schol'));
    const listed = await ended(run(PLATFORM, env, 'list'));
    expect(listed.said).toContain('with the database of DATABASE_URL');
    expect(listed.out).toMatch(
      /https:\/\/lms\.example {2}client c[\s\S]*deployment d {2}School[\s\S]*\/lti\/setup\//,
    );
  });
});
