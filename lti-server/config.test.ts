import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const SECRET = 's'.repeat(32);

describe('configuration', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'waymark-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('works from nothing but a folder, whose secret it makes once', () => {
    const config = readConfig({ DATA_DIR: folder });
    expect(config).toMatchObject({
      publicUrl: 'http://localhost:3000',
      host: '127.0.0.1',
      port: 3000,
      database: { kind: 'folder', folder },
      trustProxy: false,
      privateHosts: [],
      rateLimits: 1,
    });
    expect(readConfig({ DATA_DIR: folder }).secret).toBe(config.secret);
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('names every wrong value at once, and repeats none', () => {
    const wrong = {
      PORT: 'eighty',
      PUBLIC_URL: 'ftp://x',
      SECRET: 'hunter2',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://u:pw@h',
    };
    const read = () => readConfig(wrong);
    for (const name of Object.keys(wrong)) expect(read).toThrow(new RegExp(name));
    expect(read).not.toThrow(/hunter2|pw@h/);
    expect(() => readConfig({ ...wrong, PUBLIC_URL: 'waymark.example' })).toThrow(
      /PUBLIC_URL must be an http/,
    );
  });

  it('wants a secret of its own with a database of its own', () => {
    expect(() => readConfig({ DATABASE_URL: 'postgres://h/d' })).toThrow(/SECRET must be set/);
  });

  it('reads secrets from files', () => {
    const file = join(folder, 'given');
    writeFileSync(file, `${SECRET}\n`);
    expect(readConfig({ SECRET_FILE: file, DATABASE_URL: 'postgres://h/d' }).secret).toBe(SECRET);
    expect(() => readConfig({ SECRET_FILE: join(folder, 'none') })).toThrow(
      /SECRET_FILE cannot be read/,
    );
  });

  it('says so when the folder cannot be used', () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    expect(() => readConfig({ DATA_DIR: file })).toThrow(/DATA_DIR cannot be used \(ENOTDIR\)/);
  });

  it('takes an address without a path as PUBLIC_URL', () => {
    const at = (PUBLIC_URL: string) => readConfig({ SECRET, PUBLIC_URL }).publicUrl;
    expect(at('https://waymark.example/')).toBe('https://waymark.example');
    expect(() => at('https://waymark.example/path')).toThrow(/PUBLIC_URL must have no path/);
  });
});
