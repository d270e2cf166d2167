import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Cluster = {
  url: (database: string) => string;
  /** `pg_ctl stop -m fast` sends everybody away, `immediate` is as a crash; `resume` starts it again. */
  halt: (mode: 'fast' | 'immediate') => Promise<void>;
  resume: () => Promise<void>;
  stop: () => Promise<void>;
};

const HOME = '/usr/lib/postgresql';
function newestBinaries(): string {
  const versions = existsSync(HOME) ? readdirSync(HOME).sort((a, b) => Number(b) - Number(a)) : [];
  const bin = versions.map((v) => join(HOME, v, 'bin')).find((b) => existsSync(join(b, 'initdb')));
  if (bin === undefined) {
    throw new Error('PostgreSQL is missing; the server tests need it: apt-get install postgresql');
  }
  return bin;
}

/** initdb refuses root. */
const asUser = (command: string[]): [string, string[]] => {
  const [program = '', ...rest] = command;
  return process.getuid?.() === 0
    ? ['runuser', ['-u', 'postgres', '--', program, ...rest]]
    : [program, rest];
};

const QUICK = '-c fsync=off -c synchronous_commit=off -c full_page_writes=off';
/** What was committed is there after the server is killed; only the machine itself may not fall. */
const DURABLE = '-c fsync=off';

/** Ends with its parent: when the pipe to it closes, also after kill -9, the shell stops the server and clears up. */
const KEEPER = `
"$1/pg_ctl" -D "$2/data" -l "$2/log" -o "$3" -s start
cat >/dev/null
"$1/pg_ctl" -D "$2/data" -m immediate -s stop
rm -rf "$2"
`;

async function untilReady(bin: string, folder: string): Promise<void> {
  for (let left = 400; left > 0; left--) {
    const answer = spawnSync(join(bin, 'pg_isready'), ['-q', '-h', folder, '-U', 'postgres']);
    if (answer.status === 0) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`PostgreSQL did not start; see ${folder}/log`);
}

/** A PostgreSQL of our own in a temporary folder, on a Unix socket there. */
export async function startCluster(settings: { durable?: boolean } = {}): Promise<Cluster> {
  const bin = newestBinaries();
  const folder = mkdtempSync(join(tmpdir(), 'waymark-pg-'));
  if (process.getuid?.() === 0) spawnSync('chown', ['postgres', folder]);
  chmodSync(folder, 0o700);
  const initdb = [join(bin, 'initdb'), '-D', join(folder, 'data'), '-U', 'postgres', '-A', 'trust'];
  const [program, args] = asUser([...initdb, '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']);
  const made = spawnSync(program, args, { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const options = [
    `-k ${folder} -c listen_addresses= -c max_connections=200 -c shared_buffers=64MB`,
    settings.durable === true ? DURABLE : QUICK,
  ].join(' ');
  const [shell, shellArgs] = asUser(['sh', '-c', KEEPER, 'sh', bin, folder, options]);
  const keeper = spawn(shell, shellArgs, { stdio: ['pipe', 'ignore', 'ignore'], cwd: '/' });
  const ended = new Promise<void>((done) => keeper.once('exit', () => done()));
  await untilReady(bin, folder);
  const control = async (...words: string[]) => {
    const base = [join(bin, 'pg_ctl'), '-D', join(folder, 'data'), '-s', ...words];
    const [program, args] = asUser(base);
    const child = spawn(program, args, { stdio: 'ignore', cwd: '/' });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`pg_ctl ${words[0]} failed; see ${folder}/log`);
  };
  return {
    halt: (mode) => control('stop', '-m', mode),
    resume: () => control('start', '-l', join(folder, 'log'), '-o', options),
    url: (database) => `postgres:///${database}?host=${encodeURIComponent(folder)}&user=postgres`,
    stop: async () => {
      keeper.stdin.end();
      await ended;
    },
  };
}
