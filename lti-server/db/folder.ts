import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { StartRefusal } from './refusal.ts';

/** Not `recursive: true`: where the kernel denies a folder with ENOENT (/proc/x), Node 24.21 tries for ever. */
function makeAll(folder: string): void {
  if (existsSync(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeAll(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** The sentence for a folder of ours that cannot be made, read or written. */
export const folderRefusal = (error: unknown): StartRefusal =>
  new StartRefusal(
    'bad_config',
    `DATA_DIR cannot be used (${(error as NodeJS.ErrnoException).code}): name a folder that this user may make and write to.`,
  );

/** Makes a folder and what it stands in. Throws StartRefusal. */
export function makeFolder(folder: string): void {
  try {
    makeAll(resolve(folder));
  } catch (error) {
    throw folderRefusal(error);
  }
}
