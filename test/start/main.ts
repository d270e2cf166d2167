import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Desk } from '../stack/desk.ts';
import { type Stack, startStack } from '../stack/stack.ts';
import { buildWhatIsStale } from './build.ts';
import { hasBrowser, hasDisplay, openDemo } from './demo.ts';

/** `npm start`: the whole product on this machine. Ctrl-C ends everything it began. */
const FOLDER = path.resolve(import.meta.dirname, '../../.data');
const PORTS = { server: 8470, canvas: 8471, moodle: 8472 };
const USAGE = 'Usage: npm start -- [--no-browser]';

const say = (line: string): void => console.log(line);

function wantsBrowser(): boolean {
  const { values } = parseArgs({ options: { 'no-browser': { type: 'boolean', default: false } } });
  if (values['no-browser']) return false;
  if (!hasDisplay()) say('No display here, so no browser windows.');
  else if (!hasBrowser())
    say(
      'No Chromium found: install it (apt-get install chromium) or set CHROMIUM_PATH to see the windows.',
    );
  else return true;
  return false;
}

const readyLine = ({ url, sandbox }: Stack): string =>
  `ready server=${url} readyz=${url}/readyz canvas=${sandbox.canvas.origin} moodle=${sandbox.moodle.origin}`;

function whatToTry({ url, sandbox }: Stack): string {
  return `
What to try
  Teacher's window   The grader, with Waymark beside it. Say what you notice, name one next step, ask a
                     question, and press "Release to Lucía Fernández".
  Learner's window   The same assignment, as Lucía sees it. The step appears by itself. Press "I'll do this",
                     then "Did it", and say what you did: the teacher sees it at once. Set a goal of your own.
  As anyone else     Sign in at ${sandbox.moodle.origin} or ${sandbox.canvas.origin}
  Without extension  Open "Goals and feedback" in a course: the LTI pages do the whole loop.
  For IT             ${url}/readyz, ${url}/api/meta, npm run platform -- list (while the server is stopped)

Ctrl-C ends everything.`;
}

const byHand = (): string => `
No window was opened. To see the panel in a browser of your own, load the extension from .output/chrome-mv3
(README, "Load the extension by hand"), sign in at one of the addresses below, and open "Goals and feedback" in a course.`;

const stopping = new AbortController();
const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      stopping.abort();
      resolve();
    });
});

async function run(): Promise<void> {
  const browser = wantsBrowser();
  await buildWhatIsStale(say);
  if (stopping.signal.aborted) return;
  const stack = await startStack({ folder: FOLDER, ports: PORTS, say });
  let desks: Desk[] = [];
  try {
    if (stopping.signal.aborted) return;
    if (browser) desks = await openDemo(stack, FOLDER, say);
    else say(byHand());
    say(browser ? whatToTry(stack) : '');
    say(readyLine(stack));
    await interrupted;
    say('Stopping …');
  } finally {
    await Promise.allSettled(desks.map((desk) => desk.browser.context.close()));
    await stack.close();
  }
}

run().then(
  () => process.exit(0),
  (error: unknown) => {
    const unknownOption = error instanceof TypeError && 'code' in error;
    console.error(
      unknownOption ? `${error.message}\n${USAGE}` : error instanceof Error ? error.message : error,
    );
    process.exit(1);
  },
);
