import { parseArgs } from 'node:util';
import { say, tell } from '../report.ts';
import { gatesOf, rowsOf, type Visits } from './compare.ts';
import { SIDES, setTheStage } from './stage.ts';
import { visit } from './visit.ts';

/**
 * `npm run bench:page [-- --json] [-- --rounds N]`: what Waymark costs a page of an LMS, beside the page alone and the page
 * with the Hypothesis client, with 0, 50 and 500 highlights on the same passages of the same work. One Chromium with the built
 * extension; nine rounds, in which the three take turns at being first; medians.
 */
const COUNTS = [0, 50, 500];

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '9' },
  },
});
const rounds = Number(values.rounds);
say('A school, its learner, and a work of 500 sentences …');
const stage = await setTheStage();
try {
  const all: Visits[] = [];
  for (const count of COUNTS) {
    await stage.comment(count);
    const visits: Visits = { count, rounds: [] };
    // The first of each fills caches, and counts for nothing.
    for (const side of SIDES) await visit(stage, side, count);
    for (let round = 0; round < rounds; round += 1) {
      say(`${count} highlights, round ${round + 1} of ${rounds} …`);
      const order = SIDES.map((_, n) => SIDES[(n + round) % SIDES.length] ?? 'page alone');
      const found: Partial<Visits['rounds'][number]> = {};
      for (const side of order) found[side] = await visit(stage, side, count);
      visits.rounds.push(found as Visits['rounds'][number]);
    }
    all.push(visits);
  }
  tell({ rows: rowsOf(all), gates: gatesOf(all) }, values.json);
} finally {
  await stage.close();
}
