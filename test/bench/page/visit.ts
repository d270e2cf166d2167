import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Frame, Page } from '@playwright/test';
import { stopWorker } from '../../browser/life.ts';
import { until } from '../../browser/until.ts';
import { type Side, type Stage, WORK } from './stage.ts';
import { BEGUN, CATEGORIES, DRAWN, type MainThread, readTrace } from './trace.ts';
import { type Weight, weigh } from './weigh.ts';

/** `processes`: ms of the processor in all renderers, those of extensions and of other sites included. */
export type Measured = MainThread & Weight & { processes: number };

/** Nothing is going on any more: less than so much of the processor in so long a time, twice in a row. */
const REST = { cpuMs: 10, everyMs: 400, looks: 2 };

type Times = Map<number, number>;
async function renderers(whole: CDPSession): Promise<Times> {
  const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
  return new Map(
    processInfo
      .filter(({ type }) => type === 'renderer')
      .map(({ id, cpuTime }) => [id, cpuTime * 1000]),
  );
}
const between = (before: Times, after: Times): number =>
  [...after].reduce((sum, [id, time]) => sum + time - (before.get(id) ?? 0), 0);

/** Asks the browser alone, so that looking costs no renderer anything. */
async function atRest(whole: CDPSession): Promise<void> {
  let quiet = 0;
  let before = await renderers(whole);
  await until('the browser to come to rest', async () => {
    await wait(REST.everyMs);
    const now = await renderers(whole);
    quiet = between(before, now) < REST.cpuMs ? quiet + 1 : 0;
    before = now;
    return quiet >= REST.looks ? true : null;
  });
}

/** Tells by two marks of its own when it began, and when the work on it has been drawn. */
async function markPage(page: Page): Promise<void> {
  await page.addInitScript(
    ({ begun, drawn, work }) => {
      if (window.top !== window) return;
      performance.mark(begun);
      const observer = new MutationObserver(() => {
        if (document.querySelector(work) === null) return;
        observer.disconnect();
        requestAnimationFrame(() => requestAnimationFrame(() => performance.mark(drawn)));
      });
      observer.observe(document, { childList: true, subtree: true });
    },
    { begun: BEGUN, drawn: DRAWN, work: WORK },
  );
}

const frameOf: Record<Side, RegExp | null> = {
  'page alone': null,
  Waymark: /^chrome-extension:\/\/[^/]+\/panel\.html/,
  Hypothesis: /\/app\.html/,
};

/** Highlights that can be seen on the page now, of this side. */
const highlighted = (page: Page, side: Side): Promise<number> =>
  page.evaluate((one) => {
    if (one === 'Hypothesis') return document.querySelectorAll('hypothesis-highlight').length;
    let ranges = 0;
    CSS.highlights.forEach((highlight, name) => {
      if (name.startsWith('waymark-')) ranges += highlight.size;
    });
    return ranges;
  }, side);

async function shown(page: Page, side: Side, count: number): Promise<Frame | undefined> {
  const wanted = side === 'page alone' ? 0 : count;
  const found = await highlighted(page, side);
  const pattern = frameOf[side];
  const frame = page.frames().find((one) => pattern?.test(one.url()));
  if (found !== wanted || (pattern !== null && frame === undefined))
    throw new Error(`${side}: ${found} highlights of ${wanted}, ${frame ? 'a' : 'no'} frame.`);
  return frame;
}

/** One load of the page until everything is shown and nothing happens any more; the extension's worker was asleep before. */
export async function visit(stage: Stage, side: Side, count: number): Promise<Measured> {
  const { browser, hypothesis } = stage;
  const program = browser.context.browser();
  if (program === null) throw new Error('No browser session: not a Chromium we started.');
  await stopWorker(browser);
  const page = await stage.openTab(side);
  await markPage(page);
  const whole = await program.newBrowserCDPSession();
  await atRest(whole);
  await program.startTracing(page, { categories: CATEGORIES });
  const before = await renderers(whole);
  await page.goto(stage.address[side]);
  await atRest(whole);
  const processes = between(before, await renderers(whole));
  const trace = await program.stopTracing();
  await whole.detach();
  const frame = await shown(page, side, count);
  const start = {
    'page alone': '-',
    Waymark: `chrome-extension://${browser.extensionId}/`,
    Hypothesis: hypothesis.origin,
  }[side];
  const isAddOn = (text: string): boolean =>
    text.includes(start) || (side === 'Waymark' && text.includes('"worldName":"Waymark"'));
  const measured = {
    ...readTrace(trace.toString(), side === 'page alone' ? () => false : isAddOn),
    ...(await weigh(page, frame, side === 'page alone' ? () => false : isAddOn)),
    processes,
  };
  await page.close();
  return measured;
}
