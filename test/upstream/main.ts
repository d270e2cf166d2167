import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { startCluster } from '../postgres/cluster.ts';

/**
 * ltijs's own tests over our database plugin, on PGlite and on PostgreSQL. They are in no package of npm: a checkout of
 * https://github.com/Cvmcosta/ltijs at the version we use, with its dependencies, is named on the command line.
 */
const PRELOAD = path.join(import.meta.dirname, 'preload.ts');
const [folder = ''] = process.argv.slice(2);
const checkout = path.resolve(folder);
const mocha = path.join(checkout, 'node_modules/mocha/bin/mocha.js');

async function run(name: string, env: Record<string, string>): Promise<boolean> {
  console.log(`\n── ltijs's own tests on ${name}`);
  const tests = globSync('test/*.js', { cwd: checkout }).sort();
  const args = [mocha, '--exit', '--reporter', 'dot', `--import=${PRELOAD}`, ...tests];
  // Their platform has a certificate of its own making.
  const own = { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0', ...env };
  const child = spawn(process.execPath, ['--no-warnings', ...args], {
    cwd: checkout,
    env: own,
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  return code === 0;
}

if (!existsSync(path.join(checkout, 'dist/Provider/Provider.js')) || !existsSync(mocha)) {
  console.error(
    'Name a checkout of ltijs with what its tests need: git clone https://github.com/Cvmcosta/ltijs, then npm install there.',
  );
  process.exit(1);
}
const cluster = await startCluster();
try {
  const onBoth = [
    await run('PGlite', {}),
    await run('PostgreSQL', { DATABASE_URL: cluster.url('postgres') }),
  ];
  process.exitCode = onBoth.every(Boolean) ? 0 : 1;
} finally {
  await cluster.stop();
}
