import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Driver } from './driver.ts';

/** Where each browser keeps an origin's IndexedDB, and which of the files hold it. */
const PLACES = {
  chromium: {
    parent: 'Default/IndexedDB',
    folder: (host: string) => `chrome-extension_${host}_0.indexeddb.leveldb`,
    files: /\.(ldb|log)$|^MANIFEST/,
  },
  firefox: {
    parent: 'storage/default',
    folder: (host: string) => `moz-extension+++${host}/idb`,
    files: /\.sqlite$/,
  },
};
/** The first bytes stay: a file that is damaged, not one of another kind. */
const WHOLE = 16;

/** As a failing disk: every file of the extension's databases is overwritten. The browser is closed. */
export async function damageDatabases(
  { name, extension }: Pick<Driver, 'name' | 'extension'>,
  profile: string,
): Promise<void> {
  const { parent, folder, files } = PLACES[name];
  const { host } = new URL(extension);
  const place = path.join(profile, parent, folder(host));
  const hit = (await readdir(place)).filter((file) => files.test(file));
  if (hit.length === 0) throw new Error(`No database in ${place}.`);
  for (const file of hit) {
    const handle = await open(path.join(place, file), 'r+');
    const { size } = await handle.stat();
    await handle.write(Buffer.alloc(Math.max(0, size - WHOLE), 0xa5), 0, null, WHOLE);
    await handle.close();
  }
}
