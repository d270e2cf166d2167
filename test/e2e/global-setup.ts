import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium } from '../browser/chromium.ts';
import { findFirefox } from '../browser/firefox/driver.ts';

const MISSING = [
  ...(findChromium() === null ? ['chromium'] : []),
  ...(findFirefox() === null ? ['firefox-esr'] : []),
];

/** A folder for what the files of one run share: see test/stack/prepared.ts. */
async function globalSetup(): Promise<() => Promise<void>> {
  if (MISSING.length > 0)
    throw new Error(
      `The journeys need a browser that is missing: apt-get install ${MISSING.join(' ')}`,
    );
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-prepared-'));
  process.env.WAYMARK_PREPARED = folder;
  return () => rm(folder, { recursive: true, force: true });
}
// biome-ignore lint/style/noDefaultExport: Playwright loads it by that name.
export default globalSetup;
