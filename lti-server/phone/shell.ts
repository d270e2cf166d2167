import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { jsonForHtml } from '../lti/html.ts';
import { everyFileOf } from '../lti/web-assets.ts';

const WORKER = readFileSync(new URL('./worker.js', import.meta.url), 'utf8');
/** Stands beside the built files, and is on the page all the same. */
const ICON = '/lti/browser/icon.svg';

/**
 * The worker with the files of the page `name` written into it; null where the pages were not built. Any change of them
 * is a change of its text, by which a browser knows that there is a new version.
 */
export function workerFor(page: string, name: string): string | null {
  const built = everyFileOf(name);
  if (built === null) return null;
  const files = [...built, ICON];
  const version = createHash('sha256').update(WORKER).update(files.join('\n')).digest('hex');
  const shell = { version: version.slice(0, 16), page, files };
  return `self.SHELL = ${jsonForHtml(shell)};\n${WORKER}`;
}
