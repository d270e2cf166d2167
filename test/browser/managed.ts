import { execFile } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { findChromium } from './chromium.ts';

const run = promisify(execFile);
/** Debian's Chromium reads its policies below here, and from nowhere else. */
const PLACE = '/etc/chromium';

/** Null: this machine lets nobody mount anything. */
export const whyUnmanaged = async (): Promise<string | null> => {
  try {
    await run('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'none', PLACE]);
    return null;
  } catch {
    return `Policies need a mount over ${PLACE}, seen by one browser alone: Linux, root and that folder.`;
  }
};

/**
 * A Chromium that IT manages, as a program to start: it alone sees `policies`, so the other browsers of the machine, those
 * of other tests among them, are as free as before.
 */
export async function managedChromium(folder: string, policies: object): Promise<string> {
  const file = path.join(folder, 'policies.json');
  const program = path.join(folder, 'managed-chromium');
  await writeFile(file, JSON.stringify(policies));
  await writeFile(
    program,
    `#!/bin/sh
exec unshare --mount sh -c 'mount -t tmpfs none ${PLACE} && mkdir -p ${PLACE}/policies/managed &&
  cp "${file}" ${PLACE}/policies/managed/waymark.json && exec "${findChromium()}" "$@"' chromium "$@"
`,
  );
  await chmod(program, 0o755);
  return program;
}
