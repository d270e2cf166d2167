import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from './lock.ts';

const HOLDER = `
const { lockFolder } = await import(process.argv[1]);
lockFolder(process.argv[2]);
console.log('held');
setInterval(() => {}, 1000);
`;

describe('lock of the embedded database', () => {
  let parent: string;
  let folder: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'waymark-lock-'));
    folder = join(parent, 'data');
  });
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  async function holder() {
    const module = new URL('./lock.ts', import.meta.url).href;
    const child = spawn(process.execPath, ['--input-type=module', '-e', HOLDER, module, folder]);
    await once(child.stdout, 'data');
    return child;
  }

  it('is held by one process at a time, and given back', () => {
    const release = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(/is in use by another Waymark process/);
    release();
    lockFolder(folder)();
  });

  it('refuses while another process lives, and is taken over after kill -9', async () => {
    const child = await holder();
    expect(() => lockFolder(folder)).toThrow(new RegExp(`\\(${child.pid}\\)`));
    child.kill('SIGKILL');
    await once(child, 'exit');
    lockFolder(folder)();
  });

  it('is not fooled by another process under an old number, or by a torn file', () => {
    writeFileSync(`${folder}.lock`, `${process.ppid} 1`);
    lockFolder(folder)();
    writeFileSync(`${folder}.lock`, `${process.pid} 1`);
    lockFolder(folder)();
    writeFileSync(`${folder}.lock`, '');
    lockFolder(folder)();
  });
});
