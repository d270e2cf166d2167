import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openPlainChromium } from '../browser/plain.ts';
import { buildGallery } from './serve.ts';
import { serveGallery } from './server-pages.ts';
import { sheetOf } from './sheet.ts';
import { takeGallery } from './take.ts';

/** `npm run gallery`: every screen, photographed, and one page to look at them. */
const folder = path.resolve(import.meta.dirname, '../../dist/gallery-pictures');
const profile = await mkdtemp(path.join(tmpdir(), 'waymark-gallery-'));

console.log('Building the gallery …');
await rm(folder, { recursive: true, force: true });
await buildGallery();
const server = await serveGallery();
const context = await openPlainChromium({ profile });
try {
  const began = Date.now();
  const pictures = await takeGallery(context, server.address, folder);
  await writeFile(path.join(folder, 'index.html'), sheetOf(pictures));
  const missing = pictures.filter(({ why }) => why !== undefined);
  for (const { state, look, why } of missing)
    console.error(`Could not be taken: ${state}, ${look}: ${why}`);
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(
    `${pictures.length - missing.length} pictures in ${seconds} s. Open ${path.join(folder, 'index.html')}`,
  );
  process.exitCode = missing.length === 0 ? 0 : 1;
} finally {
  await context.close();
  await server.close();
  await rm(profile, { recursive: true, force: true });
}
