import { expect } from '@playwright/test';
import type { Place, Tab } from '../browser/driver.ts';
import { until } from '../browser/until.ts';
import { isReal } from '../real-lms/lms.ts';
import type { Assignment, Flavour } from '../sandbox-lms/main.ts';
import { connect } from '../stack/connect.ts';
import type { FlavourName } from './fixtures.ts';
import { atRealLmsToo, PAIRS, test } from './seats.ts';
import { contradictions, recorded, recordPage, recordPanel, shownNow } from './switching.ts';

atRealLmsToo('J5');

const SWITCHES = 20;
/** Every so many switches somebody stops and looks. */
const LOOK_AT = 5;
const QUIET = { fast: 400, slow: 2000, 'its own': 2000 };
const HALF = 'Half a thought about';
const NEXT: Record<FlavourName, string> = {
  moodle: '[data-action="next-user"]',
  canvas: '#next-student-button',
};

/** By each learner's name a word that stands in their work alone. */
function marksOf(lms: Flavour, assignment: Assignment): Record<string, string> {
  const works = lms.people.flatMap((person) => {
    const last = lms.submission(assignment, person)?.attempts.at(-1);
    const text = last?.file === undefined ? (last?.html ?? '').replace(/<[^>]*>|&\w+;/g, ' ') : '';
    return text === '' ? [] : [{ name: person.name, text }];
  });
  return Object.fromEntries(
    works.flatMap(({ name, text }) => {
      const others = works.filter((each) => each.name !== name).map((each) => each.text);
      const word = text
        .split(/[^\p{L}]+/u)
        .find((each) => each.length > 3 && !others.some((other) => other.includes(each)));
      return word === undefined ? [] : [[name, word]];
    }),
  );
}

/**
 * Waits until the panel shows a learner beside work that is theirs, or that nobody can tell (a file), and the LMS is done
 * with all that was pressed: nothing has changed for `quiet` ms. `before`: who was there before it was pressed. Says who it is.
 */
async function settled(
  tab: Tab,
  panel: Place,
  quiet: number,
  before: string | null,
): Promise<string> {
  return until('page and panel to show the same learner', async () => {
    const [here, there] = [await shownNow(tab), await shownNow(panel)];
    if (here === null || there === null || here.veiled === true || there.what === null) return null;
    if (there.what === before) return null;
    if (here.for < quiet || there.for < quiet) return null;
    return here.what === null || here.what === there.what ? there.what : null;
  });
}

for (const { browser, flavour, name } of PAIRS) {
  test(`J5 ${name}: the panel never shows one learner beside another’s work`, async ({
    stack,
    sit,
  }) => {
    test.setTimeout(180_000);
    const lms = stack.lms(flavour);
    lms.reset();
    const course = lms.courses[2] ?? lms.courses[0];
    const [assignment] = course?.assignments ?? [];
    if (course === undefined || assignment === undefined) throw new Error('No course to try in.');
    const marks = marksOf(lms, assignment);
    const names = course.members.filter(({ post }) => post === 'learner').map((one) => one.name);
    expect(Object.keys(marks).length).toBeGreaterThan(isReal(lms) ? 3 : 8);
    const first = lms.people.find((one) => one.name === Object.keys(marks)[0]);
    const { tab, ...seat } = await sit(browser, lms, 'okafor');
    await connect({ tab, ...seat });

    // A real LMS has its own pace.
    const paces = isReal(lms) ? (['its own'] as const) : (['fast', 'slow'] as const);
    for (const pace of paces) {
      await test.step(`${SWITCHES} switches, ${pace}`, async () => {
        if (!isReal(lms)) {
          lms.misbehave.pace(pace === 'fast' ? 0.02 : 1);
          lms.misbehave.slow(pace === 'fast' ? 0 : 600, 'work');
        }
        await tab.goto(lms.url.grader(course, assignment, first));
        const panel = await tab.panel();
        await recordPage(tab, flavour, marks);
        await recordPanel(panel, names);
        const written = new Map<string, string>();
        let who: string | null = null;
        for (let i = 0; i <= SWITCHES; i++) {
          if (i % LOOK_AT === 0) {
            who = await settled(tab, panel, QUIET[pace], who);
            const words = written.get(who) ?? `${HALF} ${who}, ${pace}`;
            if (!written.has(who)) await panel.field('What I notice').fill(words);
            written.set(who, words);
          }
          if (i < SWITCHES) await tab.css(NEXT[flavour]).press();
        }
        const page = await recorded(tab);
        const beside = await recorded(panel);
        expect(new Set(beside.map(({ what }) => what)).size, 'several were shown').toBeGreaterThan(
          2,
        );
        expect(contradictions(page, beside)).toEqual([]);
        for (const [name, words] of written) {
          const learner = lms.people.find((one) => one.name === name);
          await tab.goto(lms.url.grader(course, assignment, learner));
          // A real grader in Firefox may exchange the panel's frame once while the page comes to rest.
          await until(`${name} to have the words begun for them`, async () => {
            const panel = await tab.panel();
            const held = panel.field('What I notice').holds(words, 2000);
            return held.then(() => true).catch(() => null);
          });
        }
        if (!isReal(lms)) {
          lms.misbehave.pace(1);
          lms.misbehave.slow(0);
        }
      });
    }
  });
}
