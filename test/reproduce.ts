import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Builds the packages a second time, from a copy of the source in another place, and compares them byte by byte. */
const ROOT = path.resolve(import.meta.dirname, '..');
const SOURCE = ['extension', 'shared', 'wxt.config.ts', 'package.json', 'tsconfig.json'];
const PACKAGES = ['chrome-mv3.zip', 'firefox-mv3.xpi'];
const sumOf = (folder: string, file: string): string =>
  createHash('sha256')
    .update(readFileSync(path.join(folder, '.output', file)))
    .digest('hex');

const elsewhere = mkdtempSync(path.join(tmpdir(), 'waymark-again-'));
try {
  for (const part of SOURCE)
    cpSync(path.join(ROOT, part), path.join(elsewhere, part), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(elsewhere, 'node_modules'));
  execFileSync('npm', ['run', '--silent', 'build:extension'], { cwd: elsewhere, stdio: 'pipe' });
  for (const file of PACKAGES) {
    const [first, second] = [sumOf(ROOT, file), sumOf(elsewhere, file)];
    const same = first === second;
    console.log(`${file}  ${first}${same ? '' : `  and at the second build ${second}`}`);
    if (!same) process.exitCode = 1;
  }
} finally {
  rmSync(elsewhere, { recursive: true, force: true });
}
