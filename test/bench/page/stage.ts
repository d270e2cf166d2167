import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import type { Browser } from '../../browser/chromium.ts';
import { openPlainChromium } from '../../browser/plain.ts';
import { launchSession } from '../../e2e/school-api.ts';
import { type Flavour, startSandbox } from '../../sandbox-lms/main.ts';
import { connectByClick, personOf, signIn, sitDown } from '../../stack/desk.ts';
import { firstAssignment } from '../../stack/first-assignment.ts';
import { longWork } from '../../stack/long-work.ts';
import { commentOn } from '../../stack/many-comments.ts';
import { startStack } from '../../stack/stack.ts';
import { built, fromSourceMap } from '../anchoring/bundle.ts';
import { type HypothesisServer, serveHypothesis } from './hypothesis-server.ts';
import type { SelectorsOf } from './selectors.ts';

export const SIDES = ['page alone', 'Waymark', 'Hypothesis'] as const;
export type Side = (typeof SIDES)[number];

/** Most comments of a visit. Each is on a sentence of its own. */
const SENTENCES = 500;
export const WORK = '[data-testid="read-only-content"]';
const LEARNER = 'lucia';

/**
 * One Chromium with the extension. The learner's assignment page stands at two addresses of one LMS's code: at one Waymark is
 * connected; at the other, which nobody allowed it, the page is alone, or has Hypothesis.
 */
export type Stage = {
  browser: Browser;
  /** A new tab's page for this side, which nothing has been loaded into. */
  openTab(side: Side): Promise<Page>;
  address: Record<Side, string>;
  hypothesis: HypothesisServer;
  /** From now on the work has so many comments, on both sides; more than before. */
  comment(count: number): Promise<void>;
  close(): Promise<void>;
};

async function teacherAt(
  profile: string,
  stack: Awaited<ReturnType<typeof startStack>>,
  lms: Flavour,
) {
  const context = await openPlainChromium({ profile });
  try {
    const page = await context.newPage();
    const person = personOf(lms, 'okafor');
    await signIn(page, lms, person);
    return await launchSession({ context, page, lms, person, stack });
  } finally {
    await context.close();
  }
}

async function describedBy(
  context: BrowserContext,
  address: string,
  passages: readonly { start: number; end: number }[],
): Promise<unknown[]> {
  const page = await context.newPage();
  await page.goto(address);
  await page.locator(WORK).waitFor();
  await page.addScriptTag({
    content: await built('../page/selectors.ts', 'iife', [fromSourceMap()]),
  });
  const selectors = await page.evaluate(
    ([work, all]) => (globalThis as unknown as { selectorsOf: SelectorsOf }).selectorsOf(work, all),
    [WORK, passages] as const,
  );
  await page.close();
  return selectors;
}

/** Every so many-th sentence, so that few are spread over all of the work as well. */
const spread = <T>(all: readonly T[], count: number): T[] =>
  all
    .filter(
      (_, n) => Math.floor((n * count) / all.length) !== Math.floor(((n - 1) * count) / all.length),
    )
    .slice(0, count);

export async function setTheStage(): Promise<Stage> {
  const folder = await mkdtemp(path.join(tmpdir(), 'waymark-bench-page-'));
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const one of closing.splice(0).reverse()) await one();
  };
  try {
    const stack = await startStack({ folder, ports: { server: 0, canvas: 0, moodle: 0 } });
    closing.push(stack.close);
    const elsewhere = await startSandbox({ canvas: { host: '127.0.0.5' } });
    closing.push(elsewhere.close);
    const hypothesis = await serveHypothesis();
    closing.push(hypothesis.close);
    const work = longWork(SENTENCES);
    const [lms, bare] = [stack.sandbox.canvas, elsewhere.canvas];
    for (const one of [lms, bare]) {
      // The page is there at once: what is measured is not its waiting.
      one.misbehave.pace(0.02);
      one.handIn(firstAssignment(one).assignment, personOf(one, LEARNER), work.html);
    }
    const { access } = await teacherAt(path.join(folder, 'teacher'), stack, lms);
    const profile = path.join(folder, 'learner');
    const desk = await sitDown(stack, lms, LEARNER, { profile, headless: true });
    const { browser, page } = desk;
    closing.push(() => browser.context.close());
    await connectByClick(desk);
    const { me } = await launchSession(desk);
    await signIn(page, bare, personOf(bare, LEARNER));

    const pageOf = (one: Flavour): string => {
      const { course, assignment } = firstAssignment(one);
      return one.url.assignment(course, assignment);
    };
    const address = {
      'page alone': pageOf(bare),
      Waymark: pageOf(lms),
      Hypothesis: pageOf(bare),
    };
    const selectors = await describedBy(browser.context, address.Hypothesis, work.quotes);
    const { course, assignment } = firstAssignment(lms);
    const context = me.courses.find(({ lmsCourseId }) => lmsCourseId === course.id)?.context;
    if (context === undefined) throw new Error('The learner is in no course.');
    let done: number[] = [];
    return {
      browser,
      address,
      hypothesis,
      openTab: async (side) => {
        const tab = await browser.context.newPage();
        if (side === 'Hypothesis')
          await tab.addInitScript(
            ({ config, bootScript }) => {
              if (window.top !== window) return;
              const embed = () => {
                const settings = document.createElement('script');
                settings.className = 'js-hypothesis-config';
                settings.type = 'application/json';
                settings.textContent = JSON.stringify(config);
                const boot = document.createElement('script');
                boot.src = bootScript;
                document.body.append(settings, boot);
              };
              document.addEventListener('DOMContentLoaded', embed);
            },
            { config: hypothesis.config, bootScript: hypothesis.bootScript },
          );
        return tab;
      },
      comment: async (count) => {
        const chosen = spread([...work.quotes.keys()], count);
        const fresh = chosen.filter((n) => !done.includes(n));
        const desk = { server: stack.url, access, context, learner: me.person };
        await commentOn(
          { ...desk, lmsAssignment: assignment.id },
          work,
          fresh.flatMap((n) => work.quotes[n] ?? []),
        );
        done = chosen;
        hypothesis.annotate(
          address.Hypothesis,
          chosen.map((n) => ({
            text: `I read this sentence twice, and the second time I believed you (${n + 1}).\n\nName your source for number ${n + 1}.\n\nWhat would somebody say who disagrees?`,
            selector: selectors[n],
          })),
        );
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
