import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everyFileOf } from '../lti/web-assets.ts';
import { phoneRouter } from './routes.ts';
import { workerFor } from './shell.ts';

const server = createServer(
  express().use(
    '/home',
    phoneRouter((key) => key),
  ),
);
let origin = '';
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((done) => server.close(done));
});
const ask = (where: string) => fetch(origin + where, { redirect: 'manual' });

describe('the home kept on a phone', () => {
  it('stands where a worker’s scope reaches it', async () => {
    const answer = await ask('/home');
    expect([answer.status, answer.headers.get('location')]).toEqual([308, '/home/']);
  });

  it('is framed by nobody, and runs nothing but our own files', async () => {
    const answer = await ask('/home/');
    const policy = answer.headers.get('content-security-policy') ?? '';
    const parts = ["default-src 'none'", "frame-ancestors 'none'", "manifest-src 'self'"];
    for (const part of [...parts, "worker-src 'self'", "script-src 'self'"])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/unsafe|data:.*script|\*/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).not.toMatch(/<script>|style=|wm_/);
  });

  it('may be put beside other apps', async () => {
    const answer = await ask('/home/manifest.webmanifest');
    expect(answer.headers.get('content-type')).toContain('application/manifest+json');
    const { start_url, scope, display, icons } = await answer.json();
    expect({ start_url, scope, display }).toEqual({
      ...{ start_url: '/home/', scope: '/home/', display: 'standalone' },
    });
    const purposes = icons.map(({ purpose, sizes }: Record<string, string>) => [purpose, sizes]);
    expect(purposes).toContainEqual(['maskable', '512x512']);
    for (const { src, sizes } of icons) {
      const icon = await ask(src);
      expect(icon.headers.get('content-type')).toBe('image/png');
      const head = new DataView(await icon.arrayBuffer());
      expect(`${head.getUint32(16)}x${head.getUint32(20)}`).toBe(sizes);
    }
  });
});

describe('the shell', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'waymark-shell-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is every file the page may ever load, what comes later included, and no other page’s', () => {
    mkdirSync(path.join(folder, '.vite'));
    const manifest = {
      'phone.html': { file: 'p.js', css: ['p.css'], imports: ['s'], dynamicImports: ['en', 'ar'] },
      'home.html': { file: 'h.js', imports: ['s'] },
      s: { file: 's.js', dynamicImports: ['en'] },
      en: { file: 'en.js', imports: ['s'] },
      ar: { file: 'ar.js', css: ['ar.css'] },
    };
    writeFileSync(path.join(folder, '.vite/manifest.json'), JSON.stringify(manifest));
    expect(everyFileOf('phone', folder)?.toSorted()).toEqual(
      ['ar.css', 'ar.js', 'en.js', 'p.css', 'p.js', 's.js'].map((file) => `/ui/${file}`),
    );
    expect(everyFileOf('other', folder)).toBeNull();
    expect(everyFileOf('phone', path.join(folder, 'nowhere'))).toBeNull();
    expect(workerFor('/home/', 'nobody')).toBeNull();
  });
});
