import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { atMost, say, tell } from '../bench/report.ts';
import { startCluster } from '../postgres/cluster.ts';
import { personOf } from '../stack/desk.ts';
import { newDatabase } from '../stack/prepared.ts';
import { startStack } from '../stack/stack.ts';
import { COOKIES, type Cookies, type Name, openBrowser } from './browsers.ts';
import { launchIn, type Way } from './launch.ts';

/**
 * `npm run test:cookies [-- --json]`: a launch in the frame of either practice LMS, in Chromium and Firefox, by what the browser
 * does with cookies: which of Waymark's ways it took. Needs Chromium, Firefox and `npm run build:web`.
 */
const { values } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

/** Canvas keeps values for a tool; Moodle does not, so a tab of its own is offered there. */
const WANTED: Record<Name, Record<Cookies, { canvas: Way; moodle: Way }>> = {
  Chromium: {
    default: { canvas: 'cookie', moodle: 'cookie' },
    allowed: { canvas: 'cookie', moodle: 'cookie' },
    'third-party blocked': { canvas: 'cookie', moodle: 'cookie' },
    'all blocked': { canvas: 'platform storage', moodle: 'message' },
  },
  Firefox: {
    default: { canvas: 'cookie', moodle: 'cookie' },
    allowed: { canvas: 'cookie', moodle: 'cookie' },
    'third-party blocked': { canvas: 'platform storage', moodle: 'new tab' },
    'all blocked': { canvas: 'platform storage', moodle: 'message' },
  },
};

const folder = await mkdtemp(path.join(tmpdir(), 'waymark-cookies-'));
const rows: Array<{ browser: Name; cookies: Cookies; LMS: string; way: Way; wanted: Way }> = [];
const cluster = await startCluster();
const stack = await startStack({
  folder: path.join(folder, 'server'),
  ports: { server: 0, canvas: 0, moodle: 0 },
  env: await newDatabase(cluster.url('postgres')),
});
try {
  const logFile = path.join(folder, 'server', 'server.log');
  for (const name of ['Chromium', 'Firefox'] as const)
    for (const cookies of COOKIES)
      for (const flavour of ['canvas', 'moodle'] as const) {
        const lms = stack.sandbox[flavour];
        const profile = path.join(folder, `${name}-${cookies}-${flavour}`.replaceAll(' ', '-'));
        const where = { server: stack.url, logFile };
        const browser = await openBrowser({ name, cookies, profile, lms: lms.origin, ...where });
        try {
          const way = await launchIn(browser, lms, personOf(lms, 'priya'), where).catch(
            (error: unknown): Way => `error: ${error instanceof Error ? error.message : 'unknown'}`,
          );
          say(`${name}, ${cookies}, ${flavour}: ${way}`);
          rows.push({
            browser: name,
            cookies,
            LMS: flavour,
            way,
            wanted: WANTED[name][cookies][flavour],
          });
        } finally {
          await browser.close();
        }
      }
} finally {
  await stack.close();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
}
const gates = [
  atMost('rows that went another way', rows.filter(({ way, wanted }) => way !== wanted).length, 0),
];
tell({ rows, gates }, values.json);
