import type { Place, Tab } from '../browser/driver.ts';
import type { FlavourName } from './fixtures.ts';

/**
 * What was on the screen, frame by frame, in ms since 1970 by the browser's own clock. Only changes are noted; each holds
 * until the next.
 */
export type Shown = { at: number; what: string | null; veiled?: boolean };

type Log = { log: Shown[]; end: boolean };

/**
 * Notes in every frame before it is painted whose work the page shows (`marks`: a few words only this learner wrote,
 * by their name), null while it shows none of them, and whether a sheet lies over the panel, or there is none.
 */
export async function recordPage(tab: Tab, flavour: FlavourName, marks: Record<string, string>) {
  await tab.run(
    ({ flavour, marks }) => {
      const words = (): string => {
        if (flavour === 'moodle')
          return document.querySelector('[data-region="grade"]')?.textContent ?? '';
        const frame = document.querySelector<HTMLIFrameElement>('#iframe_holder iframe');
        return frame?.contentDocument?.body?.textContent ?? '';
      };
      const store: Log = { log: [], end: false };
      Reflect.set(globalThis, 'shownHere', store);
      const look = () => {
        const text = words();
        const owner = Object.entries(marks).find(([, mark]) => text.includes(mark))?.[0] ?? null;
        const panel = document.querySelector('waymark-panel');
        const veiled = panel === null || panel.getAttribute('aria-busy') === 'true';
        const last = store.log.at(-1);
        if (last === undefined || last.what !== owner || last.veiled !== veiled)
          store.log.push({ at: Date.now(), what: owner, veiled });
        if (!store.end) requestAnimationFrame(look);
      };
      look();
    },
    { flavour, marks },
  );
}

/** Notes in every frame of the panel which of `names` it shows; null while it shows none of them. */
export async function recordPanel(panel: Place, names: string[]) {
  await panel.run((names) => {
    const store: Log = { log: [], end: false };
    Reflect.set(globalThis, 'shownHere', store);
    const look = () => {
      const text = document.body.textContent ?? '';
      const what = names.find((name) => text.includes(name)) ?? null;
      if (store.log.at(-1)?.what !== what || store.log.length === 0)
        store.log.push({ at: Date.now(), what });
      if (!store.end) requestAnimationFrame(look);
    };
    look();
  }, names);
}

/** Ends a recording and gives it. */
export const recorded = (place: Place): Promise<Shown[]> =>
  place.run(() => {
    const store = Reflect.get(globalThis, 'shownHere') as Log;
    store.end = true;
    return store.log;
  }, null);

/** Times at which the panel showed one learner while the page showed another. */
export function contradictions(page: readonly Shown[], panel: readonly Shown[]): string[] {
  const found: string[] = [];
  for (const [at, here] of page.entries()) {
    const until = page[at + 1]?.at ?? Number.POSITIVE_INFINITY;
    for (const [i, there] of panel.entries()) {
      const ends = panel[i + 1]?.at ?? Number.POSITIVE_INFINITY;
      const overlap = Math.min(until, ends) - Math.max(here.at, there.at);
      if (
        overlap > 0 &&
        here.veiled !== true &&
        here.what !== null &&
        there.what !== null &&
        here.what !== there.what
      )
        found.push(`for ${Math.round(overlap)} ms: page ${here.what}, panel ${there.what}`);
    }
  }
  return found;
}

/** What a recording has noted last, and for how long it has been so, ms. */
export const shownNow = (place: Place): Promise<(Shown & { for: number }) | null> =>
  place.run(() => {
    const last = (Reflect.get(globalThis, 'shownHere') as Log).log.at(-1);
    const now = Date.now();
    return last === undefined ? null : { ...last, for: now - last.at };
  }, null);
