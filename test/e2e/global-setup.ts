import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findChromium } from '../browser/chromium.ts';
import { findFirefox } from '../browser/firefox/driver.ts';
import { startCluster } from '../postgres/cluster.ts';

const MISSING = [
  ...(findChromium() === null ? ['chromium'] : []),
  ...(findFirefox() === null ? ['firefox-esr'] : []),
];

/** A folder for what the files of one run share, and a PostgreSQL: see test/stack/prepared.ts. */
async function globalSetup(): Promise<() => Promise<void>> {
  if (MISSING.length > 0)
    throw new Error(
      `The journeys need a browser that is missing: apt-get install ${MISSING.join(' ')}`,
    );
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-prepared-'));
  const cluster = await startCluster({ durable: true });
  process.env.WAYMARK_PREPARED = folder;
  process.env.WAYMARK_CLUSTER = cluster.url('postgres');
  return async () => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
// biome-ignore lint/style/noDefaultExport: Playwright loads it by that name.
export default globalSetup;
