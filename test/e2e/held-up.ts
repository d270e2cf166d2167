import type { Tab } from '../browser/driver.ts';
import type { FlavourName } from './fixtures.ts';
import { WORK } from './marking.ts';

/** The work as it stands in the page now, as markup. */
export const workOf = (tab: Tab, flavour: FlavourName): Promise<string> =>
  tab.run(({ frame, root }) => {
    const element = frame === null ? null : document.querySelector<HTMLIFrameElement>(frame);
    return (element?.contentDocument ?? document).querySelector(root)?.innerHTML ?? '';
  }, WORK[flavour]);

/**
 * ms of the longest task that held up the page since it was loaded, 0 where none was worth telling; and what the page itself
 * takes to lay out the work ten times.
 */
export const heldUp = (
  tab: Tab,
  flavour: FlavourName,
): Promise<{ longest: number; layout: number }> =>
  tab.run(async ({ frame, root }) => {
    const element = frame === null ? null : document.querySelector<HTMLIFrameElement>(frame);
    const longest = await new Promise<number>((told) => {
      const observer = new PerformanceObserver((list) => {
        told(Math.max(...list.getEntries().map(({ duration }) => duration)));
        observer.disconnect();
      });
      observer.observe({ type: 'longtask', buffered: true });
      // What was buffered is told in a task of its own, before this one.
      setTimeout(() => requestIdleCallback(() => told(0)), 0);
    });
    const inside = element?.contentDocument ?? document;
    const from = performance.now();
    for (let n = 0; n < 10; n += 1) {
      const copy = inside.querySelector(root)?.cloneNode(true) as HTMLElement;
      inside.body.append(copy);
      copy.getBoundingClientRect();
      copy.remove();
    }
    return { longest, layout: performance.now() - from };
  }, WORK[flavour]);
