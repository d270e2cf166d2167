import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openPlainChromium } from '../../browser/plain.ts';
import { atMost, say, tell } from '../report.ts';
import { moduleSize, pageScript } from './bundle.ts';
import { readCorpus } from './corpus.ts';
import type { Tried } from './count.ts';
import type { Bench, SideName } from './entry.ts';
import { gatesOf } from './gates.ts';
import { generated } from './generated.ts';
import { largePage } from './large-page.ts';
import { rowsOf } from './rows.ts';

/**
 * `npm run bench:anchoring [-- --corpus FILE] [-- --json]`: are the words found again, and never other words? Drafts we wrote,
 * changed by chance, and pairs of real drafts where a file of them is given; Waymark and Hypothesis in one page.
 */
const SIDES: SideName[] = ['Waymark', 'Hypothesis'];
const SIZE = 6000;
const FASTER = 15;
const TASK = 50;

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, corpus: { type: 'string' } },
});
const trials = [...generated(), ...(values.corpus === undefined ? [] : readCorpus(values.corpus))];
const [script, size] = await Promise.all([pageScript(), moduleSize()]);

const profile = await mkdtemp(path.join(tmpdir(), 'waymark-anchoring-'));
const browser = await openPlainChromium({ profile });
try {
  const page = await browser.newPage();
  await page.addScriptTag({ content: script });
  const tried = async (name: SideName): Promise<Tried[]> => {
    say(`${name} looks for ${trials.reduce((sum, one) => sum + one.questions.length, 0)} quotes …`);
    const all: Tried[] = [];
    for (const trial of trials) {
      const outcomes = await page.evaluate(
        ([side, one]) => (globalThis as unknown as { bench: Bench }).bench.tried(side, one),
        [name, trial] as const,
      );
      all.push({ trial, outcomes });
    }
    return all;
  };
  const timed = async (name: SideName) => {
    say(`${name} looks for 400 quotes in a page of 2.5 MB …`);
    return page.evaluate(
      ([side, one]) => (globalThis as unknown as { bench: Bench }).bench.timed(side, one),
      [name, largePage()] as const,
    );
  };
  const ours = await tried('Waymark');
  const theirs = await tried('Hypothesis');
  const [fast, slow] = [await timed('Waymark'), await timed('Hypothesis')];
  tell(
    {
      rows: [
        ...[ours, theirs].flatMap((one, n) => rowsOf(SIDES[n] ?? '', one)),
        {
          side: 'Waymark',
          what: '400 anchors, 2.5 MB',
          'times faster': slow.ms / fast.ms,
          'longest task, ms': fast.longest,
        },
        {
          side: 'Hypothesis',
          what: '400 anchors, 2.5 MB',
          'times faster': 1,
          'longest task, ms': slow.longest,
        },
        { side: 'Waymark', what: 'size, bytes', bytes: size },
      ],
      gates: [
        ...gatesOf(ours),
        atMost(
          `400 anchors on 2.5 MB: time, to a ${FASTER}th of Hypothesis's`,
          (fast.ms * FASTER) / slow.ms,
          1,
        ),
        atMost('400 anchors on 2.5 MB: longest task, ms', fast.longest, TASK),
        atMost('module, bytes', size, SIZE),
      ],
    },
    values.json,
  );
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}
