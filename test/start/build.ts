import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SOURCES = ['shared', 'extension', 'lti-server/web', 'wxt.config.ts', 'package-lock.json'];
const BUILDS = [
  { script: 'build:extension', made: '.output/firefox-mv3.xpi', what: 'the extension' },
  { script: 'build:web', made: 'dist/web/.vite/manifest.json', what: 'the LTI pages' },
];

function newest(place: string): number {
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(place).reduce((t, name) => Math.max(t, newest(path.join(place, name))), 0);
}

function runScript(script: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', script], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`npm run ${script} failed:\n${output}`)),
    );
  });
}

/** Builds what is missing or older than its sources. */
export async function buildWhatIsStale(say: (line: string) => void): Promise<void> {
  const changed = Math.max(...SOURCES.map((source) => newest(path.join(ROOT, source))));
  for (const { script, made, what } of BUILDS) {
    const file = path.join(ROOT, made);
    if (existsSync(file) && statSync(file).mtimeMs > changed) continue;
    say(`Building ${what} …`);
    await runScript(script);
  }
}
